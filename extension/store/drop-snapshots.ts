import type { StoreContext } from './store-context.ts';

/**
 * To be called inside the transaction that takes content out (with `snapshots` among its tables): what was erased is in
 * no snapshot after it. The next one is made from the rows that are left.
 */
export const dropSnapshots = ({ database }: Pick<StoreContext, 'database'>): Promise<void> =>
  database.snapshots.clear();
