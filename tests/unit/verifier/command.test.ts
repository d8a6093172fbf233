import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, test } from 'vitest';
import { writePack } from '../../../shared/exchange/write-pack.ts';
import { createTeam } from './sample-team.ts';

const program = 'dist/verifier/plumbline-verify.mjs';
const folder = mkdtempSync(join(tmpdir(), 'plumbline-verify-'));
const path = (name: string) => join(folder, name);

beforeAll(async () => {
  const bytes = await writePack((await createTeam(['command a', 'command b'], { isSettled: true })).pack);
  writeFileSync(path('good.plumb'), bytes);
  writeFileSync(path('cut.plumb'), bytes.subarray(0, -500));
  writeFileSync(path('other.plumb'), 'Notes of the day');
});

async function run(...args: readonly string[]) {
  try {
    const { stdout, stderr } = await promisify(execFile)(process.execPath, [program, ...args]);
    return { code: 0, stdout, stderr };
  } catch (fault) {
    return fault as { readonly code: number; readonly stdout: string; readonly stderr: string };
  }
}

describe('the command, as it was built', () => {
  test('ends with 0 and says so where a file holds', async () => {
    const { code, stdout } = await run(path('good.plumb'));
    expect(code).toBe(0);
    expect(stdout).toContain('this file holds');
    expect(stdout).toContain('What it does not prove');
  });

  test.each([
    [1, 'this file does not hold', ['cut.plumb']],
    [2, 'this file could not be read', ['other.plumb']],
    [2, 'this file could not be read', ['not-there.plumb']],
    [1, 'this file does not hold', ['good.plumb', 'other.plumb', 'cut.plumb']],
    [2, 'this file could not be read', ['good.plumb', 'other.plumb']],
  ])('ends with %i: %s (%j)', async (code, words, names) => {
    const ended = await run(...names.map(path));
    expect(ended.code).toBe(code);
    expect(ended.stdout).toContain(words);
  });

  test('gives JSON, one object a line', async () => {
    const { stdout } = await run('--json', path('good.plumb'), path('cut.plumb'));
    const verdicts = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line).verdict);
    expect(verdicts).toEqual(['holds', 'does-not-hold']);
  });

  test('says how it is used where it is not told a file, or told what it does not know', async () => {
    expect(await run()).toMatchObject({ code: 2, stdout: '' });
    const { code, stderr } = await run('--quick', path('good.plumb'));
    expect(code).toBe(2);
    expect(stderr).toContain('There is no option --quick');
    expect((await run('--help')).stdout).toContain('FILE...');
  });

  test('is one file that can be run, with nothing to install, and asks nothing of a network', () => {
    const text = readFileSync(program, 'utf8');
    expect(text.startsWith('#!/usr/bin/env node\n')).toBe(true);
    const imported = [...text.matchAll(/from\s*["']([^"']+)["']/g)].map(([, name]) => name);
    expect(imported).toEqual(['node:fs/promises']);
    expect(text).not.toMatch(/\bfetch\(|https?\.request|node:net|node:https?|WebSocket/);
    const { bin, dependencies } = JSON.parse(readFileSync('dist/verifier/package.json', 'utf8'));
    expect({ bin, dependencies }).toEqual({ bin: 'plumbline-verify.mjs', dependencies: undefined });
    expect(statSync(program).mode & 0o100).toBe(0o100);
  });
});
