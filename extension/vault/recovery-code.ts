import { bytesToHex, hexToBytes } from '../../shared/encoding.ts';
import type { MasterKey } from './vault-file.ts';

/** The master key as 16 groups of 4 characters: what stands in a recovery file, and can be read out. */
export const toRecoveryCode = (masterKey: MasterKey): string =>
  (bytesToHex(masterKey).match(/.{4}/g) ?? []).join('-');

/** However it was typed or pasted; null where it is no such code. */
export function fromRecoveryCode(typed: string): MasterKey | null {
  const digits = typed.toLowerCase().replace(/[\s\-–—]/g, '');
  return /^[0-9a-f]{64}$/.test(digits) ? hexToBytes(digits) : null;
}
