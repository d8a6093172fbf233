import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { unzipSync } from 'fflate';
import { afterEach, describe, expect, test } from 'vitest';
import {
  differences,
  digestLines,
  folderDigests,
  parseDigestLines,
} from '../../../scripts/build/folder-digests.ts';
import { zipFolder } from '../../../scripts/build/zip-folder.ts';

const folders: string[] = [];

function folderOf(files: readonly (readonly [string, string])[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'plumbline-zip-'));
  folders.push(folder);
  for (const [path, text] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

const FILES = [
  ['manifest.json', '{"name":"Plumbline"}'],
  ['a.js', 'a();'],
  ['chunks/é.js', 'e();'],
  ['chunks/B.js', 'b();'],
] as const;

const sha256 = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex');

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

describe('the zip of a built extension', () => {
  test('has the same bytes for other times, modes, places and orders of writing', () => {
    const [one, other] = [folderOf(FILES), folderOf(FILES.toReversed())];
    utimesSync(join(other, 'a.js'), new Date('2031-07-01'), new Date('2031-07-01'));
    chmodSync(join(other, 'manifest.json'), 0o600);
    expect(zipFolder(other)).toEqual(zipFolder(one));
  });

  test.each(['Pacific/Kiritimati', 'America/St_Johns'])('has the same bytes in the time zone %s', (zone) => {
    const folder = folderOf(FILES);
    const script = `
      import { zipFolder } from ${JSON.stringify(join(process.cwd(), 'scripts/build/zip-folder.ts'))};
      process.stdout.write(zipFolder(${JSON.stringify(folder)}));`;
    const args = ['--input-type=module', '-e', script];
    const { stdout, stderr } = spawnSync(process.execPath, args, { env: { ...process.env, TZ: zone } });
    expect(stderr.toString()).not.toContain('Error');
    expect(sha256(stdout)).toBe(sha256(zipFolder(folder)));
  });

  test('has other bytes when one byte of one file is another', () => {
    const changed = FILES.map(([path, text]) => [path, path === 'a.js' ? 'b();' : text] as const);
    expect(zipFolder(folderOf(changed))).not.toEqual(zipFolder(folderOf(FILES)));
  });

  test('gives its files back', () => {
    const parts = unzipSync(zipFolder(folderOf(FILES)));
    const texts = Object.entries(parts).map(([path, bytes]) => [path, new TextDecoder().decode(bytes)]);
    expect(texts).toEqual([FILES[1], FILES[3], FILES[2], FILES[0]]);
  });
});

describe('checksums', () => {
  test('are lines that sha256sum reads, and are read back', () => {
    const digests = folderDigests(folderOf([['a.js', 'a();']]));
    expect(digestLines(digests)).toBe(`${sha256('a();')}  a.js\n`);
    expect(parseDigestLines(digestLines(digests))).toEqual(digests);
  });

  test('name each file that one of two builds lacks or has otherwise', () => {
    const first = new Map([
      ['same', sha256('same')],
      ['changed', sha256('one')],
      ['gone', sha256('gone')],
    ]);
    const second = new Map([
      ['same', sha256('same')],
      ['changed', sha256('two')],
      ['new', sha256('new')],
    ]);
    expect(differences(first, second)).toEqual([
      `changed differs: ${sha256('one').slice(0, 16)}… and ${sha256('two').slice(0, 16)}…`,
      'gone is only in the first',
      'new is only in the second',
    ]);
    expect(differences(first, first)).toEqual([]);
  });
});
