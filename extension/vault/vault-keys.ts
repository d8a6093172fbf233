import { bytesToHex, utf8ToBytes } from '../../shared/encoding.ts';
import type { MasterKey } from './vault-file.ts';

/** What is worked out of the master key: none of them gives another, nor the master key, away. */
export interface VaultKeys {
  /** Seals rows that are destroyed by deleting them. */
  readonly rows: CryptoKey;
  /** Seals the keys of items and files. */
  readonly itemKeys: CryptoKey;
  /** Gives names that say nothing on the disk. */
  readonly names: CryptoKey;
}

export async function deriveVaultKeys(masterKey: MasterKey): Promise<VaultKeys> {
  const root = await crypto.subtle.importKey('raw', masterKey, 'HKDF', false, ['deriveKey']);
  const aes = { name: 'AES-GCM', length: 256 };
  const derive = (info: string, algorithm: AesKeyGenParams | HmacImportParams, uses: KeyUsage[]) =>
    crypto.subtle.deriveKey(
      { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(), info: utf8ToBytes(`plumbline ${info} 1`) },
      root,
      algorithm,
      false,
      uses,
    );
  return {
    rows: await derive('rows', aes, ['encrypt', 'decrypt']),
    itemKeys: await derive('item keys', aes, ['encrypt', 'unwrapKey']),
    names: await derive('names', { name: 'HMAC', hash: 'SHA-256' }, ['sign']),
  };
}

/** The same name always gives the same 64 hex digits, which say nothing about it. */
export const hideName = async ({ names }: VaultKeys, table: string, name: string): Promise<string> =>
  bytesToHex(
    new Uint8Array(await crypto.subtle.sign('HMAC', names, utf8ToBytes(JSON.stringify([table, name])))),
  );
