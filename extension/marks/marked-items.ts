import { emptyFold, readState } from '../../shared/ledger/fold.ts';
import type { ItemState } from '../../shared/ledger/inspection-state.ts';
import { catchUp } from '../store/inspection-reader.ts';
import { readSetting } from '../store/settings.ts';
import type { StoreContext } from '../store/store-context.ts';

/** The items of the inspection in hand, read once and then only what is new. */
export function createItemReader({ database }: StoreContext): () => Promise<readonly ItemState[]> {
  let inspection: string | null = null;
  let fold = emptyFold();
  let items: readonly ItemState[] = [];
  let reading: Promise<readonly ItemState[]> = Promise.resolve(items);

  const read = async (): Promise<readonly ItemState[]> => {
    const current = await readSetting<string>(database, 'current-inspection');
    if (current !== inspection) {
      inspection = current;
      fold = emptyFold();
      items = [];
    }
    if (current !== null && (await catchUp(database, current, fold))) items = readState(fold).items;
    return items;
  };
  // One after another: two would fold the same entries twice.
  return () => {
    reading = reading.catch(() => items).then(read);
    return reading;
  };
}
