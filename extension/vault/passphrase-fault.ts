const leastCharacters = 14;
const leastWords = 4;

/** Null where a passphrase is long enough; nobody can hold against guessing what a short one protects. */
export function passphraseFault(passphrase: string): string | null {
  const words = passphrase.split(/\s+/).filter((word) => [...word].length >= 3);
  if ([...passphrase.trim()].length >= leastCharacters || words.length >= leastWords) return null;
  return `Too short to hold against guessing: use at least ${leastWords} words, or ${leastCharacters} characters.`;
}
