import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { buildElsewhere } from '../../scripts/build/build-elsewhere.ts';
import { differences, folderDigests } from '../../scripts/build/folder-digests.ts';
import { zipFolder } from '../../scripts/build/zip-folder.ts';

const BUILT = 'extension/chrome-mv3';

test('a second build of the extension, in another place, time zone and language, has the same hash', () => {
  const copy = buildElsewhere(['wxt', 'build', '-b', 'chrome', '--mv3'], {
    path: 'another place/with a much longer path',
    timeZone: 'Pacific/Kiritimati',
    locale: 'cy_GB.UTF-8',
  });
  try {
    const again = join(copy.dist, BUILT);
    expect(differences(folderDigests(join('dist', BUILT)), folderDigests(again))).toEqual([]);
    const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
    expect(sha256(zipFolder(again))).toBe(sha256(readFileSync('dist/plumbline-chrome.zip')));
  } finally {
    copy.remove();
  }
});
