import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { generateX25519Identity, identityToRecipient } from 'age-encryption';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Seal, sealFile } from '../../shared/exchange/sealing/seal-file.ts';
import { writePack } from '../../shared/exchange/write-pack.ts';
import { createDevice, packOf, point, startOf } from '../unit/shared/sample-inspection.ts';

const program = resolve('excel-addin/command-line/grade.ts');
const passphrase = 'lamp orchard ferry quilt';

let folder: string;
let identity: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'plumbline-sealed-grade-'));
  copyFileSync('tests/fixtures/xlsx/ho-police-use-of-force-2017-18.xlsx', join(folder, 'force.xlsx'));
  const device = await createDevice('sealed');
  await device.record(startOf(device));
  await device.record([point(device.newId(), 'Seen in a record')]);
  const bytes = await writePack(packOf([device]));
  identity = await generateX25519Identity();
  await writeSealed('words.plumb.age', bytes, { type: 'passphrase', passphrase });
  const keys = [await identityToRecipient(identity)];
  await writeSealed('keys.plumb.age', bytes, { type: 'recipients', keys });
});
afterAll(() => rmSync(folder, { recursive: true }));

async function writeSealed(name: string, bytes: Uint8Array, seal: Seal): Promise<void> {
  const sealed = await sealFile(bytes, seal);
  if (!sealed.ok) throw new Error('it seals');
  writeFileSync(join(folder, name), sealed.value);
}

function grade(file: string, given: { readonly stdin?: string; readonly variable?: string }) {
  rmSync(join(folder, 'graded.xlsx'), { force: true });
  const { PLUMBLINE_PASSPHRASE: _, ...rest } = process.env;
  const env = { ...rest, NODE_COMPILE_CACHE: join(folder, 'compiled') };
  const fromStdin = given.stdin === undefined ? [] : ['--passphrase-stdin'];
  const args = ['force.xlsx', '--evidence', file, '--out', 'graded.xlsx', ...fromStdin];
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], {
    cwd: folder,
    encoding: 'utf8',
    input: given.stdin ?? '',
    env: given.variable === undefined ? env : { ...env, PLUMBLINE_PASSPHRASE: given.variable },
  });
  return { status, said: `${stdout}${stderr}`, isWritten: existsSync(join(folder, 'graded.xlsx')) };
}

describe('npm run grade with a sealed evidence file', () => {
  test.each([
    ['a passphrase in the environment', 'words.plumb.age', () => ({ variable: passphrase })],
    ['a passphrase from standard input', 'words.plumb.age', () => ({ stdin: `${passphrase}\n` })],
    ['the file of a key from standard input', 'keys.plumb.age', () => ({ stdin: `# mine\n${identity}\n` })],
  ])('grades with %s, and repeats none of it', (_, file, secret) => {
    const { status, said, isWritten } = grade(file, secret());
    expect(said).toContain(`${file}: 1 item added`);
    expect(said).not.toMatch(/orchard|SECRET-KEY/);
    expect({ status, isWritten }).toEqual({ status: 0, isWritten: true });
  });

  test.each([
    ['nothing is given', 'words', { sentence: 'This evidence file is sealed. Give its passphrase' }],
    [
      'another passphrase is given',
      'words',
      { variable: 'orchard', sentence: 'The passphrase is not the one' },
    ],
    [
      'a passphrase is given for a key',
      'keys',
      { variable: 'orchard', sentence: 'It is sealed for named people' },
    ],
  ])('writes nothing where %s, and says what to do', (_, name, { sentence, ...given }) => {
    const file = `${name}.plumb.age`;
    const { status, said, isWritten } = grade(file, given);
    expect(said).toContain(`${file}: ${sentence}`);
    expect(said).not.toContain('orchard');
    expect({ status, isWritten }).toEqual({ status: 3, isWritten: false });
  });
});
