import { render } from 'preact';
import { browser } from 'wxt/browser';
import type { Result } from '../../shared/result.ts';
import type { Notice } from '../clipping/clip-tab.ts';
import { listenToAnnouncements } from '../store/announcements.ts';
import { holdMasterKey, onVaultChange } from '../store/browser-vault.ts';
import { hasClearDatabase } from '../store/clear-database.ts';
import { settleStorageFiles } from '../store/settle-storage-files.ts';
import type { StoreContext } from '../store/store-context.ts';
import {
  hasVault,
  recoverVault,
  setUpVault,
  unlockVault,
  type VaultAccessError,
} from '../store/vault-access.ts';
import { deriveInWorker } from '../vault/derive-in-worker.ts';
import type { MasterKey } from '../vault/vault-file.ts';
import type { SecurityKeyError } from './ask-security-key.ts';
import { type LockEffects, LockScreen } from './lock-screen.tsx';
import { hasSecurityKey, unlockBySecurityKey } from './security-key-access.ts';
import { vaultErrorSentence, vaultFaultSentence } from './vault-sentences.ts';

/** Resolves once the vault is open, whichever window opened it. */
export async function showLockScreen(context: StoreContext, root: HTMLElement): Promise<void> {
  const opened = new Promise<void>((resolve) => {
    onVaultChange((isOpen) => {
      if (isOpen) resolve();
    });
  });
  render(<LockScreen effects={effectsOf(context)} />, root);
  // It may have been opened before anybody listened.
  if ((await context.vault.keys()) === null) await opened;
  render(null, root);
}

const effectsOf = (context: StoreContext): LockEffects => {
  const settleFiles = () => settleStorageFiles(context.effects);
  const access = { ...context, deriveKey: deriveInWorker, settleFiles };
  return {
    readStanding: async () => ({
      isSetUp: await hasVault(context),
      hasSecurityKey: await hasSecurityKey(context),
      hasClear: await hasClearDatabase(),
    }),
    setUp: (passphrase) => hold(setUpVault(access, passphrase)),
    unlock: (passphrase) => hold(unlockVault(access, passphrase)),
    unlockBySecurityKey: () => hold(unlockBySecurityKey(context)),
    recover: (recovering) => hold(recoverVault(access, recovering)),
    listen: listenToNotices,
  };
};

/** Null where it is open now, else the sentence that says why not. */
async function hold(
  opening: Promise<Result<MasterKey, VaultAccessError | SecurityKeyError>>,
): Promise<string | null> {
  try {
    const opened = await opening;
    if (!opened.ok) return vaultErrorSentence(opened.error);
    await holdMasterKey(opened.value);
    return null;
  } catch (error) {
    return vaultFaultSentence(error);
  }
}

/** What the worker has to say to the gesture that opened this window, too. */
function listenToNotices(hear: (text: string) => void): () => void {
  void browser.storage.session.get<{ notice?: Notice }>('notice').then(({ notice }) => {
    if (notice !== undefined) hear(notice.text);
  });
  return listenToAnnouncements((announcement) => {
    if (announcement.type === 'notice') hear(announcement.text);
  });
}
