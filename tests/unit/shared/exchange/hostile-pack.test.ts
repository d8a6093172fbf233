import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bytesToHex, sha256, utf8ToBytes } from '../../../../shared/encoding.ts';
import { packErrorSentence } from '../../../../shared/exchange/pack-sentences.ts';
import { readPack } from '../../../../shared/exchange/read-pack.ts';
import { type HandEntry, zipByHand } from './zip-by-hand.ts';

const inspection = '0123456789abcdef'.repeat(2);

/** Parts that an honest list names, whatever they are. */
async function withManifest(entries: readonly HandEntry[]): Promise<readonly HandEntry[]> {
  const parts = await Promise.all(
    entries.map(async ({ name, bytes }) => ({
      path: String(name),
      byteLength: bytes.length,
      sha256: bytesToHex(await sha256(bytes)),
    })),
  );
  const head = { form: 'plumbline-pack', version: 1, purpose: 'evidence', inspection, madeAtMs: 1 };
  const manifest = utf8ToBytes(JSON.stringify({ ...head, parts }));
  return [{ name: 'manifest.json', bytes: manifest }, ...entries];
}

const contents: HandEntry = { name: 'contents.jsonl', bytes: new Uint8Array() };
const attachment = (digit: string, bytes: Uint8Array, more: Partial<HandEntry> = {}): HandEntry => ({
  name: `attachments/${digit.repeat(64)}`,
  bytes,
  ...more,
});
const some = utf8ToBytes('some bytes of a file');

async function refusalOf(entries: readonly HandEntry[], zip: Parameters<typeof zipByHand>[1] = {}) {
  const read = await readPack(await zipByHand(await withManifest([contents, ...entries]), zip));
  if (read.ok) return null;
  expect(packErrorSentence(read.error)).toMatch(/\. (?:Nothing was taken in|Ask for an evidence file)/);
  return read.error;
}

const strange = (reason: string) => expect.objectContaining({ type: 'pack-strange', reason });

describe('a zip made by hand and sealed as ours are', () => {
  test('is read where it is honest, with a zip inside that nobody unpacks', async () => {
    const bomb = zipSync({ 'zeros.bin': new Uint8Array(5e6) });
    const entries = await withManifest([contents, attachment('a', bomb, { isStored: true })]);
    const read = await readPack(await zipByHand(entries));
    expect(read).toMatchObject({
      ok: true,
      value: { inspection, attachments: [{ commitment: 'a'.repeat(64) }] },
    });
    expect(read.ok && read.value.attachments[0]?.bytes).toEqual(bomb);
  });

  test.each([
    ['up and out', '../../escape.txt'],
    ['up and back', 'logs/../../escape.txt'],
    ['from the root', '/etc/passwd'],
    ['of a drive', 'C:\\Windows\\win.ini'],
    ['with a backslash', 'logs\\a.txt'],
    ['with a NUL', 'contents.jsonl\u0000.txt'],
    ['of nothing', ''],
    ['of a folder', 'logs/'],
    ['through nothing', 'logs//a'],
    ['through itself', './a'],
    ['of every object', '__proto__'],
    ['that runs backwards', 'logs/\u202egnp.exe'],
    ['far too long', `logs/${'a'.repeat(5_000)}`],
    ['deep as a well', 'a/'.repeat(90).concat('a')],
    ['of no text', Uint8Array.of(0x61, 0xff, 0xfe)],
  ])('is refused for a part with a name %s', async (_, name) => {
    expect(await refusalOf([{ name, bytes: some }])).toEqual(strange('a part has a name it may not have'));
  });

  test('is refused for a part that is there twice', async () => {
    expect(await refusalOf([contents])).toEqual(strange('a part is there twice'));
  });

  test.each([
    ['a password on a part', { flags: 1 }],
    ['sizes behind the data', { flags: 8 }],
    ['strong encryption', { flags: 0x41 }],
    ['a way of packing that is not ours', { method: 12 }],
    ['a stored part of another size than it has', { isStored: true, size: 21 }],
    ['two sizes for one part', { localSize: 19 }],
    ['data of a part that is another’s', { sharesWith: 1 }],
  ])('is refused for %s', async (_, lie) => {
    expect(await refusalOf([attachment('a', some, lie)])).toEqual(strange('its list of parts is not true'));
  });

  test.each([
    ['less', some.length - 1],
    ['more', some.length + 1],
  ])('is refused for a part that claims %s than it unpacks to', async (_, size) => {
    expect(await refusalOf([attachment('a', some, { size })])).toEqual(
      strange('a part is not as long as it says'),
    );
  });

  test('is refused for bytes between its parts and its list, and behind it', async () => {
    const hidden = utf8ToBytes('hidden');
    const reason = strange('something stands between its parts');
    expect(await refusalOf([], { afterEntries: hidden })).toEqual(reason);
    expect(await refusalOf([], { afterDirectory: hidden })).toEqual(reason);
    expect(await refusalOf([], { count: 1 })).toEqual(reason);
  });

  test('is refused in the form for a million parts, and for more than 20,000', async () => {
    // APPNOTE 4.3.14 and 4.3.15: the record with the true count, and where it is.
    const zip64 = new Uint8Array(76);
    new DataView(zip64.buffer).setUint32(0, 0x06064b50, true);
    new DataView(zip64.buffer).setUint32(32, 1_000_000, true);
    new DataView(zip64.buffer).setUint32(56, 0x07064b50, true);
    const tooLarge = { type: 'pack-too-large', limitMegabytes: 1024 };
    expect(await refusalOf([], { count: 0xffff, afterDirectory: zip64 })).toEqual(tooLarge);
    expect(await refusalOf([], { afterDirectory: zip64 })).toEqual(
      strange('something stands between its parts'),
    );
    expect(await refusalOf([], { count: 20_001 })).toEqual(tooLarge);
  });
});

