import { clockToMs } from '../../shared/ledger/clock.ts';
import { emptyFold, readState } from '../../shared/ledger/fold.ts';
import type { InspectionState } from '../../shared/ledger/inspection-state.ts';
import { findItems } from '../reading/find-items.ts';
import { frameworksOf } from './frameworks.ts';
import type { InspectionFeed, Reading } from './inspection-feed.ts';
import { readLogs } from './inspection-reader.ts';
import { catchUp, readFold } from './read-fold.ts';
import type { LogRow } from './sealed-rows.ts';
import type { InspectionSummary } from './store.ts';
import type { StoreContext } from './store-context.ts';
import { areSnapshotsRight } from './write-snapshot.ts';

/** Reads in this very thread. */
export function readHere(context: StoreContext): Reading {
  const opened = new Map<string, InspectionFeed>();
  return {
    open: async (inspection) => {
      const feed = await openHere(context, inspection);
      opened.set(inspection, feed);
      const close = () => {
        if (opened.get(inspection) === feed) opened.delete(inspection);
      };
      return { ...feed, close };
    },
    list: () => listInspections(context, (id) => opened.get(id)?.state() ?? null),
  };
}

async function openHere(context: StoreContext, inspection: string): Promise<InspectionFeed> {
  let fold = await readFold(context, inspection);
  let state = readState(fold);
  let working: Promise<unknown> = Promise.resolve();
  // Two at once would fold the same entries twice.
  const oneByOne = <T>(work: () => Promise<T>): Promise<T> => {
    const done = working.then(work, work);
    working = done.catch(() => undefined);
    return done;
  };
  return {
    state: () => state,
    follow: () =>
      oneByOne(async () => {
        if (!(await catchUp(context, inspection, fold))) return false;
        state = readState(fold);
        return true;
      }),
    find: async (query) => {
      const frameworks = await frameworksOf(context, state);
      return frameworks === null ? new Set() : findItems({ state, ...frameworks }, query);
    },
    check: async () => {
      if (await areSnapshotsRight(context, inspection)) return false;
      return oneByOne(async () => {
        fold = emptyFold();
        await catchUp(context, inspection, fold);
        state = readState(fold);
        return true;
      });
    },
    close: () => undefined,
  };
}

async function listInspections(
  context: StoreContext,
  openState: (inspection: string) => InspectionState | null,
): Promise<readonly InspectionSummary[]> {
  const logs = await readLogs(context);
  const ids = [...new Set(logs.map(({ inspection }) => inspection))];
  const summaries: InspectionSummary[] = [];
  // One after another: a large one takes much of the memory.
  for (const id of ids) {
    const state = openState(id) ?? readState(await readFold(context, id));
    const own = logs.filter((log) => log.inspection === id);
    summaries.push(...summaryOf(state, own));
  }
  return summaries.sort((a, b) => b.lastChangedMs - a.lastChangedMs);
}

function summaryOf(
  { inspection, items }: InspectionState,
  logs: readonly LogRow[],
): readonly InspectionSummary[] {
  if (inspection === null) return [];
  const { id, framework, force, kind, startDate, endDate } = inspection;
  const head = { id, framework, force, kind, startDate, endDate };
  const lastChangedMs = Math.max(...logs.map(({ clock }) => clockToMs(clock)));
  const itemCount = items.filter(({ withdrawn }) => withdrawn === null).length;
  const isDisposed = logs.some(({ disposed }) => disposed?.isWhole === true);
  return [{ ...head, itemCount, lastChangedMs, isDisposed }];
}
