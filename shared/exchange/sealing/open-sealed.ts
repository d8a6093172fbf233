import { armor, Decrypter } from 'age-encryption';
import { bytesToUtf8, concatBytes } from '../../encoding.ts';
import { err, ok, type Result } from '../../result.ts';
import { mostFileMegabytes } from '../pack.ts';
import { isArmoured, readSealedHeader, type SealedError, type SealedHeader } from './sealed-form.ts';

export type SealedKey =
  | { readonly type: 'passphrase'; readonly passphrase: string }
  /** `AGE-SECRET-KEY-1…`, alone or inside the file that age-keygen writes. */
  | { readonly type: 'identity'; readonly identity: string };

/** Text takes about ten times its size in memory while it is read back. */
const mostArmourMegabytes = 16;

/**
 * What was sealed, whole and unchanged, or nothing: bytes are given out only after the last of them was authenticated.
 * Takes up to four times the file's size in memory, and up to 1 GiB while a passphrase is worked on.
 */
export async function openSealed(
  file: Uint8Array,
  key: SealedKey,
): Promise<Result<Uint8Array<ArrayBuffer>, SealedError>> {
  const plain = isArmoured(file) ? unarmour(file) : ok(file);
  if (!plain.ok) return plain;
  if (plain.value.length > mostFileMegabytes * 1e6)
    return err({ type: 'sealed-too-large', limitMegabytes: mostFileMegabytes });
  const header = readSealedHeader(plain.value);
  if (!header.ok) return header;
  const decrypter = decrypterFor(header.value, key);
  if (!decrypter.ok) return decrypter;
  const fileKey = await unwrap(decrypter.value, header.value, key);
  return fileKey.ok ? decryptWith(fileKey.value, plain.value) : fileKey;
}

function unarmour(file: Uint8Array): Result<Uint8Array, SealedError> {
  if (file.length > mostArmourMegabytes * 1e6)
    return err({ type: 'armour-too-large', limitMegabytes: mostArmourMegabytes });
  try {
    return ok(armor.decode(bytesToUtf8(file)));
  } catch {
    return err({ type: 'sealed-damaged' });
  }
}

function decrypterFor({ by }: SealedHeader, key: SealedKey): Result<Decrypter, SealedError> {
  const decrypter = new Decrypter();
  if (key.type === 'passphrase') {
    if (by === 'keys') return err({ type: 'needs-key' });
    decrypter.addPassphrase(key.passphrase);
    return ok(decrypter);
  }
  const identities = key.identity.match(/AGE-SECRET-KEY-1[0-9A-Z]+/gi) ?? [];
  if (identities.length === 0)
    return err({ type: /age1[0-9a-z]+/.test(key.identity) ? 'key-is-public' : 'key-unreadable' });
  try {
    for (const identity of identities) decrypter.addIdentity(identity.toUpperCase());
  } catch {
    return err({ type: 'key-unreadable' });
  }
  return by === 'passphrase' ? err({ type: 'needs-passphrase' }) : ok(decrypter);
}

async function unwrap(
  decrypter: Decrypter,
  header: SealedHeader,
  key: SealedKey,
): Promise<Result<Uint8Array, SealedError>> {
  try {
    return ok(await decrypter.decryptHeader(header.bytes));
  } catch (error) {
    // The library's only way to say so; the tests hold it to these words.
    const isOther = error instanceof Error && error.message.startsWith('no identity matched');
    if (!isOther) return err({ type: 'sealed-damaged' });
    return err({ type: key.type === 'passphrase' ? 'wrong-passphrase' : 'wrong-key' });
  }
}

async function decryptWith(
  fileKey: Uint8Array,
  file: Uint8Array,
): Promise<Result<Uint8Array<ArrayBuffer>, SealedError>> {
  const decrypter = new Decrypter();
  decrypter.addIdentity({ unwrapFileKey: () => fileKey });
  try {
    const opened = await decrypter.decrypt(file);
    return ok(
      opened.buffer instanceof ArrayBuffer ? (opened as Uint8Array<ArrayBuffer>) : concatBytes(opened),
    );
  } catch {
    return err({ type: 'sealed-damaged' });
  }
}
