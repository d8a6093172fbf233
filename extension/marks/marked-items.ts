import { emptyFold, readState } from '../../shared/ledger/fold.ts';
import type { ItemState } from '../../shared/ledger/inspection-state.ts';
import { catchUp } from '../store/read-fold.ts';
import { readSetting } from '../store/settings.ts';
import type { StoreContext } from '../store/store-context.ts';

/** The items of the inspection in hand, read once and then only what is new; none, and nothing held, while locked. */
export function createItemReader(context: StoreContext): () => Promise<readonly ItemState[]> {
  let inspection: string | null = null;
  let fold = emptyFold();
  let items: readonly ItemState[] = [];
  let reading: Promise<readonly ItemState[]> = Promise.resolve(items);

  const forget = (next: string | null) => {
    inspection = next;
    fold = emptyFold();
    items = [];
  };
  const read = async (): Promise<readonly ItemState[]> => {
    if ((await context.vault.keys()) === null) {
      forget(null);
      return items;
    }
    const current = await readSetting<string>(context, 'current-inspection');
    if (current !== inspection) forget(current);
    if (current !== null && (await catchUp(context, current, fold))) items = readState(fold).items;
    return items;
  };
  // One after another: two would fold the same entries twice.
  return () => {
    reading = reading.catch(() => items).then(read);
    return reading;
  };
}
