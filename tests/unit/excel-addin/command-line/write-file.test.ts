import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { writeAll } from '../../../../excel-addin/command-line/write-file.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'write-file-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const file = (name: string) => ({ path: join(folder, name), bytes: Uint8Array.of(1) });

describe('two files', () => {
  test('are both written', async () => {
    await writeFile(join(folder, 'a'), 'older');
    expect((await writeAll([file('a'), file('b')])).ok).toBe(true);
    expect((await readdir(folder)).sort()).toEqual(['a', 'b']);
  });

  test('are neither written where the second has no folder', async () => {
    const done = await writeAll([file('a'), file('none/b')]);
    expect(done).toMatchObject({ ok: false, error: { path: join(folder, 'none/b') } });
    expect(await readdir(folder)).toEqual([]);
  });

  test('are neither written where a folder stands in the place of the second', async () => {
    await mkdir(join(folder, 'b'));
    const done = await writeAll([file('a'), file('b')]);
    expect(done).toMatchObject({ ok: false, error: { why: 'it is a folder, not a file' } });
    expect(await readdir(folder)).toEqual(['b']);
  });
});
