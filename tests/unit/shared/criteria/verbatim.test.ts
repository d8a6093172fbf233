import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { criteriaOf, findFramework } from '../../../../shared/criteria/catalogue.ts';

const published = (name: string) => readFileSync(`tests/fixtures/criteria/${name}`, 'utf8');
const bullets = (text: string) => [...text.matchAll(/^ *• (.+)$/gm)].map(([, bullet]) => bullet?.trim());

test('the criteria of 2024 are the published text, word for word and in its order', () => {
  const framework = findFramework('ncpi-2024');
  if (framework === undefined) throw new Error('the edition ships');
  expect(criteriaOf(framework).map(({ text }) => text)).toEqual(
    bullets(published('2024-assessment-criteria.txt')),
  );
});

test('the topics of 2024 have their published names and sentences', () => {
  const heads = [...published('2024-assessment-criteria.txt').matchAll(/^(\d)\. (.+)\n\n(.+)$/gm)];
  const topics = findFramework('ncpi-2024')?.topics.map(({ number, name, statement }) => [
    number,
    name,
    statement,
  ]);
  expect(topics).toEqual(heads.map(([, number, name, statement]) => [number, name, statement]));
});

test('the methods and areas of 2020 are the published text', () => {
  const framework = findFramework('ncpi-2020');
  const text = published('2020-methodology.txt');
  const names = [...(framework?.methods.filter(({ isOurs }) => !isOurs) ?? []), ...(framework?.areas ?? [])];
  const withoutEnds = bullets(text).map((bullet) => bullet?.replace(/(?:; and|[;.])$/, ''));
  for (const { name } of names) expect(withoutEnds).toContain(name.replace(/\.$/, ''));
});
