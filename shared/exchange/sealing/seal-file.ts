import { Encrypter } from 'age-encryption';
import { concatBytes } from '../../encoding.ts';
import { err, ok, type Result } from '../../result.ts';

export type Seal =
  | { readonly type: 'passphrase'; readonly passphrase: string }
  /** Receiving keys of people: `age1…` (X25519). */
  | { readonly type: 'recipients'; readonly keys: readonly string[] };

/** `at` counts the keys from 0. */
export type SealError =
  | { readonly type: 'no-recipient' }
  | { readonly type: 'recipient-unreadable'; readonly at: number }
  /** A receiving key of a kind that not every age program opens: of a plug-in, of SSH, post-quantum. */
  | { readonly type: 'recipient-otherwise'; readonly at: number }
  /** Whoever has a secret key opens what is sealed for it: it must not be passed about. */
  | { readonly type: 'recipient-is-secret'; readonly at: number };

/**
 * The file inside the age format. Whoever reads it needs the passphrase, or the secret key of one recipient; keys for
 * the file itself are made by chance inside the age library.
 */
export async function sealFile(
  file: Uint8Array,
  seal: Seal,
): Promise<Result<Uint8Array<ArrayBuffer>, SealError>> {
  const encrypter = new Encrypter();
  if (seal.type === 'passphrase') encrypter.setPassphrase(seal.passphrase);
  else {
    const keys = checkRecipients(seal.keys);
    if (!keys.ok) return keys;
    for (const key of keys.value) encrypter.addRecipient(key);
  }
  return ok(ownBytes(await encrypter.encrypt(file)));
}

/** Said of keys before anything is recorded as given away: which of them cannot be sealed for. Gives each key once. */
export function checkRecipients(keys: readonly string[]): Result<readonly string[], SealError> {
  const wanted = keys.map((key) => key.trim());
  if (wanted.length === 0) return err({ type: 'no-recipient' });
  for (const [at, key] of wanted.entries()) {
    if (/^AGE-SECRET-KEY-/i.test(key)) return err({ type: 'recipient-is-secret', at });
    if (/^(?:age1[0-9a-z]+1|ssh-)/.test(key)) return err({ type: 'recipient-otherwise', at });
    if (!isReceivingKey(key)) return err({ type: 'recipient-unreadable', at });
  }
  return ok([...new Set(wanted)]);
}

/** The library checks the key's own check digits when it is added. */
function isReceivingKey(key: string): boolean {
  try {
    new Encrypter().addRecipient(key);
    return true;
  } catch {
    return false;
  }
}

/** The library’s type leaves open what the bytes stand in; they are its own. */
const ownBytes = (bytes: Uint8Array): Uint8Array<ArrayBuffer> =>
  bytes.buffer instanceof ArrayBuffer ? (bytes as Uint8Array<ArrayBuffer>) : concatBytes(bytes);
