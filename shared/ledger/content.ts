import type { Json } from '../brand.ts';
import { bytesToHex, type Digest, hexToBytes, sha256, utf8ToBytes } from '../encoding.ts';
import { toCanonical } from './canonical.ts';

/** Fields with their new values, apart from the entry that commits to them: destroying this erases what was said. */
export interface ContentRecord {
  /** SHA-256(salt ‖ json), hex. */
  readonly commitment: string;
  readonly keyId: string;
  /** 16 random bytes, hex: without them a short content could be guessed from its commitment. */
  readonly salt: string;
  /** Canonical JSON of an object of fields. */
  readonly json: string;
}

export const noKey = 'none';

export async function createContent(
  fields: { readonly [field: string]: Json },
  salt: Uint8Array,
): Promise<ContentRecord> {
  const json = toCanonical(wellFormed(fields));
  return {
    commitment: await commitmentOf(salt, utf8ToBytes(json)),
    keyId: noKey,
    salt: bytesToHex(salt),
    json,
  };
}

/** Half a character (a lone surrogate, as from a text cut in an emoji) has no UTF-8: it becomes U+FFFD. */
function wellFormed(value: Json): Json {
  if (typeof value === 'string') return value.toWellFormed();
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(wellFormed);
  return Object.fromEntries(Object.entries(value).map(([field, of]) => [field, wellFormed(of)]));
}

export const isContentIntact = async (
  { commitment, salt, json }: ContentRecord,
  digest: Digest = sha256,
): Promise<boolean> => bytesToHex(await digest(hexToBytes(salt), utf8ToBytes(json))) === commitment;

export const commitmentOf = async (salt: Uint8Array, bytes: Uint8Array): Promise<string> =>
  bytesToHex(await sha256(salt, bytes));
