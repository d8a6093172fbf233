import { bytesToUtf8, utf8ToBytes } from '../../shared/encoding.ts';
import { err, type Result } from '../../shared/result.ts';
import { type RandomBytes, type SealError, type SealHeader, seal, unseal } from '../vault/cipher.ts';
import type { VaultKeys } from '../vault/vault-keys.ts';
import type { LockedError } from './store.ts';
import type { StoreContext } from './store-context.ts';

/** All that sealing rows needs. A promise of WebCrypto ends a transaction: rows are sealed before one is opened. */
export interface Sealing {
  readonly keys: VaultKeys;
  readonly randomBytes: RandomBytes;
}

class VaultLockedError extends Error {
  override readonly name = 'VaultLockedError';
}

/** What is on the disk was changed there, or is another vault's. */
class SealBrokenError extends Error {
  override readonly name = 'SealBrokenError';
}

export async function sealingOf({ vault, effects }: StoreContext): Promise<Sealing> {
  const keys = await vault.keys();
  if (keys === null) throw new VaultLockedError();
  return { keys, randomBytes: effects.randomBytes };
}

/** A lock that comes in the midst of work is no fault: the work is not begun, or was stored whole before. */
export async function unlessLocked<T, E>(
  work: () => Promise<Result<T, E>>,
): Promise<Result<T, E | LockedError>> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof VaultLockedError) return err({ type: 'locked' });
    throw error;
  }
}

export const sealJson = (
  { keys, randomBytes }: Sealing,
  header: SealHeader,
  value: unknown,
): Promise<Uint8Array<ArrayBuffer>> =>
  seal(keys.rows, { header, bytes: utf8ToBytes(JSON.stringify(value)) }, randomBytes);

/** Written by this program alone, and sealed: its form is trusted. */
export const unsealJson = async <T>(
  { keys }: Sealing,
  header: SealHeader,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<T> => JSON.parse(bytesToUtf8(unbroken(await unseal(keys.rows, { header, bytes })))) as T;

export function unbroken<T>(opened: Result<T, SealError>): T {
  if (!opened.ok) throw new SealBrokenError();
  return opened.value;
}
