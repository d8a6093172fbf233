import { Dexie, type Table } from 'dexie';
import type { StoreEffects } from './store-context.ts';

class Scratch extends Dexie {
  declare readonly rows: Table<Uint8Array<ArrayBuffer>, number>;

  constructor() {
    super('plumbline-scratch');
    this.version(1).stores({ rows: '++' });
  }
}

/** 16 MiB: four of LevelDB's write buffers of 4 MB. */
const rounds = 16;
const rowsOfRound = 32;
const rowLength = 32_768;

/**
 * Chromium's storage (LevelDB) merges its files when a database is deleted, and drops the deleted bytes; but not those
 * that were written so lately that they are in no file of its yet. So more is written than it holds back. What a disk
 * itself keeps of freed blocks is out of reach.
 */
export async function settleStorageFiles({ randomBytes }: StoreEffects): Promise<void> {
  const scratch = new Scratch();
  try {
    for (let round = 0; round < rounds; round++)
      await scratch.rows.bulkAdd(Array.from({ length: rowsOfRound }, () => randomBytes(rowLength)));
  } finally {
    await scratch.delete();
  }
}
