import type { Result } from '../../shared/result.ts';
import {
  importSealKey,
  type RandomBytes,
  type SealError,
  type SealHeader,
  seal,
  unseal,
  unsealKey,
} from './cipher.ts';
import type { VaultKeys } from './vault-keys.ts';

/** A key of one content or file alone. It is kept apart from what it seals: destroying this row erases that. */
export interface ItemKeyRow {
  /** Random. */
  readonly keyId: string;
  readonly wrapped: Uint8Array<ArrayBuffer>;
  /** Of what names were hidden in: it is opened when a person asks for the original, and that is noted. */
  readonly isPutAway?: true;
}

export interface SealedItem {
  readonly key: ItemKeyRow;
  readonly sealed: Uint8Array<ArrayBuffer>;
}

export interface ItemToSeal {
  readonly keyId: string;
  readonly header: SealHeader;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** Seals bytes under a new random key, and that key under the vault's. */
export async function sealItem(
  { itemKeys }: VaultKeys,
  { keyId, header, bytes }: ItemToSeal,
  randomBytes: RandomBytes,
): Promise<SealedItem> {
  const raw = randomBytes(32);
  const key = await importSealKey(raw);
  const [sealed, wrapped] = await Promise.all([
    seal(key, { header: [...header, keyId], bytes }, randomBytes),
    seal(itemKeys, { header: keyHeader(keyId), bytes: raw }, randomBytes),
  ]);
  return { key: { keyId, wrapped }, sealed };
}

export async function unsealItem(
  { itemKeys }: VaultKeys,
  { keyId, wrapped }: ItemKeyRow,
  { header, bytes }: Omit<ItemToSeal, 'keyId'>,
): Promise<Result<Uint8Array<ArrayBuffer>, SealError>> {
  const key = await unsealKey(itemKeys, { header: keyHeader(keyId), bytes: wrapped });
  return key.ok ? unseal(key.value, { header: [...header, keyId], bytes }) : key;
}

const keyHeader = (keyId: string): SealHeader => ['keys', keyId];
