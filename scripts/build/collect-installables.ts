import { cpSync, existsSync, readdirSync, writeFileSync } from 'node:fs';
import { fail } from '../run-command.mjs';
import { collectLicences } from './collect-licences.ts';
import { CHECKSUMS, digestLines, folderDigests, installedOnly } from './folder-digests.ts';

const EXPECTED = [
  'plumbline-chrome.zip',
  'plumbline-firefox.zip',
  'excel-addin',
  'manifest.xml',
  'install.html',
  'analysts.html',
  'licences.txt',
  'verifier/plumbline-verify.html',
  'verifier/plumbline-verify.mjs',
];

/**
 * Lays beside the built apps what a person without npm needs: the Office manifest, the pages on installing and on
 * working with it, the licences of what is built in, and the SHA-256 of every file that is installed.
 */
export function collectInstallables(): void {
  cpSync('dist/excel-addin/manifest.xml', 'dist/manifest.xml');
  cpSync('docs/install.html', 'dist/install.html');
  cpSync('docs/analysts.html', 'dist/analysts.html');
  writeFileSync('dist/licences.txt', collectLicences());
  const missing = EXPECTED.filter((name) => !existsSync(`dist/${name}`));
  if (missing.length > 0)
    fail(`The build left out ${missing.join(', ')}; dist/ holds ${readdirSync('dist').join(', ')}.`);
  writeFileSync(`dist/${CHECKSUMS}`, digestLines(installedOnly(folderDigests('dist'))));
  console.log(`Built into dist/: ${[...EXPECTED, CHECKSUMS].join(', ')}`);
}
