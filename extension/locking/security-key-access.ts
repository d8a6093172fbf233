import type { Result } from '../../shared/result.ts';
import type { StoreContext } from '../store/store-context.ts';
import {
  addVaultSecurityKey,
  readVaultSecurityKey,
  removeVaultSecurityKey,
  unlockVault,
  unlockVaultBySecurityKey,
  type VaultAccessError,
} from '../store/vault-access.ts';
import { deriveInWorker } from '../vault/derive-in-worker.ts';
import type { MasterKey } from '../vault/vault-file.ts';
import {
  askSecurityKey,
  forgetSecurityKey,
  makeSecurityKey,
  mayAskSecurityKey,
  type SecurityKeyError,
} from './ask-security-key.ts';
import { vaultErrorSentence, vaultFaultSentence } from './vault-sentences.ts';

/** Each gives the sentence that says why not, null when it is done. */
export interface SecurityKeyAccess {
  isSetUp(): Promise<boolean>;
  setUp(passphrase: string): Promise<string | null>;
  remove(): Promise<string | null>;
}

/** Null where this browser lets no extension ask a security key. */
export function securityKeyAccess(context: StoreContext): SecurityKeyAccess | null {
  if (!mayAskSecurityKey()) return null;
  return {
    isSetUp: () => hasSecurityKey(context),
    setUp: (passphrase) => sentenceOf(() => setUp(context, passphrase)),
    remove: () => sentenceOf(() => remove(context)),
  };
}

/** Set up here, and to be asked here. */
export const hasSecurityKey = async (context: StoreContext): Promise<boolean> =>
  mayAskSecurityKey() && (await readVaultSecurityKey(context)) !== null;

type AccessError = VaultAccessError | SecurityKeyError;

export async function unlockBySecurityKey(context: StoreContext): Promise<Result<MasterKey, AccessError>> {
  const question = await readVaultSecurityKey(context);
  if (question === null) return { ok: false, error: { type: 'security-key-damaged' } };
  if (!question.ok) return question;
  const secret = await askSecurityKey(question.value, context.effects.randomBytes);
  return secret.ok ? unlockVaultBySecurityKey(context, secret.value) : secret;
}

/** The passphrase is asked for: who finds the computer unlocked must not add a key of their own. */
async function setUp(context: StoreContext, passphrase: string): Promise<Result<null, AccessError>> {
  const settleFiles = async () => undefined;
  const opened = await unlockVault({ ...context, deriveKey: deriveInWorker, settleFiles }, passphrase);
  if (!opened.ok) return opened;
  const secret = await makeSecurityKey(context.effects.randomBytes);
  if (!secret.ok) return secret;
  return addVaultSecurityKey(context, { masterKey: opened.value, secret: secret.value });
}

async function remove(context: StoreContext): Promise<Result<null, AccessError>> {
  const question = await readVaultSecurityKey(context);
  const removed = await removeVaultSecurityKey(context);
  if (removed.ok && question?.ok) await forgetSecurityKey(question.value);
  return removed;
}

async function sentenceOf(work: () => Promise<Result<null, AccessError>>): Promise<string | null> {
  try {
    const done = await work();
    return done.ok ? null : vaultErrorSentence(done.error);
  } catch (error) {
    return vaultFaultSentence(error);
  }
}
