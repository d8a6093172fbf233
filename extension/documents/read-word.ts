import { decodeText } from '../../shared/documents/decode-text.ts';
import { unzipWithin } from '../../shared/documents/unzip-within.ts';
import { wordText } from '../../shared/documents/word-text.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import type { ReadError } from './read-error.ts';
import { unpackLimits } from './unpack-limits.ts';

/** The text of a .docx: a line for each paragraph and heading, a line for each row of a table. */
export function readWord(bytes: Uint8Array): Result<string, ReadError> {
  // Pictures and macros are not needed: they are not even unpacked.
  const isWanted = (name: string) => /^word\/(?:document\d*|styles\d*)\.xml$/.test(name);
  const parts = unzipWithin(bytes, { isWanted, ...unpackLimits });
  if (!parts.ok) return parts;
  const part = (kind: string): string | null => {
    const name = [...parts.value.keys()].find((each) => each.startsWith(`word/${kind}`));
    const found = name === undefined ? undefined : parts.value.get(name);
    return found === undefined ? null : decodeText(found);
  };
  const document = part('document');
  if (document === null) return err({ type: 'file-broken' });
  try {
    return ok(wordText({ document, styles: part('styles') ?? '' }));
  } catch {
    return err({ type: 'file-broken' });
  }
}
