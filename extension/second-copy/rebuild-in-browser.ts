import { err, ok, type Result } from '../../shared/result.ts';
import { longTime } from '../panel/format-date.ts';
import { browserEffects } from '../store/browser-effects.ts';
import { holdMasterKey } from '../store/browser-vault.ts';
import type { Database } from '../store/database.ts';
import { beginDatabase, standAnewOn, standOn } from '../store/standing-database.ts';
import { deriveInWorker } from '../vault/derive-in-worker.ts';
import {
  type MasterKey,
  openVault,
  resetPassphrase,
  type VaultError,
  type VaultFile,
} from '../vault/vault-file.ts';
import { deriveVaultKeys } from '../vault/vault-keys.ts';
import { type RebuildError, type Rebuilt, rebuild } from './rebuild.ts';
import type { StandingCopy } from './standing-copy.ts';

/** What opens a copy: its passphrase of then, or the code of the recovery file with a new one. */
export type Opening =
  | { readonly by: 'passphrase'; readonly passphrase: string }
  | { readonly by: 'recovery-code'; readonly masterKey: MasterKey; readonly to: string };

export interface RebuiltDatabase {
  readonly rebuilt: Rebuilt;
  readonly masterKey: MasterKey;
  readonly database: Database;
}

/** Into a database of a new name, which does not count before `useRebuilt`. */
export async function rebuildInBrowser(
  { files, vault, writtenAtMs }: StandingCopy,
  opening: Opening,
): Promise<Result<RebuiltDatabase, RebuildError | VaultError>> {
  const opened = await open(vault, opening);
  if (!opened.ok) return opened;
  const { masterKey } = opened.value;
  const keys = await deriveVaultKeys(masterKey);
  const database = await beginDatabase(browserEffects.newId);
  const rebuilt = await rebuild({
    context: { database, effects: browserEffects, vault: { keys: async () => keys } },
    ...{ files, vault: opened.value.file },
    copyName: `Second copy of ${longTime(writtenAtMs)}`,
    pause: () => new Promise((resolve) => setTimeout(resolve)),
  });
  if (rebuilt.ok) return ok({ rebuilt: rebuilt.value, masterKey, database });
  await database.delete();
  return err(rebuilt.error);
}

async function open(
  vault: VaultFile,
  opening: Opening,
): Promise<Result<{ readonly masterKey: MasterKey; readonly file: VaultFile }, VaultError>> {
  const { randomBytes } = browserEffects;
  if (opening.by === 'recovery-code') {
    const reset = await resetPassphrase(vault, opening, { deriveKey: deriveInWorker, randomBytes });
    return reset.ok ? ok({ masterKey: opening.masterKey, file: reset.value }) : reset;
  }
  const opened = await openVault(vault, opening.passphrase, { deriveKey: deriveInWorker });
  return opened.ok ? ok({ masterKey: opened.value, file: vault }) : opened;
}

/** From now on what was rebuilt counts, unlocked, in every window. */
export async function useRebuilt({ database, masterKey }: RebuiltDatabase): Promise<void> {
  database.close();
  await standOn(database);
  await holdMasterKey(masterKey);
}

/** An empty database of a new name, for a new passphrase. What does not open is left as it is. */
export async function beginAnew(): Promise<void> {
  await standAnewOn(await beginDatabase(browserEffects.newId));
}
