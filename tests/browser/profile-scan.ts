import { globSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The files of a browser's profile that hold these bytes anywhere. Some are lightly packed (Snappy), which leaves a word
 * as it is whose pieces came nowhere before.
 */
export function filesWith(profile: string, needle: Buffer): readonly string[] {
  return globSync('**', { cwd: profile }).filter((file) => {
    const path = join(profile, file);
    return (
      statSync(path, { throwIfNoEntry: false })?.isFile() === true && readFileSync(path).includes(needle)
    );
  });
}

/** As browsers write text: a byte a character, or two. */
export const filesWithText = (profile: string, text: string): readonly string[] =>
  [Buffer.from(text, 'utf8'), Buffer.from(text, 'utf16le')].flatMap((needle) => filesWith(profile, needle));

/** A key as it is, or in one of the forms that keys are written in. */
export const filesWithKey = (profile: string, key: Buffer): readonly string[] => [
  ...filesWith(profile, key),
  ...(['hex', 'base64', 'base64url'] as const).flatMap((form) => filesWithText(profile, key.toString(form))),
];
