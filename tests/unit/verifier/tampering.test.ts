import { beforeAll, describe, expect, test } from 'vitest';
import type { Pack } from '../../../shared/exchange/pack.ts';
import { writePack } from '../../../shared/exchange/write-pack.ts';
import { createSigner, type Signer } from '../../../shared/ledger/signing-key.ts';
import { createChance } from '../shared/sample-inspection.ts';
import { verifyNaively } from './naive-verifier.ts';
import { reportOn } from './report-on.ts';
import { createTeam, type Team } from './sample-team.ts';
import { byOutsiders, type Chance, signerOf, type Target, withinTheWindow } from './tampering.ts';

const instances = 60;
const names = ['tamper a', 'tamper b', 'tamper c'];

let own: readonly Signer[];
let foreign: Signer;
/** One computer's record alone; several that had not yet seen each other's last; several that had, and signed. */
let worlds: { readonly alone: Team; readonly unsettled: Team; readonly settled: Team };

beforeAll(async () => {
  own = await Promise.all(names.map(signerOf));
  foreign = await createSigner(createChance('foreign').randomBytes(32));
  worlds = {
    alone: await createTeam(names.slice(0, 1)),
    unsettled: await createTeam(names),
    settled: await createTeam(names, { isSettled: true }),
  };
});

function chanceOf(seed: string): Chance {
  const { randomBytes } = createChance(seed);
  return (most) => Buffer.from(randomBytes(6)).readUIntBE(0, 6) % most;
}

function target(world: Team, seed: string, among = world.pack.logs.length): Target {
  const chance = chanceOf(seed);
  const at = chance(among);
  const [log, signer] = [world.pack.logs[at], own[at]];
  if (log === undefined || signer === undefined) throw new RangeError('there is such a log');
  return { pack: world.pack, log, own: signer, foreign, chance };
}

/** Whether the file holds, as two verifiers say that share no line. */
async function holds(pack: Pack): Promise<boolean> {
  const bytes = await writePack(pack);
  const { verdict, summary, checks } = await reportOn(bytes);
  const naive = verifyNaively(bytes);
  const ours = JSON.stringify([summary, checks.filter(({ outcome }) => outcome === 'does-not-hold')]);
  expect(naive.holds, `ours: ${ours}; the naive one: ${naive.why}`).toBe(verdict === 'holds');
  return verdict === 'holds';
}

/** The furthest that any other record of the pack says it saw of this log. */
const seenBeyond = ({ logs }: Pack, log: string): number =>
  Math.max(
    0,
    ...logs
      .filter((other) => other.log !== log)
      .flatMap(({ checkpoints }) => checkpoints)
      .flatMap((note) => [...note.matchAll(new RegExp(`^seen ${log} (\\d+) `, 'gm'))])
      .map(([, size]) => Number(size)),
  );

/** Where nobody has taken in the last entries of any: the rest is as chance has it. */
const expectedWindow = (name: keyof typeof withinTheWindow) => {
  // What was last was seen by nobody.
  if (name === 'rolls back the last checkpoint') return { found: 0, window: instances };
  // Of every log others had seen at least the beginning.
  if (name === 'withholds a whole log' || name === 'writes a log anew under a key of his own') {
    return { found: instances, window: 0 };
  }
  const some = expect.toSatisfy((count: number) => count > 10 && count < instances - 10);
  return { found: some, window: some };
};

test('files that nobody touched hold, for both verifiers', async () => {
  for (const world of Object.values(worlds)) expect(await holds(world.pack)).toBe(true);
});

describe('whoever has not the key', () => {
  test.each(Object.entries(byOutsiders))('and %s is found, whatever others saw', async (name, tamper) => {
    let found = 0;
    for (const [kind, world] of Object.entries(worlds)) {
      for (let run = 0; run < instances / 3; run++) {
        const { pack } = await tamper(target(world, `${name} ${kind} ${run}`));
        if (!(await holds(pack))) found++;
      }
    }
    expect(found).toBe(instances);
  });
});

describe('whoever has the key, or takes a whole end away', () => {
  test.each(Object.entries(withinTheWindow))(
    'and %s is found once a peer saw beyond',
    async (name, tamper) => {
      let found = 0;
      for (let run = 0; run < instances; run++) {
        // The log that wrote last is the one whose last entry nobody saw.
        const victim = target(worlds.settled, `${name} ${run}`, names.length - 1);
        const { pack, from } = await tamper(victim);
        expect(seenBeyond(worlds.settled.pack, victim.log.log)).toBeGreaterThan(from);
        if (!(await holds(pack))) found++;
      }
      expect(found).toBe(instances);
    },
  );

  test.each(Object.entries(withinTheWindow))(
    'and %s is found just where a peer saw beyond',
    async (name, tamper) => {
      const told = { found: 0, window: 0 };
      for (let run = 0; run < instances; run++) {
        const victim = target(worlds.unsettled, `${name} early ${run}`);
        const { pack, from } = await tamper(victim);
        const isSeen = seenBeyond(worlds.unsettled.pack, victim.log.log) > from;
        expect(await holds(pack)).toBe(!isSeen);
        told[isSeen ? 'found' : 'window']++;
      }
      expect(told).toEqual(expectedWindow(name as keyof typeof withinTheWindow));
    },
  );

  test.each(Object.entries(withinTheWindow))(
    'and %s is not found in one record alone',
    async (name, tamper) => {
      for (let run = 0; run < instances / 6; run++) {
        const { pack } = await tamper(target(worlds.alone, `${name} alone ${run}`));
        // Without its only record a file holds nothing, and says so.
        expect(await holds(pack)).toBe(pack.logs.length > 0);
      }
    },
  );
});
