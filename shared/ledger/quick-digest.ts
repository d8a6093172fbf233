import { sha256 as createSha256 } from '@noble/hashes/sha2.js';
import { type Digest, sha256 } from '../encoding.ts';

/** From here on the platform's own is quicker than a script, although each call of it takes a turn. */
const largeBytes = 64 * 1024;

/** One that is always empty, and one to work with: making a new one takes longer than hashing a short text. */
const blank = createSha256.create();
const working = createSha256.create();

/**
 * For many small inputs, as a log of entries has: without the turn of the event loop that each call of WebCrypto
 * takes. It is code that the extension's panel has no room for, and so is passed in where it is wanted.
 */
export const quickDigest: Digest = (...parts) => {
  if (parts.reduce((length, part) => length + part.length, 0) >= largeBytes) return sha256(...parts);
  const hash = blank._cloneInto(working);
  for (const part of parts) hash.update(part);
  return hash.digest() as Uint8Array<ArrayBuffer>;
};
