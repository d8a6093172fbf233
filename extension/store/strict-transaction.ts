import type { Table, Transaction } from 'dexie';
import { err, ok, type Result } from '../../shared/result.ts';
import type { Saved, StoreError } from './store.ts';
import type { StoreContext } from './store-context.ts';

/**
 * Runs `work` in one transaction that is on the disk when this resolves. A wrong name of the durability option fails
 * silently in the browser, so every transaction is looked at.
 */
export async function strictTransaction(
  { database, effects }: Pick<StoreContext, 'database' | 'effects'>,
  tables: readonly Table[],
  work: () => Promise<void>,
): Promise<Result<Saved, StoreError>> {
  try {
    await database.transaction('rw', [...tables], async (transaction) => {
      assertStrict(transaction);
      await work();
    });
    return ok({ savedAtMs: effects.now() });
  } catch (error) {
    return err(toStoreError(error));
  }
}

class NotStrictError extends Error {
  override readonly name = 'NotStrictError';
}

function assertStrict({ idbtrans }: Transaction): void {
  const { durability } = idbtrans as IDBTransaction & { readonly durability?: string };
  if (durability !== undefined && durability !== 'strict') {
    throw new NotStrictError(`the transaction is ${durability}, not strict`);
  }
}

/** The browser's words only: an error's message may not carry what the person typed. */
function toStoreError(error: unknown): StoreError {
  if (error instanceof NotStrictError) throw error;
  const names = errorNames(error);
  if (names.includes('QuotaExceededError')) return { type: 'disk-full' };
  return { type: 'storage-failed', reason: names.join(', ') };
}

function errorNames(error: unknown): readonly string[] {
  if (!(error instanceof Error || error instanceof DOMException)) return ['UnknownError'];
  const inner = 'inner' in error ? errorNames(error.inner) : [];
  return [error.name, ...inner.filter((name) => name !== 'UnknownError')];
}
