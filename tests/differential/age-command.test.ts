import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openSealed } from '../../shared/exchange/sealing/open-sealed.ts';
import { sealFile } from '../../shared/exchange/sealing/seal-file.ts';

const passphrase = 'lamp orchard ferry quilt';
const file = Uint8Array.from({ length: 200_000 }, (_, index) => (index * 31) % 251);

let folder: string;
let people: readonly { readonly identity: string; readonly recipient: string }[];

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'plumbline-age-'));
  writeFileSync(place('plain'), file);
  people = ['one', 'two'].map((name) => {
    execFileSync('age-keygen', ['-o', place(name)], { stdio: 'ignore' });
    const recipient = execFileSync('age-keygen', ['-y', place(name)], { encoding: 'utf8' }).trim();
    return { identity: readFileSync(place(name), 'utf8'), recipient };
  });
});

afterAll(() => rmSync(folder, { recursive: true }));

const place = (name: string) => join(folder, name);
const age = (...args: readonly string[]) =>
  execFileSync('age', [...args], { stdio: ['ignore', 'pipe', 'pipe'] });

/** age asks for passphrases at a terminal only: `script` gives it one. */
const ageAtTerminal = (typed: string, ...args: readonly string[]) =>
  execFileSync('script', ['-qec', `age ${args.join(' ')}`, '/dev/null'], { input: typed, cwd: folder });

describe('the age command', () => {
  test('opens what is sealed here for several people, as each of them', async () => {
    const keys = people.map(({ recipient }) => recipient);
    const sealed = await sealFile(file, { type: 'recipients', keys });
    if (!sealed.ok) throw new Error('the keys are good');
    writeFileSync(place('ours.age'), sealed.value);
    for (const name of ['one', 'two']) {
      const opened = age('--decrypt', '--identity', place(name), place('ours.age'));
      expect(Buffer.compare(opened, file)).toBe(0);
    }
  });

  test('opens what is sealed here with a passphrase', async () => {
    const sealed = await sealFile(file, { type: 'passphrase', passphrase });
    if (!sealed.ok) throw new Error('a passphrase seals');
    writeFileSync(place('words.age'), sealed.value);
    ageAtTerminal(`${passphrase}\n`, '--decrypt', '--output', 'words.plain', 'words.age');
    expect(Buffer.compare(readFileSync(place('words.plain')), file)).toBe(0);
  });

  test.each([
    ['its binary form', []],
    ['its text form', ['--armor']],
  ])('seals for people in %s, and it opens here', async (_, options) => {
    const recipients = people.flatMap(({ recipient }) => ['--recipient', recipient]);
    age(...options, ...recipients, '--output', place('theirs.age'), place('plain'));
    const bytes = new Uint8Array(readFileSync(place('theirs.age')));
    for (const { identity } of people) {
      const opened = await openSealed(bytes, { type: 'identity', identity });
      expect(opened.ok && Buffer.compare(opened.value, file)).toBe(0);
    }
  });

  test('seals with a passphrase, and it opens here', async () => {
    ageAtTerminal(`${passphrase}\n${passphrase}\n`, '--passphrase', '--output', 'typed.age', 'plain');
    const bytes = new Uint8Array(readFileSync(place('typed.age')));
    const opened = await openSealed(bytes, { type: 'passphrase', passphrase });
    expect(opened.ok && Buffer.compare(opened.value, file)).toBe(0);
  });
});
