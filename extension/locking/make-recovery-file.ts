import { utf8ToBytes } from '../../shared/encoding.ts';
import { checkRecipients, sealFile } from '../../shared/exchange/sealing/seal-file.ts';
import { sealErrorSentence } from '../../shared/exchange/sealing/sealed-sentences.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import type { StoreContext } from '../store/store-context.ts';
import { unlockVault } from '../store/vault-access.ts';
import { deriveInWorker } from '../vault/derive-in-worker.ts';
import { toRecoveryCode } from '../vault/recovery-code.ts';
import { vaultErrorSentence, vaultFaultSentence } from './vault-sentences.ts';

export interface RecoveryRequest {
  readonly passphrase: string;
  /** Receiving keys, one on a line. */
  readonly keys: string;
}

/**
 * An age file for the named people alone, with the code that gives the vault a new passphrase. The passphrase is asked
 * for: who finds the computer unlocked must not take the key away.
 */
export async function makeRecoveryFile(
  context: StoreContext,
  { passphrase, keys }: RecoveryRequest,
): Promise<Result<Uint8Array<ArrayBuffer>, string>> {
  try {
    const lines = keys.split(/\s+/).filter((line) => line !== '');
    const recipients = checkRecipients(lines);
    if (!recipients.ok) return err(sealErrorSentence(recipients.error));
    const settleFiles = async () => undefined;
    const opened = await unlockVault({ ...context, deriveKey: deriveInWorker, settleFiles }, passphrase);
    if (!opened.ok) return err(vaultErrorSentence(opened.error));
    const text = utf8ToBytes(recoveryText(toRecoveryCode(opened.value)));
    const sealed = await sealFile(text, { type: 'recipients', keys: recipients.value });
    return sealed.ok ? ok(sealed.value) : err(sealErrorSentence(sealed.error));
  } catch (error) {
    return err(vaultFaultSentence(error));
  }
}

const recoveryText = (code: string): string => `Plumbline recovery code

${code}

It opens what Plumbline keeps in the browser of the person who gave you this file: on its lock
screen, under "I forgot the passphrase". Give it to that person alone, and not by e-mail.
`;
