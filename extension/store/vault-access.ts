import { Dexie } from 'dexie';
import { err, ok, type Result } from '../../shared/result.ts';
import {
  addSecurityKey,
  openBySecurityKey,
  readSecurityKey,
  type SecurityKeyQuestion,
  type SecurityKeySecret,
  withoutSecurityKey,
} from '../vault/security-key.ts';
import {
  changePassphrase,
  createVault,
  type DeriveKey,
  type MasterKey,
  openVault,
  resetPassphrase,
  type VaultError,
  type VaultFile,
} from '../vault/vault-file.ts';
import { deriveVaultKeys } from '../vault/vault-keys.ts';
import { carryOver } from './carry-over.ts';
import { hasClearDatabase, openClearDatabase } from './clear-database.ts';
import { asOnlyWriter } from './log-writer.ts';
import type { StoreError } from './store.ts';
import type { StoreContext } from './store-context.ts';
import { strictTransaction } from './strict-transaction.ts';

export type VaultAccessError = VaultError | StoreError | { readonly type: 'vault-standing' };

interface AccessContext extends Pick<StoreContext, 'database' | 'effects'> {
  readonly deriveKey: DeriveKey;
  /** Before something is deleted that is to be gone from the disk's files. */
  settleFiles(): Promise<void>;
  /** Another place than the browser's own, for what was stored in clear. */
  readonly clearOptions?: ConstructorParameters<typeof Dexie>[1];
}

const readVaultFile = async ({ database }: Pick<StoreContext, 'database'>): Promise<VaultFile | null> =>
  (await database.vault.get('vault')) ?? null;

export const hasVault = async (context: Pick<StoreContext, 'database'>): Promise<boolean> =>
  (await readVaultFile(context)) !== null;

/** Makes the vault. What was stored in clear is carried over whole before it counts, and deleted after. */
export const setUpVault = (
  context: AccessContext,
  passphrase: string,
): Promise<Result<MasterKey, VaultAccessError>> =>
  asOnlyWriter(async () => {
    if (await hasVault(context)) return err({ type: 'vault-standing' });
    const { deriveKey, effects, clearOptions } = context;
    const { file, masterKey } = await createVault(passphrase, {
      deriveKey,
      randomBytes: effects.randomBytes,
    });
    const clear = await openClearDatabase(clearOptions);
    if (clear !== null) {
      const sealing = { keys: await deriveVaultKeys(masterKey), randomBytes: effects.randomBytes };
      const carried = await carryOver(clear, { context, sealing });
      clear.close();
      if (!carried.ok) return carried;
    }
    const saved = await putVaultFile(context, file);
    if (!saved.ok) return saved;
    await deleteClear(context);
    return ok(masterKey);
  });

export async function unlockVault(
  context: AccessContext,
  passphrase: string,
): Promise<Result<MasterKey, VaultAccessError>> {
  const opened = await openVault(await readVaultFile(context), passphrase, context);
  // Where the browser was stopped between making the vault and this.
  if (opened.ok) await deleteClear(context);
  return opened;
}

/** A new passphrase by the master key from a recovery file. */
export const recoverVault = (
  context: AccessContext,
  { masterKey, to }: { readonly masterKey: MasterKey; readonly to: string },
): Promise<Result<MasterKey, VaultAccessError>> =>
  asOnlyWriter(async () => {
    const { deriveKey, effects } = context;
    const means = { deriveKey, randomBytes: effects.randomBytes };
    const reset = await resetPassphrase(await readVaultFile(context), { masterKey, to }, means);
    if (!reset.ok) return reset;
    const saved = await putVaultFile(context, reset.value);
    return saved.ok ? ok(masterKey) : saved;
  });

export const changeVaultPassphrase = (
  context: Omit<AccessContext, 'settleFiles'>,
  words: { readonly from: string; readonly to: string },
): Promise<Result<null, VaultAccessError>> => {
  const { deriveKey, effects } = context;
  const means = { deriveKey, randomBytes: effects.randomBytes };
  return rewriteVaultFile(context, (file) => changePassphrase(file, words, means));
};

/** What a security key is asked to unlock; null where none was set up. */
export async function readVaultSecurityKey(
  context: Pick<StoreContext, 'database'>,
): Promise<Result<SecurityKeyQuestion, VaultError> | null> {
  const file = await readVaultFile(context);
  return file?.securityKey === undefined ? null : readSecurityKey(file);
}

export const unlockVaultBySecurityKey = async (
  context: Pick<StoreContext, 'database'>,
  secret: SecurityKeySecret,
): Promise<Result<MasterKey, VaultError>> => openBySecurityKey(await readVaultFile(context), secret);

/** A second way to the master key, beside the passphrase; one at a time. */
export const addVaultSecurityKey = (
  context: Pick<AccessContext, 'database' | 'effects'>,
  added: { readonly masterKey: MasterKey; readonly secret: SecurityKeySecret },
): Promise<Result<null, VaultAccessError>> =>
  rewriteVaultFile(context, (file) => addSecurityKey(file, added, context.effects.randomBytes));

export const removeVaultSecurityKey = (
  context: Pick<AccessContext, 'database' | 'effects'>,
): Promise<Result<null, VaultAccessError>> =>
  rewriteVaultFile(context, async (file) => withoutSecurityKey(file));

const rewriteVaultFile = (
  context: Pick<AccessContext, 'database' | 'effects'>,
  rewrite: (file: VaultFile | null) => Promise<Result<VaultFile, VaultError>>,
): Promise<Result<null, VaultAccessError>> =>
  asOnlyWriter(async () => {
    const rewritten = await rewrite(await readVaultFile(context));
    if (!rewritten.ok) return rewritten;
    const saved = await putVaultFile(context, rewritten.value);
    return saved.ok ? ok(null) : saved;
  });

const putVaultFile = (context: Pick<AccessContext, 'database' | 'effects'>, file: VaultFile) =>
  strictTransaction(context, [context.database.vault], async () => {
    await context.database.vault.put({ ...file, name: 'vault' });
  });

async function deleteClear({ clearOptions, settleFiles }: AccessContext): Promise<void> {
  // Where that fails, for want of room above all, it is deleted all the same; its bytes are overwritten some time later.
  if (await hasClearDatabase(clearOptions)) await settleFiles().catch(() => undefined);
  for (const name of ['plumbline', 'plumbline-passed']) await new Dexie(name, clearOptions).delete();
}
