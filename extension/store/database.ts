import { Dexie, type Table } from 'dexie';
import type { ItemKeyRow } from '../vault/item-key.ts';
import type { VaultFile } from '../vault/vault-file.ts';
import { type OwedRow, oweCopies } from './copy-outbox.ts';
import type { SealedNamedRow } from './named-rows.ts';
import type { SealedItemRow } from './sealed-items.ts';
import type {
  SealedCheckpointRow,
  SealedEntryRow,
  SealedLogRow,
  SealedPendingPageRow,
  SealedTimeStampRow,
} from './sealed-rows.ts';
import type { SnapshotRow } from './snapshots.ts';

/**
 * A transaction is complete when it is on the disk. Measured with the browsers' default, 31 of 31 power cuts lost
 * acknowledged records; with strict none of 44.
 */
export const strictDurability = { chromeTransactionDurability: 'strict' } as const;

/** In clear on disk: random ids, sequence numbers, key ids, sizes, and the vault's file, which holds no secret. */
export class Database extends Dexie {
  declare readonly vault: Table<VaultFile & { readonly name: 'vault' }, string>;
  declare readonly logs: Table<SealedLogRow, string>;
  declare readonly entries: Table<SealedEntryRow, [string, number]>;
  declare readonly checkpoints: Table<SealedCheckpointRow, [string, number]>;
  /** What authorities said of checkpoints; one for each. */
  declare readonly timeStamps: Table<SealedTimeStampRow, [string, number]>;
  declare readonly contents: Table<SealedItemRow, string>;
  declare readonly attachments: Table<SealedItemRow, string>;
  /** Of contents and attachments, each its own: destroying one erases what it seals. */
  declare readonly itemKeys: Table<ItemKeyRow, string>;
  declare readonly pendingPages: Table<SealedPendingPageRow, string>;
  /** What many rows say, sealed together: read in their place, and never believed against them. */
  declare readonly snapshots: Table<SnapshotRow, [string, number]>;
  declare readonly drafts: Table<SealedNamedRow, string>;
  declare readonly settings: Table<SealedNamedRow, string>;
  declare readonly frameworks: Table<SealedNamedRow, string>;
  /** What the second copy is still to get, in the order of writing. */
  declare readonly owed: Table<OwedRow, number>;

  constructor(name = 'plumbline-sealed', options: ConstructorParameters<typeof Dexie>[1] = strictDurability) {
    super(name, options);
    this.version(1).stores({
      vault: '&name',
      logs: '&log, inspection',
      entries: '[log+sequence]',
      checkpoints: '[log+size]',
      contents: '&commitment',
      attachments: '&commitment',
      itemKeys: '&keyId',
      pendingPages: '&item',
      drafts: '&name',
      settings: '&name',
      frameworks: '&name',
    });
    this.version(2).stores({ snapshots: '[log+from]', owed: '++', timeStamps: '[log+size]' });
    oweCopies(this);
    this.on('ready', () => refuseNewer(this), true);
  }
}

/** Written by a newer Plumbline, whose rows this one might misread. Dexie by itself opens it as it is. */
class NewerDatabaseError extends Error {
  override readonly name = 'NewerDatabaseError';
}

function refuseNewer(database: Dexie): void {
  // Dexie multiplies its versions by ten.
  if (database.backendDB().version >= (database.verno + 1) * 10) throw new NewerDatabaseError();
}
