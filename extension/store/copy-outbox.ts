import type { DBCore, DBCoreMutateRequest, DBCoreTable, Dexie } from 'dexie';
import type { Database } from './database.ts';

/** Rows that never change once they are written. */
export const lastingTables = ['entries', 'checkpoints', 'contents', 'attachments'] as const;

/** Few and small rows that change: copied whole. */
export const changingTables = [
  'vault',
  'logs',
  'pendingPages',
  'drafts',
  'settings',
  'frameworks',
  'timeStamps',
] as const satisfies readonly (keyof Database)[];

export type LastingTable = (typeof lastingTables)[number];
export type ChangingTable = (typeof changingTables)[number];

/** What a transaction wrote or deleted of the rows that last and of their keys: written in that same transaction. */
export interface OwedRow {
  readonly table: LastingTable | 'itemKeys';
  /** Null where it is not known which: all are to be compared. */
  readonly keys: readonly (string | readonly [string, number])[] | null;
}

const watched: ReadonlySet<string> = new Set([...lastingTables, 'itemKeys']);

/**
 * Notes what the second copy lacks with whatever writes it, by whichever call: so nobody can forget to, and a browser
 * that is stopped forgets nothing.
 */
export const oweCopies = (database: Dexie): unknown =>
  database.use({
    stack: 'dbcore',
    name: 'copy-outbox',
    create: (core) => ({
      ...core,
      transaction: (stores, mode, options) =>
        core.transaction(
          mode === 'readwrite' && stores.some((store) => watched.has(store))
            ? [...new Set([...stores, 'owed'])]
            : stores,
          mode,
          options,
        ),
      table: (name) => (watched.has(name) ? owing(core, core.table(name)) : core.table(name)),
    }),
  });

const owing = (core: DBCore, table: DBCoreTable): DBCoreTable => ({
  ...table,
  mutate: (request) =>
    table.mutate(request).then((done) => {
      const row = { table: table.name, keys: keysOf(table, request) };
      return core
        .table('owed')
        .mutate({ type: 'add', trans: request.trans, values: [row] })
        .then(() => done);
    }),
});

function keysOf({ schema }: DBCoreTable, request: DBCoreMutateRequest): OwedRow['keys'] {
  if (request.type === 'deleteRange') return null;
  if (request.type === 'delete') return request.keys;
  return request.values.map((value) => schema.primaryKey.extractKey?.(value));
}
