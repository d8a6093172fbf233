import { deflateSync } from 'fflate';
import { bytesToHex, concatBytes, sha256, utf8ToBytes } from '../../../../shared/encoding.ts';
import { packSeal } from '../../../../shared/exchange/write-pack.ts';

/** An entry of a zip, and the lies that its headers tell. */
export interface HandEntry {
  readonly name: string | Uint8Array;
  readonly bytes: Uint8Array;
  readonly isStored?: boolean;
  readonly flags?: number;
  readonly method?: number;
  /** What both headers claim it unpacks to. */
  readonly size?: number;
  /** What its own header claims, where the directory claims another. */
  readonly localSize?: number;
  /** It has no data of its own: the directory points to where this earlier entry is. */
  readonly sharesWith?: number;
}

interface HandZip {
  readonly count?: number;
  /** Bytes between the entries and the directory, and between the directory and the end. */
  readonly afterEntries?: Uint8Array;
  readonly afterDirectory?: Uint8Array;
}

/** A zip by APPNOTE 4.3, sealed as ours are: what a hostile program could make that knows how. */
export async function zipByHand(
  entries: readonly HandEntry[],
  { count = entries.length, ...between }: HandZip = {},
): Promise<Uint8Array<ArrayBuffer>> {
  const locals: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  const offsets: number[] = [];
  let at = 0;
  for (const entry of entries) {
    const { name, data, fields } = described(entry);
    const offset = entry.sharesWith === undefined ? at : (offsets[entry.sharesWith] ?? 0);
    offsets.push(offset);
    if (entry.sharesWith === undefined) {
      const local = concatBytes(u32(0x04034b50), fields(entry.localSize ?? entry.size), name, data);
      locals.push(local);
      at += local.length;
    }
    directory.push(
      concatBytes(
        u32(0x02014b50),
        u16(20),
        fields(entry.size),
        u16(0),
        u16(0),
        u16(0),
        u32(0),
        u32(offset),
        name,
      ),
    );
  }
  const { afterEntries = new Uint8Array(), afterDirectory = new Uint8Array() } = between;
  const list = concatBytes(...directory);
  const start = at + afterEntries.length;
  const end = [u32(0x06054b50), u16(0), u16(0), u16(count), u16(count), u32(list.length), u32(start)];
  const sealLength = packSeal('0'.repeat(64)).length;
  const head = concatBytes(...locals, afterEntries, list, afterDirectory, ...end, u16(sealLength));
  return concatBytes(head, utf8ToBytes(packSeal(bytesToHex(await sha256(head)))));
}

function described({ name, bytes, isStored = false, flags = 0, method }: HandEntry) {
  const nameBytes = typeof name === 'string' ? utf8ToBytes(name) : name;
  const data = isStored ? bytes : deflateSync(bytes);
  /** Version needed, flags, method, time, date, CRC, sizes, and the lengths of name and extra field. */
  const fields = (size = bytes.length) =>
    concatBytes(
      ...[u16(20), u16(flags), u16(method ?? (isStored ? 0 : 8)), u32(0), u32(0)],
      ...[u32(data.length), u32(size), u16(nameBytes.length), u16(0)],
    );
  return { name: nameBytes, data, fields };
}

const u16 = (value: number) => Uint8Array.of(value & 255, value >>> 8);
const u32 = (value: number) => new Uint8Array(Uint32Array.of(value).buffer);
