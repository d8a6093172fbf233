import { Deflate, Inflate, inflateSync } from 'fflate';
import { err, ok, type Result } from '../../../shared/result.ts';
import { crc32 } from './crc32.ts';

/** One part as it lies in the file, compressed: parts that are not ours are copied without being unpacked. */
export interface ZipEntry {
  readonly name: string;
  readonly nameBytes: Uint8Array;
  readonly flags: number;
  readonly method: number;
  /** MS-DOS time and date, as one number. */
  readonly modified: number;
  readonly crc: number;
  readonly size: number;
  readonly data: Uint8Array;
}

/** In the file's own order; names are unique. */
export type ZipArchive = ReadonlyMap<string, ZipEntry>;

/** A workbook that unpacks to more is a trap or beyond a browser: 1 GiB in all, 400 MB for one part. */
const largestTotal = 1_073_741_824;
const largestPart = 400_000_000;

/** A sheet packs to about a tenth: half a megabyte of it at a time. */
const packedStep = 65_536;

const endSignature = 0x06054b50;
const directorySignature = 0x02014b50;
const localSignature = 0x04034b50;
/** 1 January 1980, midnight: the least a zip can say. The same bytes come out whenever they are written. */
const fixedModified = 0x00210000;

export function readZip(bytes: Uint8Array): Result<ZipArchive, string> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(view);
  if (end === undefined) return err('it is not a zip file, or its end is missing');
  const count = view.getUint16(end + 10, true);
  const start = view.getUint32(end + 16, true);
  if (count === 0xffff || start === 0xffffffff) return err('it is a zip file of the 64-bit kind');
  // Bytes put before the zip (some mail gateways do) move every offset by as much.
  const shift = end - view.getUint32(end + 12, true) - start;
  try {
    return readDirectory({ bytes, view, at: start + shift, shift, count });
  } catch (fault) {
    if (fault instanceof RangeError) return err('its list of parts is damaged');
    throw fault;
  }
}

/** The end record stands within the last 65,557 bytes: 22 of its own and a comment. */
function findEnd(view: DataView): number | undefined {
  for (let at = view.byteLength - 22; at >= Math.max(0, view.byteLength - 65_557); at--)
    if (view.getUint32(at, true) === endSignature) return at;
  return undefined;
}

interface Directory {
  readonly bytes: Uint8Array;
  readonly view: DataView;
  readonly at: number;
  readonly shift: number;
  readonly count: number;
}

