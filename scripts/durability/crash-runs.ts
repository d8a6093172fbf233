import { globSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mountPowerCutDisk } from './power-cut-disk.ts';
import { type Backend, openWriter, type WriterOptions, type WriterSession } from './writer-session.ts';

export interface CrashPlan {
  readonly failure: 'power cut' | 'kill -9' | 'worker kill';
  readonly backend: Backend;
  readonly durability: 'strict' | 'relaxed';
  readonly runs: number;
}

export interface CrashOutcome extends CrashPlan {
  /** How many clips were shown as saved before a crash. */
  readonly shown: number;
  /** Of those, how many were not there after it. */
  readonly lost: number;
  readonly runsWithLoss: number;
  /** What was there and should not be: twice, changed, with a gap before it, or not verified. */
  readonly wrong: number;
  /** Calls that the crash broke off, and that were made again with the same id. */
  readonly triedAgain: number;
}

/** A profile folder, and what a crash does to it. */
interface Place {
  readonly profile: string;
  crash(session: WriterSession): Promise<void>;
  remove(): Promise<void>;
}

function openPlace(failure: CrashPlan['failure']): Place {
  if (failure === 'power cut') return openDisk();
  const profile = mkdtempSync(join(tmpdir(), 'plumbline-crash-'));
  const remove = async () => rmSync(profile, { recursive: true, force: true });
  return { profile, crash: (session) => session.kill(), remove };
}

function openDisk(): Place {
  const disk = mountPowerCutDisk();
  const profile = join(disk.folder, 'profile');
  mkdirSync(profile);
  const crash = async (session: WriterSession) => {
    disk.cutPower();
    await session.kill();
    await disk.restart();
    mkdirSync(profile, { recursive: true });
  };
  return { profile, crash, remove: disk.remove };
}

/** Times over which a crash is spread: strict writes and Chromium's own delays are shorter, relaxed ones wait for seconds. */
const crashWithinMs = { 'power cut': 3_000, 'kill -9': 1_500, 'worker kill': 600 } as const;

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

async function until(isTrue: () => boolean, what: string): Promise<void> {
  const deadline = Date.now() + 60_000;
  while (!isTrue()) {
    if (Date.now() > deadline) throw new Error(`Waited in vain: ${what}`);
    await sleep(5);
  }
}

/**
 * One after another on the same profile: the browser that looks what a crash has left is the one that writes until the
 * next, so that every later look is at all that was ever shown as saved.
 */
export async function crashBrowser(plan: CrashPlan, folder: string): Promise<CrashOutcome> {
  const { place, options, tally } = prepare(plan, folder);
  let session = await openWriter(options);
  try {
    for (let run = 0; run < plan.runs; run++) {
      await session.write('write', tally.next());
      await until(() => session.saved.size > 0, 'nothing was saved');
      if (run === 0) expectBackend(options);
      await sleep(Math.random() * crashWithinMs[plan.failure]);
      const shown = [...session.saved];
      await place.crash(session);
      tally.show(shown);
      session = await openWriter(options);
      tally.look(await session.readKept());
    }
  } finally {
    await session.kill();
    await place.remove();
  }
  return { ...plan, ...tally.sum(), triedAgain: 0 };
}

function prepare(plan: CrashPlan, folder: string) {
  const place = openPlace(plan.failure);
  const options: WriterOptions = { folder, profile: place.profile, ...plan };
  return { place, options, tally: newTally() };
}

/** The worker dies in the midst of its work, again and again; whoever asked it asks once more. */
export async function crashWorker(plan: CrashPlan, folder: string): Promise<CrashOutcome> {
  const { place, options, tally } = prepare(plan, folder);
  const session = await openWriter(options);
  try {
    await session.write('writeByWorker', 0);
    for (let run = 0; run < plan.runs; run++) {
      const before = session.saved.size;
      await until(() => session.saved.size > before, 'the worker saves nothing more');
      if (run === 0) expectBackend(options);
      await sleep(Math.random() * crashWithinMs[plan.failure]);
      await session.killWorker();
    }
    const before = session.saved.size;
    await until(() => session.saved.size > before, 'the worker saves nothing more');
    tally.show([...session.saved]);
    tally.look(await session.readKept());
    return { ...plan, ...tally.sum(), triedAgain: session.failedCount() };
  } finally {
    await session.kill();
    await place.remove();
  }
}

/** A flag that a browser does not know is passed over in silence: its files say what it really uses. */
function expectBackend({ profile, backend }: WriterOptions): void {
  const found = globSync('**/IndexedDB/*', { cwd: profile });
  const isLevelDb = found.some((path) => path.endsWith('.indexeddb.leveldb'));
  if (found.length === 0 || isLevelDb !== (backend === 'LevelDB'))
    throw new Error(`This browser does not keep its databases in ${backend}`);
}

/** What was shown as saved, against what is there. */
function newTally() {
  const shown = new Set<number>();
  const sum = { shown: 0, lost: 0, runsWithLoss: 0, wrong: 0 };
  return {
    sum: () => sum,
    /** A clip that was stored and never shown as saved is asked for again, with its own number. */
    next: () => Math.max(-1, ...shown) + 1,
    show: (numbers: readonly number[]) => {
      for (const number of numbers) shown.add(number);
      sum.shown += numbers.length;
    },
    look: ({ clips, wrong, faults }: Awaited<ReturnType<WriterSession['readKept']>>) => {
      const kept = new Set(clips);
      const lost = [...shown].filter((number) => !kept.has(number));
      for (const number of lost) shown.delete(number);
      sum.lost += lost.length;
      if (lost.length > 0) sum.runsWithLoss++;
      // Written one after another: what is there has no gap.
      const gaps = Math.max(-1, ...clips) + 1 - kept.size;
      sum.wrong += wrong + gaps + faults.length;
    },
  };
}
