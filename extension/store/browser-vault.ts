import { browser } from 'wxt/browser';
import { base64ToBytes, bytesToBase64 } from '../../shared/encoding.ts';
import type { MasterKey } from '../vault/vault-file.ts';
import { deriveVaultKeys, type VaultKeys } from '../vault/vault-keys.ts';
import type { OpenVault } from './store-context.ts';

const keyName = 'vaultKey';

type Held = { readonly [keyName]?: string };

/**
 * The master key of an unlocked vault lies in `storage.session` alone: in memory, gone with the browser, and shown to no
 * page but our own. (Measured: `storage.local`, and keys that are called not extractable, stand in clear on the disk.)
 */
export function createBrowserVault(): OpenVault {
  let reading: Promise<VaultKeys | null> | null = null;
  onVaultChange(() => {
    reading = null;
  });
  return {
    keys: () => {
      reading ??= readKeys();
      return reading;
    },
  };
}

async function readKeys(): Promise<VaultKeys | null> {
  const held = (await browser.storage.session.get<Held>(keyName))[keyName];
  const masterKey = held === undefined ? undefined : base64ToBytes(held);
  return masterKey === undefined ? null : deriveVaultKeys(masterKey);
}

export const holdMasterKey = (masterKey: MasterKey): Promise<void> =>
  browser.storage.session.set({ [keyName]: bytesToBase64(masterKey) });

/** Nothing of what was read stays in the session either. Every page of ours that shows evidence begins anew. */
export const lockVault = (): Promise<void> => browser.storage.session.clear();

/** Called when the vault was unlocked or locked, by whichever window or by the worker. */
export function onVaultChange(listener: (isOpen: boolean) => void): void {
  browser.storage.session.onChanged.addListener((changes) => {
    const change = changes[keyName];
    if (change !== undefined) listener(change.newValue !== undefined);
  });
}
