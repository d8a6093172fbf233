import { Inflate } from 'fflate';
import { bytesToUtf8 } from '../encoding.ts';
import { err, ok, type Result } from '../result.ts';
import { mostFileMegabytes, type PackError } from './pack.ts';

export type Parts = ReadonlyMap<string, Uint8Array<ArrayBuffer>>;

export const mostParts = 20_000;
/** Entries hold random numbers and signatures: what is gathered shrinks to a tenth at best. */
const mostRatio = 100;
const alwaysAllowedBytes = 64e6;

/** Relative, in plain letters, and leading nowhere but down: `logs/0a…/entries.jsonl`. */
const partName = /^(?:[a-z0-9][a-z0-9._-]*\/){0,8}[a-z0-9][a-z0-9._-]*$/i;

interface Entry {
  readonly name: string;
  readonly isDeflated: boolean;
  readonly data: Uint8Array;
  readonly size: number;
}

/**
 * The parts of a zip as writePack lays it out (APPNOTE 4.3): entries one after another from the first byte, then the
 * directory, then the end record, and nothing between; no encryption, no zip64, no sizes written behind the data. All
 * that the zip claims is checked before anything is unpacked, and each part is unpacked no further than its own size:
 * beside the file itself, the parts and two steps of the unpacker are in memory.
 */
export function unzipPack(file: Uint8Array): Result<Parts, PackError> {
  const end = findEndRecord(file);
  if (end === null) return err({ type: 'pack-cut-short' });
  const entries = readDirectory(new DataView(file.buffer, file.byteOffset, file.byteLength), file, end);
  if (!entries.ok) return entries;
  const parts = new Map<string, Uint8Array<ArrayBuffer>>();
  for (const entry of entries.value) {
    const bytes = entry.isDeflated ? inflateExactly(entry) : entry.data.slice();
    if (bytes === null) return strange('a part is not as long as it says', entry.name);
    parts.set(entry.name, bytes);
  }
  return ok(parts);
}

const strange = (reason: string, part: string | null = null): Result<never, PackError> =>
  err({ type: 'pack-strange', reason, part });

/** 'PK\5\6' within the last 22 bytes and the longest comment. */
function findEndRecord(file: Uint8Array): number | null {
  for (let at = file.length - 22; at >= Math.max(0, file.length - 22 - 65_535); at--) {
    if (file[at] === 0x50 && file[at + 1] === 0x4b && file[at + 2] === 5 && file[at + 3] === 6) return at;
  }
  return null;
}

function readDirectory(view: DataView, file: Uint8Array, end: number): Result<readonly Entry[], PackError> {
  const count = view.getUint16(end + 10, true);
  if (count > mostParts) return err({ type: 'pack-too-large', limitMegabytes: mostFileMegabytes });
  const directory = view.getUint32(end + 16, true);
  const entries = new Map<string, Entry>();
  let at = directory;
  let dataEnd = 0;
  let total = 0;
  for (let index = 0; index < count; index++) {
    const header = readHeaders(view, file, { at, end, dataEnd });
    if (header === null) return strange('its list of parts is not true');
    const { entry } = header;
    if (!partName.test(entry.name) || entry.name.length > 200)
      return strange('a part has a name it may not have');
    if (entries.has(entry.name)) return strange('a part is there twice', entry.name);
    entries.set(entry.name, entry);
    total += entry.size;
    ({ at, dataEnd } = header);
  }
  if (at !== end || dataEnd !== directory) return strange('something stands between its parts');
  if (total > mostFileMegabytes * 1e6)
    return err({ type: 'pack-too-large', limitMegabytes: mostFileMegabytes });
  if (total > Math.max(alwaysAllowedBytes, file.length * mostRatio))
    return strange('far more is packed into it than fits such a file');
  return ok([...entries.values()]);
}

interface Place {
  /** Of the next header in the directory, and where the directory ends. */
  readonly at: number;
  readonly end: number;
  /** Where the entry before this one ends: this one begins there. */
  readonly dataEnd: number;
}

/** Null where the directory's header and the entry's own do not say the same, or point where they may not. */
function readHeaders(
  view: DataView,
  file: Uint8Array,
  { at, end, dataEnd }: Place,
): { readonly entry: Entry; readonly at: number; readonly dataEnd: number } | null {
  if (at + 46 > end || view.getUint32(at, true) !== 0x02014b50) return null;
  const nameLength = view.getUint16(at + 28, true);
  const next = at + 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  const local = view.getUint32(at + 42, true);
  if (next > end || local !== dataEnd || local + 30 + nameLength > at) return null;
  if (view.getUint32(local, true) !== 0x04034b50) return null;
  // Version to flags to sizes to the name's length stand in both, 2 bytes further on in the directory.
  for (let offset = 4; offset < 28; offset++) if (file[local + offset] !== file[at + offset + 2]) return null;
  const name = file.subarray(at + 46, at + 46 + nameLength);
  if (name.some((byte, index) => byte !== file[local + 30 + index])) return null;
  const start = local + 30 + nameLength + view.getUint16(local + 28, true);
  const [flags, method] = [view.getUint16(at + 8, true), view.getUint16(at + 10, true)];
  const [packed, size] = [view.getUint32(at + 20, true), view.getUint32(at + 24, true)];
  // Flags 1 and 2 say how hard it was packed, 11 that the name is UTF-8; any other changes how it would be read.
  const isPlain = (flags & ~0x0806) === 0 && (method === 8 || (method === 0 && packed === size));
  if (!isPlain || start + packed > at) return null;
  const data = file.subarray(start, start + packed);
  return {
    entry: { name: textOf(name), isDeflated: method === 8, data, size },
    at: next,
    dataEnd: start + packed,
  };
}

function textOf(name: Uint8Array): string {
  try {
    return bytesToUtf8(name);
  } catch {
    return '';
  }
}

/** So little at a time that data which unpacks to a thousand times its size is stopped in time: after 34 MB. */
const stepBytes = 32_768;

/** Null where there is less or more than the entry claims. */
function inflateExactly({ data, size }: Entry): Uint8Array<ArrayBuffer> | null {
  const out = new Uint8Array(size);
  let length = 0;
  const inflate = new Inflate((chunk) => {
    if (length + chunk.length <= size) out.set(chunk, length);
    length += chunk.length;
  });
  try {
    for (let at = 0; at < data.length && length <= size; at += stepBytes)
      inflate.push(data.subarray(at, at + stepBytes), at + stepBytes >= data.length);
  } catch {
    return null;
  }
  return length === size ? out : null;
}
