import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import {
  criteriaOf,
  findCriterion,
  findFramework,
  shippedFrameworks,
  topicOfCriterion,
} from '../../../../shared/criteria/catalogue.ts';
import { parseFramework } from '../../../../shared/criteria/parse-framework.ts';
import { policeForces } from '../../../../shared/criteria/police-forces.ts';

const published = JSON.parse(readFileSync('shared/criteria/frameworks/ncpi-2024.json', 'utf8'));
const changed = (change: (framework: typeof published) => void) => {
  const copy = structuredClone(published);
  change(copy);
  return parseFramework(copy);
};

describe('the shipped criteria editions', () => {
  test('parse, with ids that are unique', () => {
    for (const framework of shippedFrameworks)
      expect(parseFramework(framework)).toEqual({ ok: true, value: framework });
  });

  test('hold 4, 4, 5, 5 and 5 criteria in the five topics of 2024', () => {
    const framework = findFramework('ncpi-2024');
    expect(framework?.topics.map(({ name, criteria }) => [name, criteria.length])).toEqual([
      ['Leadership', 4],
      ['Partnership working', 4],
      ['Initial response', 5],
      ['Risk assessment and referral', 5],
      ['Investigation', 5],
    ]);
  });

  test('hold nine areas and five methods of 2020, and observation marked as ours', () => {
    const framework = findFramework('ncpi-2020');
    expect(framework?.areas).toHaveLength(9);
    expect(framework?.methods.filter(({ isOurs }) => !isOurs)).toHaveLength(5);
    expect(framework?.methods.filter(({ isOurs }) => isOurs).map(({ name }) => name)).toEqual([
      'Observation',
    ]);
  });

  test('say where they come from and under which licence', () => {
    for (const { attribution, licence, source } of shippedFrameworks) {
      expect(attribution).toContain('Open Government Licence v3.0');
      expect(licence).toContain('nationalarchives.gov.uk');
      expect(source).toMatch(/^https:/);
    }
  });

  test('find a criterion by id and by number', () => {
    const framework = parseFramework(published);
    if (!framework.ok) throw new Error('the edition parses');
    const byNumber = findCriterion(framework.value, '3.2');
    expect(byNumber?.text).toBe(
      'All officers and staff can identify vulnerable children and know how to safeguard them.',
    );
    expect(findCriterion(framework.value, 'ncpi-2024/initial-response/2')).toBe(byNumber);
    expect(topicOfCriterion(framework.value, byNumber?.id ?? '')?.name).toBe('Initial response');
    expect(criteriaOf(framework.value)).toHaveLength(23);
  });
});

describe('a broken criteria edition', () => {
  test('is refused with the path of a duplicate id', () => {
    const result = changed((framework) => {
      framework.topics[2].criteria[1].id = framework.topics[0].criteria[0].id;
    });
    expect(result).toEqual({
      ok: false,
      error: {
        type: 'framework-id-duplicated',
        path: 'topics.2.criteria.1.id',
        id: 'ncpi-2024/leadership/1',
      },
    });
  });

  test.each([
    [
      'an empty text',
      (f: typeof published) => (f.topics[0].criteria[0].text = ' '),
      'topics.0.criteria.0.text',
    ],
    ['a date that is none', (f: typeof published) => (f.published = '16 April 2024'), 'published'],
    ['a topic without criteria', (f: typeof published) => (f.topics[1].criteria = []), 'topics.1.criteria'],
    ['an id with capitals', (f: typeof published) => (f.id = 'NCPI'), 'id'],
    ['a field that nobody knows', (f: typeof published) => (f.weight = 3), 'weight'],
  ])('is refused with the path of %s', (_, change, path) => {
    expect(changed(change)).toMatchObject({ ok: false, error: { type: 'framework-invalid', path } });
  });

  test.each([[null], [7], ['text'], [[]]])('is refused when it is %j', (input) => {
    expect(parseFramework(input)).toMatchObject({ ok: false, error: { type: 'framework-invalid' } });
  });
});

test('the forces are the 43 territorial ones and British Transport Police', () => {
  expect(new Set(policeForces).size).toBe(44);
  expect(policeForces).toContain('British Transport Police');
});
