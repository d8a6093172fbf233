import { createHash } from 'node:crypto';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { createStore } from '../../../../extension/store/create-store.ts';
import { Database, strictDurability } from '../../../../extension/store/database.ts';
import type { NewInspection, Store } from '../../../../extension/store/store.ts';
import type { StoreContext } from '../../../../extension/store/store-context.ts';
import { deriveVaultKeys } from '../../../../extension/vault/vault-keys.ts';
import { createChance } from '../../shared/sample-inspection.ts';

export interface TestComputer {
  readonly store: Store;
  readonly context: StoreContext;
}

/** One person's computer: its own database, a clock that goes on by a second, chance that repeats. */
export async function openTestComputer(name: string): Promise<TestComputer> {
  let nowMs = Date.UTC(2026, 10, 3, 9);
  const { randomBytes, newId } = createChance(name);
  const indexedDB = new IDBFactory();
  const database = new Database(name, { ...strictDurability, indexedDB, IDBKeyRange });
  const keys = await deriveVaultKeys(
    new Uint8Array(createHash('sha256').update(`vault of ${name}`).digest()),
  );
  const vault = { keys: async () => keys };
  const context = { database, vault, effects: { now: () => (nowMs += 1_000), randomBytes, newId } };
  const store = createStore(context);
  await store.savePerson({ name: `${name} (fictional)`, role: 'Inspector' });
  return { store, context };
}

export const marchshire: NewInspection = {
  framework: 'ncpi-2024',
  force: 'Marchshire (fictional)',
  kind: 'inspection',
  startDate: '2026-11-02',
  endDate: '2026-11-13',
};

/** The value of a Result that the test expects to be one. */
export function expectOk<T>(
  result: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: unknown },
): T {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}
