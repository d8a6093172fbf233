import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildElsewhere, type Surroundings } from './build/build-elsewhere.ts';
import {
  CHECKSUMS,
  type Digests,
  differences,
  folderDigests,
  installedOnly,
  parseDigestLines,
} from './build/folder-digests.ts';
import { fail } from './run-command.mjs';

// npm run reproduce                      builds twice in unlike surroundings and compares every file
// npm run reproduce -- CHECKSUMS.txt     and then compares with the checksums that came with a copy

const FIRST: Surroundings = { path: 'a', timeZone: 'UTC', locale: 'C.UTF-8' };
const SECOND: Surroundings = {
  path: 'another place/with a much longer path',
  timeZone: 'Pacific/Kiritimati',
  locale: 'cy_GB.UTF-8',
};

const [published] = process.argv.slice(2);
if (published !== undefined && !existsSync(published)) fail(`There is no file ${published}.`);

const [first, second] = [digestsOfBuild(FIRST), digestsOfBuild(SECOND)];
report(differences(first, second), `Two builds gave the same ${first.size} files.`);
for (const name of ['plumbline-chrome.zip', 'plumbline-firefox.zip', CHECKSUMS])
  console.log(`${first.get(name)}  ${name}`);
if (published !== undefined) {
  const theirs = parseDigestLines(readFileSync(published, 'utf8'));
  const ours = installedOnly(first);
  report(differences(ours, theirs), `All ${theirs.size} files of ${published} are as built here.`);
}

function digestsOfBuild(surroundings: Surroundings): Digests {
  const copy = buildElsewhere(['node', join('scripts', 'build.ts')], surroundings);
  try {
    return folderDigests(copy.dist);
  } finally {
    copy.remove();
  }
}

function report(told: readonly string[], whenSame: string): void {
  if (told.length > 0) fail(`Not the same:\n${told.join('\n')}`);
  console.log(whenSame);
}
