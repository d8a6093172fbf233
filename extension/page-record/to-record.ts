import type { Json } from '../../shared/brand.ts';
import { bytesToHex, sha256, utf8ToBytes } from '../../shared/encoding.ts';
import type { Attachment } from '../../shared/evidence/item.ts';
import { mostFramesNamed, type PageManifest, type PageRecord } from '../../shared/evidence/page-record.ts';
import { toCanonical } from '../../shared/ledger/canonical.ts';
import { commitmentOf } from '../../shared/ledger/content.ts';
import type { KeptPage } from './keep-page.ts';

export interface RecordToStore {
  readonly kept: PageRecord;
  readonly files: readonly { readonly attachment: Attachment; readonly bytes: Uint8Array<ArrayBuffer> }[];
}

type RandomBytes = (length: number) => Uint8Array<ArrayBuffer>;

/** Every part under its salted hash, and one manifest that names them all. */
export async function toRecord(
  { files, account }: KeptPage,
  randomBytes: RandomBytes,
): Promise<RecordToStore> {
  const parts = await Promise.all(
    files.map(async (file) => ({ ...file, sha256: bytesToHex(await sha256(file.bytes)) })),
  );
  const manifest: PageManifest = {
    form: 'plumbline-page',
    version: 1,
    ...account,
    parts: parts.map(({ role, mediaType, bytes, sha256: digest }) => ({
      role,
      mediaType,
      byteLength: bytes.length,
      sha256: digest,
    })),
  };
  const manifestFile = {
    name: 'page.json',
    mediaType: 'application/json',
    bytes: utf8ToBytes(toCanonical(wellFormed(manifest as unknown as Json))),
  };
  const stored = await Promise.all([manifestFile, ...parts].map((file) => toStored(file, randomBytes)));
  const [first, ...others] = stored;
  if (first === undefined) throw new RangeError('a record has a manifest');
  const unread = account.frames.filter(({ why }) => why !== null);
  const kept: PageRecord = {
    outcome: 'kept',
    manifest: first.attachment,
    parts: parts.flatMap(({ role }, index) => {
      const attachment = others[index]?.attachment;
      return attachment === undefined ? [] : [{ role, attachment }];
    }),
    refused: account.refused,
    fieldCount: account.frames.reduce((sum, { fieldCount }) => sum + fieldCount, 0),
    framesRead: account.frames.length - unread.length,
    framesUnread: unread.length,
    unread: unread.slice(0, mostFramesNamed).map(({ url, why }) => ({ url, why: why ?? '' })),
    remarks: account.remarks,
  };
  return { kept, files: stored };
}

interface File {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** Under its salted hash. */
export async function toStored({ name, mediaType, bytes }: File, randomBytes: RandomBytes) {
  const salt = randomBytes(16);
  const commitment = await commitmentOf(salt, bytes);
  const attachment = { commitment, salt: bytesToHex(salt), name, mediaType, byteLength: bytes.length };
  return { attachment, bytes };
}

/** A title cut in half an emoji has no UTF-8, and RFC 8785 refuses it. */
function wellFormed(value: Json): Json {
  if (typeof value === 'string') return value.toWellFormed();
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(wellFormed);
  return Object.fromEntries(Object.entries(value).map(([key, of]) => [key, wellFormed(of)]));
}
