import type { Result } from '../../shared/result.ts';
import type { TimeStamp } from '../../shared/time-stamps/time-stamp.ts';
import { readLogs } from './inspection-reader.ts';
import { type LogRow, sealTimeStamp, unsealCheckpoint, unsealTimeStamp } from './sealed-rows.ts';
import { sealingOf } from './sealing.ts';
import type { Saved, StoreError } from './store.ts';
import type { StoreContext } from './store-context.ts';
import { strictTransaction } from './strict-transaction.ts';

export async function readTimeStamps(
  context: StoreContext,
  inspection: string,
): Promise<readonly TimeStamp[]> {
  const sealing = await sealingOf(context);
  const logs = await context.database.logs.where({ inspection }).toArray();
  const rows = await Promise.all(logs.map(({ log }) => stampsOf(context, log).toArray()));
  return Promise.all(rows.flat().map((row) => unsealTimeStamp(sealing, row)));
}

/** The same stamp kept twice is kept once. */
export async function keepTimeStamp(
  context: StoreContext,
  stamp: TimeStamp,
): Promise<Result<Saved, StoreError>> {
  const { timeStamps } = context.database;
  const row = await sealTimeStamp(await sealingOf(context), stamp);
  return strictTransaction(context, [timeStamps], async () => {
    await timeStamps.put(row);
  });
}

export interface NoteToStamp {
  readonly log: string;
  readonly inspection: string;
  readonly size: number;
  readonly note: string;
}

/**
 * The newest signed note of each record that this computer writes, where no stamp covers it yet. This is all the queue
 * there is: what is owed can be seen at any time from what is stored, and nothing that stops on the way can lose it.
 */
export async function notesToStamp(
  context: StoreContext,
  inspection?: string,
): Promise<readonly NoteToStamp[]> {
  const own = (await readLogs(context, inspection)).filter(({ seed, size }) => seed !== null && size > 0);
  const owed: NoteToStamp[] = [];
  for (const log of own) {
    const note = (await stampedSize(context, log)) < log.size ? await newestNote(context, log) : null;
    if (note !== null) owed.push(note);
  }
  return owed;
}

/** How many entries the furthest stamp of a log covers; 0 where there is none. */
export const stampedSize = async (context: StoreContext, { log }: Pick<LogRow, 'log'>): Promise<number> =>
  (await stampsOf(context, log).last())?.size ?? 0;

export async function newestNote(
  context: StoreContext,
  { log, inspection, size }: Pick<LogRow, 'log' | 'inspection' | 'size'>,
): Promise<NoteToStamp | null> {
  const row = await context.database.checkpoints.get([log, size]);
  if (row === undefined) return null;
  const { note } = await unsealCheckpoint(await sealingOf(context), row);
  return { log, inspection, size, note };
}

const stampsOf = ({ database }: StoreContext, log: string) =>
  database.timeStamps.where('[log+size]').between([log, 0], [log, Infinity]);
