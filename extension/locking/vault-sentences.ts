import type { VaultAccessError } from '../store/vault-access.ts';
import type { SecurityKeyError } from './ask-security-key.ts';

/** Why what is kept here was not locked or unlocked, and what to do. */
export function vaultErrorSentence(error: VaultAccessError | SecurityKeyError): string {
  switch (error.type) {
    case 'passphrase-wrong':
      return 'This is not the passphrase. Nothing is deleted: try again.';
    case 'recovery-code-wrong':
      return 'This is not the recovery code of what Plumbline keeps here. Copy all of it from the recovery file that was saved in this browser.';
    case 'security-key-silent':
      return 'The security key or screen lock did not answer, or is not the one that was set up. Nothing was changed: try again, or use the passphrase.';
    case 'security-key-without-secret':
      return 'This security key cannot unlock Plumbline: it has no secret of its own to lock with. Nothing was stored. Try another key or this computer’s screen lock, or go on with the passphrase.';
    case 'security-key-failed':
      return `The browser would not ask the security key (${error.reason}). Nothing was changed. Use the passphrase.`;
    case 'security-key-wrong':
      return 'This security key does not open what Plumbline keeps here. Nothing is deleted: use the passphrase, then remove the key under “Lock and passphrase” and set it up again.';
    case 'security-key-damaged':
      return 'What Plumbline kept of your security key is damaged. Nothing is deleted: use the passphrase, then remove the key under “Lock and passphrase” and set it up again.';
    case 'vault-weakened':
      return 'The lock of what Plumbline keeps here was changed so that it is easier to guess. It was not opened. Leave this computer as it is and tell your information security team.';
    case 'vault-newer':
      return 'This was locked by a newer Plumbline. Update Plumbline, then unlock it again.';
    case 'vault-damaged':
      return 'The lock of what Plumbline keeps here is damaged and does not open. Nothing is deleted. Leave this browser as it is and ask your information security team; your evidence files open on any other computer.';
    case 'vault-standing':
      return 'A passphrase was chosen in another window meanwhile. Close this one and open Plumbline again.';
    case 'disk-full':
      return 'Nothing was changed: the disk is full. Free some space on this computer, then try again.';
    case 'storage-failed':
      return `Nothing was changed: the browser’s storage refused (${error.reason}). Restart the browser, then try again.`;
    case 'locked':
    case 'inspection-unknown':
    case 'person-unknown':
    case 'disposed':
      return 'Nothing was changed. Restart the browser, then try again.';
  }
}

/** Only the name: an error's message may carry what was typed. */
export const vaultFaultSentence = (error: unknown): string =>
  `Plumbline itself failed (${error instanceof Error ? error.name : 'unknown error'}). Nothing is deleted. Restart the browser, then try again; if it happens again, please report it.`;
