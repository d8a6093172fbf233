import { Dexie, type Table } from 'dexie';
import { bytesToHex, concatBytes, sha256 } from '../../shared/encoding.ts';
import type { BroughtFile } from '../documents/document-reading.ts';
import { seal, unseal } from '../vault/cipher.ts';
import { type Sealing, sealingOf, sealJson, unbroken, unsealJson } from './sealing.ts';
import type { StoreContext } from './store-context.ts';

/** A PDF on its way to the viewer's tab. */
interface PassedFile {
  readonly name: string;
  /** The address it was met at; null for a file of the computer. */
  readonly source: string | null;
  readonly passedAtMs: number;
}

interface SealedFile {
  readonly id: string;
  readonly sealed: Uint8Array<ArrayBuffer>;
}

interface SealedPiece extends SealedFile {
  readonly index: number;
}

/** As long as the viewer's tab may be loaded anew; after that the copy is deleted, unless it was clipped from. */
const keptMs = 24 * 3600 * 1000;

/** A place of its own beside the evidence: messages carry no more than 64 MiB, and this is nobody's evidence yet. */
class PassedFiles extends Dexie {
  declare readonly files: Table<SealedFile, string>;
  declare readonly pieces: Table<SealedPiece, [string, number]>;

  constructor() {
    super('plumbline-passed-sealed');
    this.version(1).stores({ files: '&id', pieces: '[id+index]' });
  }
}

const withDatabase = async <T>(
  context: StoreContext,
  work: (database: PassedFiles, sealing: Sealing) => Promise<T>,
): Promise<T> => {
  const sealing = await sealingOf(context);
  const database = new PassedFiles();
  try {
    return await work(database, sealing);
  } finally {
    database.close();
  }
};

const pieceHeader = (id: string, index: number) => ['passed pieces', id, index];
const fileHeader = (id: string) => ['passed files', id];

export const passPiece = (
  context: StoreContext,
  {
    id,
    index,
    bytes,
  }: { readonly id: string; readonly index: number; readonly bytes: Uint8Array<ArrayBuffer> },
): Promise<void> =>
  withDatabase(context, async ({ pieces }, { keys, randomBytes }) => {
    const sealed = await seal(keys.rows, { header: pieceHeader(id, index), bytes }, randomBytes);
    await pieces.put({ id, index, sealed });
  });

export const passFile = (context: StoreContext, id: string, file: PassedFile): Promise<void> =>
  withDatabase(context, async ({ files }, sealing) => {
    await files.put({ id, sealed: await sealJson(sealing, fileHeader(id), file) });
  });

export const readPassedFile = (
  context: StoreContext,
  id: string,
): Promise<{ readonly file: BroughtFile; readonly source: string | null } | null> =>
  withDatabase(context, async ({ files, pieces }, sealing) => {
    const row = await files.get(id);
    if (row === undefined) return null;
    const { name, source } = await unsealJson<PassedFile>(sealing, fileHeader(id), row.sealed);
    const rows = await pieces.where('[id+index]').between([id, 0], [id, Infinity]).toArray();
    const parts = await Promise.all(
      rows.map(async ({ index, sealed }) =>
        unbroken(await unseal(sealing.keys.rows, { header: pieceHeader(id, index), bytes: sealed })),
      ),
    );
    const bytes = concatBytes(...parts);
    return { file: { name, mediaType: 'application/pdf', bytes }, source };
  });

/** Deletes the copies of files that are disposed of, known by the SHA-256 of their bytes. */
export const forgetCopiesOf = async (
  context: StoreContext,
  isDisposed: (sha256: string) => boolean,
): Promise<void> => {
  const ids = await withDatabase(context, ({ files }) => files.toCollection().primaryKeys());
  for (const id of ids) {
    // One that does not open any more is of no use to any viewer.
    const passed = await readPassedFile(context, id).catch(() => null);
    if (passed !== null && !isDisposed(bytesToHex(await sha256(passed.file.bytes)))) continue;
    await withDatabase(context, async ({ files, pieces }) => {
      await pieces.where('[id+index]').between([id, 0], [id, Infinity]).delete();
      await files.delete(id);
    });
  }
};

/** Deletes what no viewer can want any more. */
export const forgetPassedFiles = (context: StoreContext, nowMs: number): Promise<void> =>
  withDatabase(context, async ({ files, pieces }, sealing) => {
    for (const { id, sealed } of await files.toArray()) {
      const { passedAtMs } = await unsealJson<PassedFile>(sealing, fileHeader(id), sealed);
      if (passedAtMs >= nowMs - keptMs) continue;
      await pieces.where('[id+index]').between([id, 0], [id, Infinity]).delete();
      await files.delete(id);
    }
  });
