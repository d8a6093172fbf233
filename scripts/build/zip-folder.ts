import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { type Zippable, zipSync } from 'fflate';

/** Local time, as zips have it: whatever the zone of the computer, the same bytes. */
const MTIME = '1980-01-01T12:00:00';

/** A folder as a zip whose bytes hang on names and contents alone: no clock, no order of the disk, no modes, no owner. */
export function zipFolder(folder: string): Uint8Array<ArrayBuffer> {
  const parts: Zippable = {};
  for (const path of filesIn(folder)) parts[path] = [readFileSync(join(folder, path)), { level: 9 }];
  return zipSync(parts, { mtime: MTIME });
}

/** Paths with forward slashes, in the order of their code units: a locale would order them its own way. */
export const filesIn = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => relative(folder, join(parentPath, name)).split(sep).join('/'))
    .toSorted((a, b) => (a < b ? -1 : 1));
