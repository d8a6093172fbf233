import { bytesToUtf8 } from '../../encoding.ts';
import { err, ok, type Result } from '../../result.ts';

/** A sealed evidence file is an evidence file inside the age format (age-encryption.org/v1), byte for byte. */
const binaryStart = 'age-encryption.org/';
/** Text form of the same, as `age --armor` writes it. */
const armourStart = '-----BEGIN AGE ENCRYPTED FILE-----';

const startsWith = (bytes: Uint8Array, text: string): boolean =>
  [...text].every((character, index) => bytes[index] === character.charCodeAt(0));

/** Told by the first bytes alone, so that nothing of age is loaded for a file that is not sealed. */
export const isSealedFile = (bytes: Uint8Array): boolean =>
  startsWith(bytes, binaryStart) || isArmoured(bytes);

export const isArmoured = (bytes: Uint8Array): boolean => startsWith(bytes, armourStart);

export type SealedError =
  | { readonly type: 'not-sealed' }
  | { readonly type: 'sealed-newer' }
  /** Changed, or cut short: age tells no difference. */
  | { readonly type: 'sealed-damaged' }
  | { readonly type: 'sealed-too-large'; readonly limitMegabytes: number }
  | { readonly type: 'armour-too-large'; readonly limitMegabytes: number }
  | { readonly type: 'too-many-recipients' }
  /** Sealed for keys of a kind that is not read here: of a plug-in, of SSH. */
  | { readonly type: 'sealed-otherwise' }
  /** The passphrase would be worked on for longer, and with more memory, than any honest file asks. */
  | { readonly type: 'passphrase-too-slow' }
  | { readonly type: 'needs-passphrase' }
  | { readonly type: 'needs-key' }
  | { readonly type: 'wrong-passphrase' }
  | { readonly type: 'wrong-key' }
  | { readonly type: 'key-unreadable' }
  /** The receiving key was given where the secret one opens. */
  | { readonly type: 'key-is-public' };

export interface SealedHeader {
  /** Everything up to the payload, the line with its authentication code included. */
  readonly bytes: Uint8Array;
  readonly by: 'passphrase' | 'keys';
}

/** 500 recipients of X25519; each costs whoever opens the file one multiplication. */
const mostHeaderBytes = 65_536;
/** scrypt takes 1 KiB × 2^factor: 1 GiB at most. age writes 18, and its library refuses more than 20 as well. */
const mostWorkFactor = 20;

/** What a sealed file says of itself before anything is opened; it cannot be believed, only obeyed or refused. */
export function readSealedHeader(file: Uint8Array): Result<SealedHeader, SealedError> {
  if (!startsWith(file, binaryStart)) return err({ type: 'not-sealed' });
  if (!startsWith(file, `${binaryStart}v1\n`)) {
    const isVersion = startsWith(file, `${binaryStart}v`) && file.subarray(0, 40).includes(lineFeed);
    return err({
      type: isVersion && !startsWith(file, `${binaryStart}v1`) ? 'sealed-newer' : 'sealed-damaged',
    });
  }
  const length = headerLength(file);
  if (length === null)
    return err({ type: file.length > mostHeaderBytes ? 'too-many-recipients' : 'sealed-damaged' });
  const bytes = file.subarray(0, length);
  const by = sealedBy(bytes);
  return by.ok ? ok({ bytes, by: by.value }) : by;
}

const lineFeed = 10;

/** The header ends with the first line that begins with '---'. */
function headerLength(file: Uint8Array): number | null {
  const head = file.subarray(0, mostHeaderBytes);
  for (let at = head.indexOf(lineFeed); at >= 0; at = head.indexOf(lineFeed, at + 1)) {
    if (!startsWith(head.subarray(at + 1, at + 4), '---')) continue;
    const end = head.indexOf(lineFeed, at + 1);
    return end < 0 ? null : end + 1;
  }
  return null;
}

function sealedBy(header: Uint8Array): Result<SealedHeader['by'], SealedError> {
  let text: string;
  try {
    text = bytesToUtf8(header);
  } catch {
    return err({ type: 'sealed-damaged' });
  }
  const stanzas = text
    .split('\n')
    .filter((line) => line.startsWith('-> '))
    .map((line) => line.split(' ').slice(1));
  const scrypt = stanzas.find(([kind]) => kind === 'scrypt');
  if (scrypt !== undefined) return scryptAllowed(scrypt, stanzas.length);
  if (stanzas.some(([kind]) => kind === 'X25519')) return ok('keys');
  return err({ type: stanzas.length === 0 ? 'sealed-damaged' : 'sealed-otherwise' });
}

/** age, "The scrypt recipient type": it stands alone, with a salt and a work factor without leading zeros. */
function scryptAllowed(
  [, salt, factor = '']: readonly string[],
  stanzaCount: number,
): Result<SealedHeader['by'], SealedError> {
  if (stanzaCount !== 1 || salt === undefined || !/^[1-9][0-9]*$/.test(factor))
    return err({ type: 'sealed-damaged' });
  return Number(factor) > mostWorkFactor ? err({ type: 'passphrase-too-slow' }) : ok('passphrase');
}
