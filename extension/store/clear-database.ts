import { Dexie, type Table } from 'dexie';
import type { Framework } from '../../shared/criteria/framework.ts';
import type { ContentRecord } from '../../shared/ledger/content.ts';
import type { AttachmentRow } from './sealed-items.ts';
import type { CheckpointRow, EntryRow, LogRow, PendingPageRow } from './sealed-rows.ts';

export interface ClearLogRow extends Omit<LogRow, 'seed'> {
  readonly seed: { readonly wrap: 'none'; readonly bytes: Uint8Array } | null;
}

export interface ClearNamedRow {
  readonly name: string;
  readonly value: unknown;
}

/** What was stored in clear before there was a vault: read once, carried over whole, deleted. */
export class ClearDatabase extends Dexie {
  declare readonly logs: Table<ClearLogRow, string>;
  declare readonly entries: Table<EntryRow, [string, number]>;
  declare readonly checkpoints: Table<CheckpointRow, [string, number]>;
  declare readonly contents: Table<ContentRecord, string>;
  declare readonly attachments: Table<AttachmentRow, string>;
  declare readonly pendingPages: Table<PendingPageRow, string>;
  declare readonly drafts: Table<ClearNamedRow, string>;
  declare readonly settings: Table<ClearNamedRow, string>;
  declare readonly frameworks: Table<Framework, string>;

  constructor(options: ConstructorParameters<typeof Dexie>[1] = {}) {
    super('plumbline', options);
    this.version(1).stores({
      logs: '&log, inspection',
      entries: '[log+sequence]',
      checkpoints: '[log+size]',
      contents: '&commitment, keyId',
      attachments: '&commitment',
      drafts: '&name',
      settings: '&name',
      frameworks: '&id',
    });
    this.version(2).stores({ pendingPages: '&item' });
  }
}

/** Null where there is none. */
export const openClearDatabase = async (
  options: ConstructorParameters<typeof Dexie>[1] = {},
): Promise<ClearDatabase | null> => ((await hasClearDatabase(options)) ? new ClearDatabase(options) : null);

/** Asked by opening it as it stands, which makes none. */
export async function hasClearDatabase(
  options: ConstructorParameters<typeof Dexie>[1] = {},
): Promise<boolean> {
  const probe = new Dexie('plumbline', options);
  try {
    await probe.open();
    return true;
  } catch (error) {
    if (error instanceof Error && error.name === 'NoSuchDatabaseError') return false;
    throw error;
  } finally {
    probe.close();
  }
}
