import { type ChangingTable, changingTables, type LastingTable, type OwedRow } from '../store/copy-outbox.ts';
import type { Database } from '../store/database.ts';
import type { ItemKeyRow } from '../vault/item-key.ts';
import type { CopiedRow } from './row-text.ts';

/** As IndexedDB has it: a text, or a log's id and a number. */
export type RowKey = string | readonly [string, number];

/** Which rows a copy is to get. */
export interface Wanted {
  readonly rows: readonly (readonly [LastingTable, RowKey])[];
  /** The first two digits of the ids of keys that came or were destroyed; null for all. */
  readonly keys: ReadonlySet<string> | null;
}

export interface Snapshot {
  /** Of its transactions, the last. */
  readonly upTo: number;
  readonly state: readonly CopiedRow[];
  readonly keys: ReadonlyMap<string, readonly ItemKeyRow[]>;
  readonly wanted: Wanted;
}

export const prefixOf = (keyId: string): string => keyId.slice(0, 2);

/** What changes, and which rows are new, of one moment. Rows that last are read later: they are still the same. */
export const takeSnapshot = (
  database: Database,
  /** Null where all is to be compared. */
  after: number | null,
  compare: () => Promise<Wanted>,
): Promise<Snapshot> =>
  database.transaction('r', database.tables, async () => {
    const ids = await database.owed.toCollection().primaryKeys();
    const isInStep = after !== null && areAllAfter(ids, after);
    const owed = isInStep ? await database.owed.where(':id').above(after).toArray() : null;
    const wanted = owed === null || owed.some(({ keys }) => keys === null) ? await compare() : sum(owed);
    const state: CopiedRow[] = [];
    for (const table of changingTables)
      for (const row of await database.table<unknown>(table satisfies ChangingTable).toArray())
        state.push({ table, row });
    return { upTo: ids.at(-1) ?? 0, state, keys: await readKeys(database, wanted.keys), wanted };
  });

/** Whether what is owed since then is still noted: the last that was copied stands there, or the next. */
const areAllAfter = (ids: readonly number[], after: number): boolean => {
  const [first, last] = [ids[0], ids.at(-1)];
  if (first === undefined || last === undefined) return after === 0;
  return first <= after + 1 && last >= after;
};

function sum(owed: readonly OwedRow[]): Wanted {
  const rows = owed.flatMap(({ table, keys }) =>
    table === 'itemKeys' ? [] : (keys ?? []).map((key) => [table, key] as const),
  );
  const keyIds = owed.flatMap(({ table, keys }) => (table === 'itemKeys' ? (keys ?? []) : []));
  const unlike = new Map(rows.map((row) => [JSON.stringify(row), row]));
  return { rows: [...unlike.values()], keys: new Set(keyIds.map((key) => prefixOf(String(key)))) };
}

async function readKeys(
  { itemKeys }: Database,
  prefixes: ReadonlySet<string> | null,
): Promise<ReadonlyMap<string, readonly ItemKeyRow[]>> {
  if (prefixes === null) return Map.groupBy(await itemKeys.toArray(), ({ keyId }) => prefixOf(keyId));
  const found = new Map<string, readonly ItemKeyRow[]>();
  for (const prefix of prefixes)
    found.set(prefix, await itemKeys.where('keyId').startsWith(prefix).toArray());
  return found;
}
