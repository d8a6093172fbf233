import { execFileSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Pack } from '../../../shared/exchange/pack.ts';
import { readPack } from '../../../shared/exchange/read-pack.ts';
import { readTimeStamps } from '../../../shared/exchange/read-time-stamps.ts';
import { writePack } from '../../../shared/exchange/write-pack.ts';
import { claimedSize } from '../../../shared/ledger/checkpoint.ts';
import { checkFile } from '../../../verifier/check-file.ts';
import { createSampleAuthority } from '../shared/time-stamps/sample-authority.ts';
import { stampLog } from '../shared/time-stamps/stamp-log.ts';
import { verifyNaively } from './naive-verifier.ts';
import { createTeam } from './sample-team.ts';

const openssl = createSampleAuthority();
const stranger = createSampleAuthority('Another Time (fictional)');
let pack: Pack;
let stamped: Pack;

beforeAll(async () => {
  pack = (await createTeam(['Ann', 'Ben'])).pack;
  stamped = await stampLog(pack, openssl);
});

const reportOf = async (given: Pack, certificates: readonly Uint8Array[] = []) =>
  (await checkFile('sample.plumb', await writePack(given), certificates)).report;

const stampsOf = async (given: Pack, certificates: readonly Uint8Array[] = []) =>
  (await reportOf(given, certificates)).checks.find(({ title }) => title === 'Time stamps');

describe('a file with a time stamp', () => {
  test('is read as it was written, and a file without one is the same as ever', async () => {
    const read = await readPack(await writePack(stamped), readTimeStamps);
    expect(read.ok && read.value.timeStamps).toEqual(stamped.timeStamps);
    const without = await readPack(await writePack(pack), readTimeStamps);
    expect(without.ok && 'timeStamps' in without.value).toBe(false);
    expect((await reportOf(pack)).isStamped).toBe(false);
  });

  test('holds, and says since when the record stood, where the certificate of the authority is given', async () => {
    const { verdict, isStamped } = await reportOf(stamped, [openssl.root]);
    expect({ verdict, isStamped }).toEqual({ verdict: 'holds', isStamped: true });
    const stamps = await stampsOf(stamped, [stranger.root, openssl.root]);
    const size = stamped.timeStamps?.[0]?.size;
    const [sentence = ''] = stamps?.sentences ?? [];
    expect(stamps?.outcome).toBe('holds');
    expect(sentence).toContain(`The first ${size} entries of Sample Person`);
    expect(sentence).toContain(`${new Date().getUTCFullYear()} at `);
    expect(sentence).toContain('for whom “Sample Time (fictional) root” vouches');
  });

  test.each([
    ['none', () => []],
    ['another', () => [stranger.root]],
  ])('holds, and leaves the judging of the signer to the reader, with %s given', async (_, given) => {
    expect((await reportOf(stamped, given())).verdict).toBe('holds');
    const stamps = await stampsOf(stamped, given());
    expect(stamps?.outcome).toBe('note');
    expect(stamps?.sentences.join(' ')).toMatch(/“Sample Time \(fictional\) rsa”.*for you to judge/);
  });

  test('does not hold where the stamp is of another signature, or of none', async () => {
    const [stamp] = stamped.timeStamps ?? [];
    if (stamp === undefined) throw new Error('there is one');
    const [, other] = pack.logs;
    const earlier = claimedSize(pack.logs[0]?.checkpoints[0] ?? '');
    const places = [
      { ...stamp, size: earlier },
      { ...stamp, log: other?.log ?? '' },
      { ...stamp, size: stamp.size + 1 },
      { ...stamp, log: 'f'.repeat(32) },
      { ...stamp, token: `${stamp.token.slice(0, 400)}AAAA${stamp.token.slice(404)}` },
      { ...stamp, token: '?' },
    ];
    for (const place of places) {
      const moved = { ...pack, timeStamps: [place] };
      expect(await stampsOf(moved, [openssl.root])).toMatchObject({ outcome: 'does-not-hold' });
      expect((await reportOf(moved)).verdict).toBe('does-not-hold');
      expect(verifyNaively(await writePack(moved), openssl.vouchesFor).holds).toBe(false);
    }
  });

  test('is found good by the naive verifier with openssl, and bad with another authority', async () => {
    const file = await writePack(stamped);
    expect(verifyNaively(file, openssl.vouchesFor)).toMatchObject({ holds: true });
    expect(verifyNaively(file, stranger.vouchesFor)).toMatchObject({ holds: false });
  });

  test('is told by the command, which takes certificates among its files', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'plumbline-stamps-'));
    writeFileSync(join(folder, 'sample.plumb'), await writePack(stamped));
    writeFileSync(join(folder, 'root.cer'), openssl.root);
    const run = (...files: readonly string[]) =>
      execFileSync(
        process.execPath,
        ['verifier/command/verify.ts', ...files.map((name) => join(folder, name))],
        {
          encoding: 'utf8',
        },
      );
    expect(run('sample.plumb')).toContain('[note] Time stamps');
    const judged = run('root.cer', 'sample.plumb');
    expect(judged).toContain('[holds] Time stamps');
    expect(judged).toContain('A time stamp proves that this record, up to the entry it covers, existed');
    expect(judged).toContain('Of a time stamp: that what the record says is true');
    expect(() => run('root.cer')).toThrow('There is no evidence file among these');
  });
});
