import { unzipSync, zipSync } from 'fflate';
import { beforeAll, describe, expect, test } from 'vitest';
import { utf8ToBytes } from '../../../shared/encoding.ts';
import { packToText } from '../../../shared/exchange/pack-text.ts';
import { writePack } from '../../../shared/exchange/write-pack.ts';
import { verifyNaively } from './naive-verifier.ts';
import { reportOn } from './report-on.ts';
import { resealed, withClosingLine } from './resealed.ts';
import { createTeam } from './sample-team.ts';

let good: Uint8Array<ArrayBuffer>;

beforeAll(async () => {
  good = await writePack((await createTeam(['hostile a', 'hostile b'], { isSettled: true })).pack);
});

const text = (bytes: Uint8Array | undefined): string => new TextDecoder().decode(bytes);
const log = (parts: Readonly<Record<string, Uint8Array>>): string =>
  Object.keys(parts).find((path) => path.endsWith('entries.jsonl')) ?? '';

async function changed(path: string, change: (text: string) => string): Promise<Uint8Array> {
  const parts = unzipSync(good);
  const name = path === 'entries' ? log(parts) : path;
  return resealed({ ...parts, [name]: utf8ToBytes(change(text(parts[name]))) });
}

describe('what is no evidence file', () => {
  test.each([
    ['nothing', new Uint8Array()],
    ['words', utf8ToBytes('Notes of the day')],
    ['a page', utf8ToBytes('<!doctype html><script>alert(1)</script>')],
    ['a zip of something else', zipSync({ 'readme.txt': utf8ToBytes('hello') })],
    ['a locked file', utf8ToBytes('age-encryption.org/v1\n-> X25519 abc\n')],
    ['the first letters of a zip', utf8ToBytes('PK\u0003\u0004')],
    ['letters that look like one in base64', utf8ToBytes('UEsDBBQAAAAIAAAA')],
  ])('%s is refused in a sentence', async (_, bytes) => {
    const { verdict, summary, checks } = await reportOn(bytes);
    expect(verdict).not.toBe('holds');
    expect(summary).toMatch(/^[A-Z].*\.$/);
    expect(checks).toEqual([]);
  });

  test('a locked file is told how to unlock it', async () => {
    const { verdict, summary } = await reportOn(utf8ToBytes('age-encryption.org/v1\n-> scrypt'));
    expect(verdict).toBe('unreadable');
    expect(summary).toContain('Unlock it first');
  });

  test('a file that was cut short does not hold, wherever it was cut', async () => {
    for (let length = 40; length < good.length; length += 251) {
      expect((await reportOn(good.slice(0, length))).verdict).not.toBe('holds');
    }
    expect((await reportOn(good.slice(0, -1))).verdict).toBe('does-not-hold');
  });

  test('a whole file with something after its end does not hold', async () => {
    const longer = new Uint8Array(good.length + 4);
    longer.set(good);
    expect((await reportOn(longer)).verdict).toBe('does-not-hold');
  });
});

describe('a zip that wants the memory', () => {
  const zeros = new Uint8Array(4_000_000);
  /** In the directory at the end, where readers look (APPNOTE 4.3.12): the size that it says it has. */
  const claim = (zip: Uint8Array, size: number): Uint8Array => {
    const view = new DataView(zip.buffer, zip.byteOffset, zip.length);
    view.setUint32(view.getUint32(zip.length - 22 + 16, true) + 24, size, true);
    return zip;
  };

  test.each([
    ['claims 4 GB', 0xffff_fff0],
    ['claims 1.5 GB', 1_500_000_000],
    ['claims less than it is', 10],
  ])('that %s is refused at once', async (_, size) => {
    const before = process.memoryUsage().arrayBuffers;
    const started = process.cpuUsage();
    const { verdict } = await reportOn(
      await withClosingLine(claim(zipSync({ 'manifest.json': zeros }), size)),
    );
    expect(verdict).not.toBe('holds');
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(100_000_000);
    expect(process.cpuUsage(started).user).toBeLessThan(2_000_000);
  });

  test('of very many parts is refused', async () => {
    const names = Array.from({ length: 20_100 }, (_, index) => [`attachments/${index}`, new Uint8Array()]);
    const many = await withClosingLine(zipSync(Object.fromEntries(names), { level: 0 }));
    expect((await reportOn(many)).verdict).toBe('unreadable');
  });
});

describe('a file whose parts say odd things', () => {
  test.each([
    ['entries that are no JSON', 'entries', (all: string) => all.replace('{', '[')],
    ['an entry in other words that mean the same', 'entries', (all: string) => all.replace('{', '{ ')],
    ['an entry with one field more', 'entries', (all: string) => all.replace('"v":1}', '"v":1,"x":1}')],
    [
      'an entry of a kind that nobody knows',
      'entries',
      (all: string) => all.replace('"item-set"', '"spell-set"'),
    ],
    ['entries that are not ended', 'entries', (all: string) => all.slice(0, -1)],
    ['no entries at all', 'entries', () => ''],
    ['texts that are no JSON', 'contents.jsonl', (all: string) => `${all}nonsense\n`],
    ['a text that is a list', 'contents.jsonl', (all: string) => `${all}[]\n`],
    [
      'a text of nobody’s',
      'contents.jsonl',
      (all: string) => `${all}${all.split('\n')[0]?.replace(/"salt":"../, '"salt":"00')}\n`,
    ],
    ['a text that stands twice', 'contents.jsonl', (all: string) => `${all}${all.split('\n')[0]}\n`],
    [
      'a list of lists, deep as a well',
      'contents.jsonl',
      () => `${'['.repeat(100_000)}${']'.repeat(100_000)}\n`,
    ],
  ])('%s: it does not hold', async (_, path, change) => {
    const file = await changed(path, change);
    expect((await reportOn(file)).verdict).not.toBe('holds');
    expect(verifyNaively(file).holds).toBe(false);
  });

  test('a file put in under a name like ours is told, and not passed', async () => {
    const more = { [`attachments/${'0'.repeat(64)}`]: utf8ToBytes('put in') };
    const file = await resealed({ ...unzipSync(good), ...more });
    const { verdict } = await reportOn(file);
    expect({ ours: verdict === 'holds', naive: verifyNaively(file).holds }).toEqual({
      ours: false,
      naive: false,
    });
  });

  test('a part of a kind that nobody knows is told, and not looked into', async () => {
    const file = await resealed({ ...unzipSync(good), 'later/part.bin': utf8ToBytes('put in') });
    const { verdict, checks } = await reportOn(file);
    expect({ verdict, naive: verifyNaively(file).holds }).toEqual({ verdict: 'holds', naive: true });
    expect(checks.find(({ outcome }) => outcome === 'note')?.sentences[0]).toContain('“later/part.bin”');
  });

  test('without an entry it says that it proves nothing', async () => {
    const parts = unzipSync(good);
    const file = await resealed({
      'manifest.json': parts['manifest.json'] ?? new Uint8Array(),
      'contents.jsonl': new Uint8Array(),
    });
    const { verdict, checks } = await reportOn(file);
    expect(verdict).toBe('does-not-hold');
    expect(checks.flatMap(({ sentences }) => sentences)).toContain(
      'There is not one entry in this file: it proves nothing.',
    );
  });
});

test('a file that was kept as text is checked like any other', async () => {
  expect((await reportOn(utf8ToBytes(packToText(good)))).verdict).toBe('holds');
  expect(verifyNaively(utf8ToBytes(packToText(good))).holds).toBe(true);
});
