import { bytesToHex } from '../../shared/encoding.ts';
import type { StoreEffects } from './store-context.ts';

const randomBytes = (length: number): Uint8Array<ArrayBuffer> =>
  crypto.getRandomValues(new Uint8Array(length));

/** Clock and chance of the browser; only for extension pages and the worker (pages on http have no full crypto). */
export const browserEffects: StoreEffects = {
  now: () => Date.now(),
  randomBytes,
  newId: () => bytesToHex(randomBytes(16)),
};
