import { Dexie, type Table } from 'dexie';
import { concatBytes } from '../../shared/encoding.ts';
import type { BroughtFile } from '../documents/document-reading.ts';

/** A PDF on its way to the viewer's tab. */
interface PassedFile {
  readonly id: string;
  readonly name: string;
  /** The address it was met at; null for a file of the computer. */
  readonly source: string | null;
  readonly passedAtMs: number;
}

interface PassedPiece {
  readonly id: string;
  readonly index: number;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** As long as the viewer's tab may be loaded anew; after that the copy is deleted, unless it was clipped from. */
const keptMs = 24 * 3600 * 1000;

/** A place of its own beside the evidence: messages carry no more than 64 MiB, and this is nobody's evidence yet. */
class PassedFiles extends Dexie {
  declare readonly files: Table<PassedFile, string>;
  declare readonly pieces: Table<PassedPiece, [string, number]>;

  constructor() {
    super('plumbline-passed');
    this.version(1).stores({ files: '&id', pieces: '[id+index]' });
  }
}

const withDatabase = async <T>(work: (database: PassedFiles) => Promise<T>): Promise<T> => {
  const database = new PassedFiles();
  try {
    return await work(database);
  } finally {
    database.close();
  }
};

export const passPiece = (id: string, index: number, bytes: Uint8Array<ArrayBuffer>): Promise<void> =>
  withDatabase(async ({ pieces }) => {
    await pieces.put({ id, index, bytes });
  });

export const passFile = (file: PassedFile): Promise<void> =>
  withDatabase(async ({ files }) => {
    await files.put(file);
  });

export const readPassedFile = (
  id: string,
): Promise<{ readonly file: BroughtFile; readonly source: string | null } | null> =>
  withDatabase(async ({ files, pieces }) => {
    const row = await files.get(id);
    if (row === undefined) return null;
    const parts = await pieces.where('[id+index]').between([id, 0], [id, Infinity]).toArray();
    const bytes = concatBytes(...parts.map((piece) => piece.bytes));
    return { file: { name: row.name, mediaType: 'application/pdf', bytes }, source: row.source };
  });

/** Deletes what no viewer can want any more. */
export const forgetPassedFiles = (nowMs: number): Promise<void> =>
  withDatabase(async ({ files, pieces }) => {
    const rows = await files.toArray();
    for (const { id, passedAtMs } of rows) {
      if (passedAtMs >= nowMs - keptMs) continue;
      await pieces.where('[id+index]').between([id, 0], [id, Infinity]).delete();
      await files.delete(id);
    }
  });
