import { bytesToHex, concatBytes, sha256, utf8ToBytes } from '../../shared/encoding.ts';
import type { CopyFiles } from './copy-files.ts';
import { type Part, rowsPath } from './copy-head.ts';
import { type CopiedRow, rowToLine } from './row-text.ts';

/** Up to here the last part is written anew with what is added to it; longer, and each clip would write more. */
const fullBytes = 262_144;

/** What was written does not read back as it was. */
export class NotKeptError extends Error {
  override readonly name = 'NotKeptError';
}

export const digestOf = async (bytes: Uint8Array): Promise<string> => bytesToHex(await sha256(bytes));

/** Writes a file and reads it back. */
export async function writeChecked(
  files: CopyFiles,
  path: string,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<string> {
  const digest = await digestOf(bytes);
  await files.write(path, bytes);
  const kept = await files.read(path);
  if (kept === null || (await digestOf(kept)) !== digest) throw new NotKeptError();
  return digest;
}

export async function writePart(
  files: CopyFiles,
  toPath: (part: Pick<Part, 'digest'>) => string,
  { bytes, rows }: { readonly bytes: Uint8Array<ArrayBuffer>; readonly rows: number },
): Promise<Part> {
  const digest = await digestOf(bytes);
  await writeChecked(files, toPath({ digest }), bytes);
  return { digest, rows, bytes: bytes.length };
}

export interface PartWriter {
  add(row: CopiedRow): Promise<void>;
  /** All parts, with what was added until now. */
  parts(): Promise<readonly Part[]>;
}

/** Goes on after these parts; null where the last of them, which is to be written anew, is not as it was written. */
export async function continueParts(files: CopyFiles, before: readonly Part[]): Promise<PartWriter | null> {
  const last = before.at(-1);
  const tail = last !== undefined && last.bytes < fullBytes ? last : null;
  const kept = tail && (await files.read(rowsPath(tail)));
  if (tail !== null && (kept === null || (await digestOf(kept)) !== tail.digest)) return null;
  const full: Part[] = tail === null ? [...before] : before.slice(0, -1);
  let open = { pieces: kept === null ? [] : [kept], rows: tail?.rows ?? 0, bytes: tail?.bytes ?? 0 };
  let written: Part | null = tail;
  const write = async () => {
    const bytes = concatBytes(...open.pieces);
    open.pieces = [bytes];
    return writePart(files, rowsPath, { bytes, rows: open.rows });
  };
  return {
    add: async (row) => {
      const line = utf8ToBytes(rowToLine(row));
      open.pieces.push(line);
      open.rows += 1;
      open.bytes += line.length;
      written = null;
      if (open.bytes < fullBytes) return;
      full.push(await write());
      open = { pieces: [], rows: 0, bytes: 0 };
    },
    parts: async () => {
      if (open.rows === 0) return [...full];
      written ??= await write();
      return [...full, written];
    },
  };
}
