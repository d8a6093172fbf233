import type { Table } from 'dexie';
import { hideName } from '../vault/vault-keys.ts';
import { type Sealing, sealingOf, sealJson, unsealJson } from './sealing.ts';
import type { StoreContext } from './store-context.ts';

/** A value under a name that says nothing on the disk. */
export interface SealedNamedRow {
  readonly name: string;
  readonly sealed: Uint8Array<ArrayBuffer>;
}

export type NamedTable = 'settings' | 'drafts' | 'frameworks';

const tableOf = ({ database }: StoreContext, table: NamedTable): Table<SealedNamedRow, string> =>
  database[table];

export async function sealNamed(
  sealing: Sealing,
  table: NamedTable,
  [plainName, value]: readonly [name: string, value: unknown],
): Promise<SealedNamedRow> {
  const name = await hideName(sealing.keys, table, plainName);
  return { name, sealed: await sealJson(sealing, [table, name], value) };
}

export async function readNamed<T>(
  context: StoreContext,
  table: NamedTable,
  plainName: string,
): Promise<T | null> {
  const sealing = await sealingOf(context);
  const name = await hideName(sealing.keys, table, plainName);
  const row = await tableOf(context, table).get(name);
  return row === undefined ? null : unsealJson<T>(sealing, [table, name], row.sealed);
}

export async function readAllNamed<T>(context: StoreContext, table: NamedTable): Promise<readonly T[]> {
  const sealing = await sealingOf(context);
  const rows = await tableOf(context, table).toArray();
  return Promise.all(rows.map(({ name, sealed }) => unsealJson<T>(sealing, [table, name], sealed)));
}

export async function deleteNamed(context: StoreContext, table: NamedTable, name: string): Promise<void> {
  const { keys } = await sealingOf(context);
  await tableOf(context, table).delete(await hideName(keys, table, name));
}
