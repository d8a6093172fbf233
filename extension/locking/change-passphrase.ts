import type { StoreContext } from '../store/store-context.ts';
import { changeVaultPassphrase } from '../store/vault-access.ts';
import { deriveInWorker } from '../vault/derive-in-worker.ts';
import { vaultErrorSentence, vaultFaultSentence } from './vault-sentences.ts';

/** Null where it is changed, else the sentence that says why not. */
export async function changeInBrowser(
  context: StoreContext,
  words: { readonly from: string; readonly to: string },
): Promise<string | null> {
  try {
    const changed = await changeVaultPassphrase({ ...context, deriveKey: deriveInWorker }, words);
    return changed.ok ? null : vaultErrorSentence(changed.error);
  } catch (error) {
    return vaultFaultSentence(error);
  }
}
