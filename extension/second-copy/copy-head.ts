import { bytesToHex, bytesToUtf8, concatBytes, sha256, utf8ToBytes } from '../../shared/encoding.ts';
import type { CopyFiles } from './copy-files.ts';

/** A file of rows, named by its digest. */
export interface Part {
  /** SHA-256 of the file, hex. */
  readonly digest: string;
  readonly rows: number;
  readonly bytes: number;
}

/** What a copy consists of: written last, so that a copy is the former or the new one. In clear, as the database: sizes and random ids. */
export interface CopyHead {
  readonly v: 1;
  readonly generation: number;
  /** The id of the vault whose rows these are. */
  readonly vault: string;
  /** The name of the database that it follows, and up to which of its transactions. */
  readonly database: string;
  readonly upTo: number;
  /** False while a long copying is under way. */
  readonly isWhole: boolean;
  /** Rows that last, in the order of copying; only the last part is ever written anew. */
  readonly rows: readonly Part[];
  /** Keys of items and files by the first two digits of their ids: written anew when one came or was destroyed. */
  readonly keys: Readonly<Record<string, Part>>;
  /** All rows that change. */
  readonly state: Part | null;
}

export const emptyHead = ({ vault, database }: Pick<CopyHead, 'vault' | 'database'>): CopyHead => ({
  v: 1,
  ...{ generation: 0, vault, database, upTo: -1, isWhole: false, rows: [], keys: {}, state: null },
});

export const rowsPath = ({ digest }: Pick<Part, 'digest'>): string => `rows/${digest}`;
export const keysPath = ({ digest }: Pick<Part, 'digest'>): string => `keys/${digest}`;
export const statePath = ({ digest }: Pick<Part, 'digest'>): string => `state/${digest}`;
/** Of a file of evidence: written once. */
export const filePath = (commitment: string): string => `files/${commitment.slice(0, 2)}/${commitment}`;

/** Two, one after the other: a stop or a damage in one leaves the other. */
const slots = ['head-0', 'head-1'] as const;

export interface ReadHead {
  readonly head: CopyHead;
  readonly writtenAtMs: number;
}

export interface HeadsRead {
  /** The newest that is as it was written. */
  readonly newest: ReadHead | null;
  /** Names of those that are not. */
  readonly damaged: readonly string[];
  /** The copy was written by a newer Plumbline. */
  readonly isNewer: boolean;
}

export async function readHead(files: CopyFiles): Promise<HeadsRead> {
  const read = await Promise.all(slots.map((slot) => readSlot(files, slot)));
  const whole = read.flatMap((one) => (typeof one === 'object' && one !== null ? [one] : []));
  const [newest = null] = whole.sort((a, b) => b.head.generation - a.head.generation);
  const damaged = slots.filter((_, index) => read[index] === 'damaged');
  return { newest, damaged, isNewer: newest === null && read.includes('newer') };
}

async function readSlot(files: CopyFiles, slot: string): Promise<ReadHead | 'damaged' | 'newer' | null> {
  const bytes = await files.read(slot);
  const writtenAtMs = await files.writtenAtMs(slot);
  if (bytes === null || writtenAtMs === null) return null;
  const json = bytes.subarray(0, -digestLength);
  const digest = bytesToHex(await sha256(json));
  if (bytes.length <= digestLength || textOf(bytes.subarray(-digestLength)) !== digest) return 'damaged';
  const head = JSON.parse(bytesToUtf8(json)) as CopyHead;
  return head.v === 1 ? { head, writtenAtMs } : 'newer';
}

const digestLength = 64;
const textOf = (bytes: Uint8Array): string => String.fromCharCode(...bytes);

/** Counts from here on; `whenSafe` removes what only the head before named, and then it stands in both places. */
export async function writeHead(
  files: CopyFiles,
  head: CopyHead,
  whenSafe: () => Promise<void>,
): Promise<void> {
  const json = utf8ToBytes(JSON.stringify(head));
  const digest = utf8ToBytes(bytesToHex(await sha256(json)));
  const bytes = concatBytes(json, digest);
  const [first, second] = head.generation % 2 === 0 ? slots : slots.toReversed();
  await files.write(first, bytes);
  await whenSafe();
  await files.write(second, bytes);
}