describe('a zip that unpacks to far more than it is', () => {
  let folder: string;
  let plainMegabytes: number;

  /** The most memory that a process takes which reads one file, and what it says of it. */
  function readAlone(bytes: Uint8Array): { readonly type: string; readonly megabytes: number } {
    const file = join(folder, 'file.plumb');
    writeFileSync(file, bytes);
    const script = `
      import { readFileSync } from 'node:fs';
      import { readPack } from ${JSON.stringify(resolve('shared/exchange/read-pack.ts'))};
      const read = await readPack(new Uint8Array(readFileSync(${JSON.stringify(file)})));
      const type = read.ok ? 'read' : read.error.type;
      console.log(JSON.stringify({ type, megabytes: process.resourceUsage().maxRSS / 1000 }));`;
    return JSON.parse(
      execFileSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' }),
    );
  }

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'plumbline-bombs-'));
    const { type, megabytes } = readAlone(await zipByHand(await withManifest([contents])));
    expect(type).toBe('read');
    plainMegabytes = megabytes;
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const zeros = new Uint8Array(100e6);

  test.each([
    ['and says so', {}, { type: 'pack-strange', most: 40 }],
    // One step of the unpacker, twice: what it holds while it unpacks and what it gives out.
    ['and claims to be 20 bytes', { size: 20, localSize: 20 }, { type: 'pack-strange', most: 200 }],
    [
      'and claims more than is ever read',
      { size: 2e9, localSize: 2e9 },
      { type: 'pack-too-large', most: 40 },
    ],
  ])('%s is refused within bounded memory', async (_, lie, { type, most }) => {
    const bomb = await zipByHand(await withManifest([contents, attachment('a', zeros, lie)]));
    expect(bomb.length).toBeLessThan(1e6);
    const outcome = readAlone(bomb);
    expect(outcome.type).toBe(type);
    expect(outcome.megabytes - plainMegabytes).toBeLessThan(most);
  });

  test('is refused for what its parts are together', async () => {
    const parts = ['a', 'b', 'c', 'd', 'e', 'f'].map((digit) => attachment(digit, some, { size: 200e6 }));
    expect(await refusalOf(parts)).toEqual({ type: 'pack-too-large', limitMegabytes: 1024 });
  });
});