function readDirectory(directory: Directory): Result<ZipArchive, string> {
  const { view, count } = directory;
  const archive = new Map<string, ZipEntry>();
  let at = directory.at;
  let total = 0;
  for (let index = 0; index < count; index++) {
    if (view.getUint32(at, true) !== directorySignature) return err('its list of parts is damaged');
    const entry = readEntry(directory, at);
    if (!entry.ok) return entry;
    total += entry.value.size;
    if (entry.value.size > largestPart || total > largestTotal) return err('it unpacks to more than 1 GB');
    if (archive.has(entry.value.name)) return err(`it holds two parts called ${entry.value.name}`);
    archive.set(entry.value.name, entry.value);
    at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return ok(archive);
}

function readEntry({ bytes, view, shift }: Directory, at: number): Result<ZipEntry, string> {
  const nameBytes = bytes.slice(at + 46, at + 46 + view.getUint16(at + 28, true));
  const name = new TextDecoder().decode(nameBytes);
  const flags = view.getUint16(at + 8, true);
  const method = view.getUint16(at + 10, true);
  if ((flags & 1) !== 0) return err(`${name} is encrypted`);
  if (method !== 0 && method !== 8) return err(`${name} is packed in a way Excel does not use`);
  const local = view.getUint32(at + 42, true) + shift;
  if (view.getUint32(local, true) !== localSignature) return err(`${name} is damaged`);
  const from = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
  const packed = view.getUint32(at + 20, true);
  if (from + packed > bytes.length) return err(`${name} is cut short`);
  const data = bytes.subarray(from, from + packed);
  const modified = view.getUint32(at + 12, true);
  const crc = view.getUint32(at + 16, true);
  return ok({ name, nameBytes, flags, method, modified, crc, size: view.getUint32(at + 24, true), data });
}

/** Unpacks no further than the size it claims, and says whether the bytes are the ones that were packed. */
export function unpack(entry: ZipEntry): Result<Uint8Array, string> {
  const damaged = err(`${entry.name} is damaged`);
  if (entry.method === 0) return crc32(entry.data) === entry.crc ? ok(entry.data) : damaged;
  try {
    const bytes = inflateSync(entry.data, { out: new Uint8Array(entry.size) });
    return bytes.length === entry.size && crc32(bytes) === entry.crc ? ok(bytes) : damaged;
  } catch {
    return damaged;
  }
}

/** Unpacks piece by piece, for parts too large to lie in memory whole; false when the bytes are not those packed. */
export function* unpackPieces(entry: ZipEntry): Generator<Uint8Array, boolean> {
  if (entry.method === 0) {
    yield entry.data;
    return crc32(entry.data) === entry.crc;
  }
  const ready: Uint8Array[] = [];
  const inflate = new Inflate((piece) => {
    ready.push(piece);
  });
  let crc = 0;
  let size = 0;
  for (let at = 0; at < entry.data.length; at += packedStep) {
    try {
      inflate.push(entry.data.subarray(at, at + packedStep), at + packedStep >= entry.data.length);
    } catch {
      return false;
    }
    for (const piece of ready.splice(0)) {
      crc = crc32(piece, crc);
      size += piece.length;
      if (size > entry.size) return false;
      yield piece;
    }
  }
  return crc === entry.crc && size === entry.size;
}

/** Packs text piece by piece, so that a sheet of 100,000 rows never lies in memory whole. */
export function packText(name: string, pieces: Iterable<string>): ZipEntry {
  const encoder = new TextEncoder();
  const packed: Uint8Array[] = [];
  const deflate = new Deflate({ level: 6 }, (chunk) => {
    packed.push(chunk);
  });
  let crc = 0;
  let size = 0;
  for (const piece of pieces) {
    const bytes = encoder.encode(piece);
    crc = crc32(bytes, crc);
    size += bytes.length;
    deflate.push(bytes);
  }
  deflate.push(new Uint8Array(0), true);
  const nameBytes = encoder.encode(name);
  return {
    name,
    nameBytes,
    flags: 0x0800,
    method: 8,
    modified: fixedModified,
    crc,
    size,
    data: joined(packed),
  };
}

export function writeZip(archive: ZipArchive): Uint8Array {
  const pieces: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let offset = 0;
  for (const entry of archive.values()) {
    const local = header(entry, undefined);
    directory.push(header(entry, offset));
    pieces.push(local, entry.data);
    offset += local.length + entry.data.length;
  }
  const directorySize = directory.reduce((sum, piece) => sum + piece.length, 0);
  const end = new DataView(new ArrayBuffer(22));
  end.setUint32(0, endSignature, true);
  end.setUint16(8, archive.size, true);
  end.setUint16(10, archive.size, true);
  end.setUint32(12, directorySize, true);
  end.setUint32(16, offset, true);
  return joined([...pieces, ...directory, new Uint8Array(end.buffer)]);
}

/** A local header, or with an offset a line of the directory; both hold the same facts in the same order. */
function header(entry: ZipEntry, offset: number | undefined): Uint8Array {
  const isLocal = offset === undefined;
  const fixed = isLocal ? 30 : 46;
  const bytes = new Uint8Array(fixed + entry.nameBytes.length);
  const view = new DataView(bytes.buffer);
  const facts = isLocal ? 4 : 6;
  view.setUint32(0, isLocal ? localSignature : directorySignature, true);
  if (!isLocal) view.setUint16(4, 20, true);
  view.setUint16(facts, 20, true);
  // Bit 3 says that sizes follow the data; here they stand in the header.
  view.setUint16(facts + 2, entry.flags & ~8, true);
  view.setUint16(facts + 4, entry.method, true);
  view.setUint32(facts + 6, entry.modified, true);
  view.setUint32(facts + 10, entry.crc, true);
  view.setUint32(facts + 14, entry.data.length, true);
  view.setUint32(facts + 18, entry.size, true);
  view.setUint16(facts + 22, entry.nameBytes.length, true);
  if (!isLocal) view.setUint32(42, offset, true);
  bytes.set(entry.nameBytes, fixed);
  return bytes;
}

function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes;
}
