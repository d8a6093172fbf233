import type { Entry } from '../../shared/ledger/entry.ts';
import { emptyFold, type Fold } from '../../shared/ledger/fold.ts';
import { foldLogs } from '../../shared/ledger/fold-logs.ts';
import { contentsOf, rowsBetween, unsealEntries } from './inspection-reader.ts';
import { addSnapshot } from './snapshots.ts';
import type { StoreContext } from './store-context.ts';

/** Everything stored of an inspection, as state: from its snapshot as far as the rows bear that out, then from rows. */
export async function readFold(context: StoreContext, inspection: string): Promise<Fold> {
  const fold = emptyFold();
  await catchUp(context, inspection, fold);
  return fold;
}

/** Folds that lack the words of some entry: a colleague's file may bring them. */
const lacking = new WeakSet<Fold>();

/**
 * Takes in what was stored since the fold was last read; tells whether there was anything. Where words of entries that
 * it holds were destroyed since, or may have come, all is read anew: a fold gives nothing back.
 */
export async function catchUp(context: StoreContext, inspection: string, fold: Fold): Promise<boolean> {
  const logs = await context.database.logs.where({ inspection }).toArray();
  const isFresh = fold.sizes.size === 0;
  let isChanged = false;
  for (const { log } of logs) {
    const told = fold.sizes.has(log) ? null : await addSnapshot(context, log, fold);
    if (told !== null) isChanged = true;
    if (told?.isLacking) lacking.add(fold);
    const rows = await rowsBetween(context, log, { from: fold.sizes.get(log) ?? 0 });
    if (rows.length === 0) continue;
    isChanged = true;
    const entries = await unsealEntries(context, rows);
    if (!isFresh && entries.some(({ kind }) => isStale(fold, kind))) {
      for (const part of [fold.records, fold.removedLinks, fold.sizes]) part.clear();
      lacking.delete(fold);
      return catchUp(context, inspection, fold);
    }
    const contents = await contentsOf(context, entries);
    if (entries.some(({ body }) => body.content !== null && !contents.has(body.content.commitment)))
      lacking.add(fold);
    foldLogs(fold, [{ log, entries }], contents);
  }
  return isChanged;
}

const isStale = (fold: Fold, kind: Entry['kind']): boolean =>
  kind === 'disposal-set' || (kind === 'combination-set' && lacking.has(fold));
