import { cpSync, existsSync, readdirSync, writeFileSync } from 'node:fs';
import { collectLicences } from './collect-licences.ts';

// Lays beside the built apps what a person without npm needs: the Office manifest, the pages on installing and on
// working with it, and the licences of what is built in.
cpSync('dist/excel-addin/manifest.xml', 'dist/manifest.xml');
cpSync('docs/install.html', 'dist/install.html');
cpSync('docs/analysts.html', 'dist/analysts.html');
writeFileSync('dist/licences.txt', collectLicences());

const expected = [
  'plumbline-chrome.zip',
  'plumbline-firefox.zip',
  'excel-addin',
  'manifest.xml',
  'install.html',
  'analysts.html',
  'licences.txt',
];
const missing = expected.filter((name) => !existsSync(`dist/${name}`));
if (missing.length > 0) {
  console.error(`The build left out ${missing.join(', ')}; dist/ holds ${readdirSync('dist').join(', ')}.`);
  process.exit(1);
}
console.log(
  'Built into dist/: plumbline-chrome.zip, plumbline-firefox.zip, excel-addin/, manifest.xml, install.html, analysts.html, licences.txt',
);
