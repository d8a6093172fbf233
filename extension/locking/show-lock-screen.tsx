import { render } from 'preact';
import { browser } from 'wxt/browser';
import type { Result } from '../../shared/result.ts';
import type { Notice } from '../clipping/clip-tab.ts';
import { folderPicker } from '../second-copy/copy-places.ts';
import { standingCopies } from '../second-copy/standing-copy.ts';
import { type Trouble, troubleOf } from '../second-copy/trouble.ts';
import { listenToAnnouncements } from '../store/announcements.ts';
import { holdMasterKey, onVaultChange } from '../store/browser-vault.ts';
import { hasClearDatabase } from '../store/clear-database.ts';
import { settleStorageFiles } from '../store/settle-storage-files.ts';
import { isAnew } from '../store/standing-database.ts';
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
    readStanding: () => readStanding(context),
    setUp: (passphrase) => hold(setUpVault(access, passphrase)),
    unlock: (passphrase) => hold(unlockVault(access, passphrase)),
    unlockBySecurityKey: () => hold(unlockBySecurityKey(context)),
    recover: (recovering) => hold(recoverVault(access, recovering)),
    listen: listenToNotices,
  };
};

async function readStanding(context: StoreContext) {
  const hasFolders = folderPicker() !== null;
  try {
    const isSetUp = await hasVault(context);
    const hasKey = await hasSecurityKey(context);
    const hasClear = await hasClearDatabase();
    const isExpected = isSetUp || hasClear || (await isAnew(context.database));
    const copies = isExpected ? [] : await standingCopies().catch(() => []);
    const trouble: Trouble | null = copies.length > 0 ? { type: 'emptied' } : null;
    return { isSetUp, hasSecurityKey: hasKey, hasClear, hasFolders, trouble };
  } catch (error) {
    const trouble = troubleOf(error);
    return { isSetUp: true, hasSecurityKey: false, hasClear: false, hasFolders, trouble };
  }
}

/** Browsers without room delete what is not said to be kept; ours is anyway, and saying so costs nothing. */
async function keepForGood(): Promise<void> {
  if (!(await navigator.storage.persisted())) await navigator.storage.persist();
}

/** Null where it is open now, else the sentence that says why not. */
async function hold(
  opening: Promise<Result<MasterKey, VaultAccessError | SecurityKeyError>>,
): Promise<string | null> {
  try {
    const opened = await opening;
    if (!opened.ok) return vaultErrorSentence(opened.error);
    void keepForGood().catch(() => undefined);
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
