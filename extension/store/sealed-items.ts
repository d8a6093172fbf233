import { bytesToHex, bytesToUtf8, utf8ToBytes } from '../../shared/encoding.ts';
import type { ContentRecord } from '../../shared/ledger/content.ts';
import { type ItemKeyRow, sealItem, unsealItem } from '../vault/item-key.ts';
import { type Sealing, unbroken } from './sealing.ts';

/** The bytes of a file, under the commitment by which entries name it. */
export interface AttachmentRow {
  readonly commitment: string;
  readonly bytes: Uint8Array;
}

/** A content or a file as it is on the disk; the commitment is salted, and says nothing about it. */
export interface SealedItemRow {
  readonly commitment: string;
  /** Names the row of its key, which stands in a table of its own. */
  readonly keyId: string;
  readonly sealed: Uint8Array<ArrayBuffer>;
}

export interface SealedWithKey {
  readonly row: SealedItemRow;
  readonly key: ItemKeyRow;
}

type ItemTable = 'contents' | 'attachments';

async function sealUnder(
  { keys, randomBytes }: Sealing,
  table: ItemTable,
  { commitment, bytes }: { readonly commitment: string; readonly bytes: Uint8Array<ArrayBuffer> },
): Promise<SealedWithKey> {
  const keyId = bytesToHex(randomBytes(16));
  const header = [table, commitment];
  const { key, sealed } = await sealItem(keys, { keyId, header, bytes }, randomBytes);
  return { row: { commitment, keyId, sealed }, key };
}

const unsealUnder = async (
  { keys }: Sealing,
  table: ItemTable,
  { row, key }: SealedWithKey,
): Promise<Uint8Array<ArrayBuffer>> =>
  unbroken(await unsealItem(keys, key, { header: [table, row.commitment], bytes: row.sealed }));

/** The record's own key id is the chain's, the same on every computer; the row's is of this computer alone. */
export const sealContent = (
  sealing: Sealing,
  { commitment, keyId, salt, json }: ContentRecord,
): Promise<SealedWithKey> =>
  sealUnder(sealing, 'contents', { commitment, bytes: utf8ToBytes(JSON.stringify([keyId, salt, json])) });

export async function unsealContent(sealing: Sealing, sealed: SealedWithKey): Promise<ContentRecord> {
  const bytes = await unsealUnder(sealing, 'contents', sealed);
  const [keyId, salt, json] = JSON.parse(bytesToUtf8(bytes)) as [string, string, string];
  return { commitment: sealed.row.commitment, keyId, salt, json };
}

export const sealAttachment = (sealing: Sealing, { commitment, bytes }: AttachmentRow) =>
  sealUnder(sealing, 'attachments', { commitment, bytes: new Uint8Array(bytes) });

export const unsealAttachment = async (sealing: Sealing, sealed: SealedWithKey): Promise<AttachmentRow> => ({
  commitment: sealed.row.commitment,
  bytes: await unsealUnder(sealing, 'attachments', sealed),
});

/** Which keys are used: those of originals that were put away only where a person asks for one. */
export type KeysUsed = 'standing' | 'put-away too';

/** What was read of both tables, together; one whose key was destroyed is gone. */
export function pairWithKeys(
  rows: readonly (SealedItemRow | undefined)[],
  keys: readonly (ItemKeyRow | undefined)[],
  used: KeysUsed = 'standing',
): readonly SealedWithKey[] {
  const usable = keys.filter((key) => key !== undefined && (used === 'put-away too' || !key.isPutAway));
  const known = new Map(usable.flatMap((key) => (key === undefined ? [] : [[key.keyId, key] as const])));
  return rows.flatMap((row) => {
    const key = row && known.get(row.keyId);
    return row === undefined || key === undefined ? [] : [{ row, key }];
  });
}
