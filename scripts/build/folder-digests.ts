import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { filesIn } from './zip-folder.ts';

export type Digests = ReadonlyMap<string, string>;

export const folderDigests = (folder: string): Digests =>
  new Map(filesIn(folder).map((path) => [path, sha256(readFileSync(join(folder, path)))]));

/** In the form that `sha256sum -c` reads. */
export const digestLines = (digests: Digests): string =>
  [...digests].map(([path, digest]) => `${digest}  ${path}\n`).join('');

export function parseDigestLines(text: string): Digests {
  const lines = text.split('\n').filter((line) => line !== '');
  return new Map(lines.map((line) => [line.slice(66), line.slice(0, 64)]));
}

export const CHECKSUMS = 'checksums.txt';

/** What a person is given to install: the unpacked extensions are in their zips, and no list names itself. */
export const installedOnly = (digests: Digests): Digests =>
  new Map([...digests].filter(([path]) => !path.startsWith('extension/') && path !== CHECKSUMS));

/** A sentence for each file that only one of two builds has, or that differs. */
export function differences(first: Digests, second: Digests): readonly string[] {
  const paths = [...new Set([...first.keys(), ...second.keys()])].toSorted();
  return paths.flatMap((path) => {
    const [one, other] = [first.get(path), second.get(path)];
    if (one === other) return [];
    if (one === undefined) return [`${path} is only in the second`];
    if (other === undefined) return [`${path} is only in the first`];
    return [`${path} differs: ${one.slice(0, 16)}… and ${other.slice(0, 16)}…`];
  });
}

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
