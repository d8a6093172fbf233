export const passphraseHint = 'At least 4 words, or 14 characters.';

/**
 * What is wrong with a passphrase that is to seal; '' where nothing is. At 2^18 steps of scrypt a guess costs a second
 * and 256 MiB: four words of a list of 2,000 make 1.6 × 10^13 of them.
 */
export function passphraseFault(passphrase: string): string {
  const words = passphrase.split(/[\s._-]+/).filter((word) => word.length >= 2);
  const isLong = [...passphrase].length >= 14 || words.length >= 4;
  // Eight different characters rule out "aaaaaaaaaaaaaa" and "12121212121212".
  return isLong && new Set(passphrase).size >= 8 ? '' : `This is too easy to guess. ${passphraseHint}`;
}
