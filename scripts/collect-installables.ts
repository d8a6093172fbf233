import { cpSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';

/**
 * Lays beside the built apps what a person without npm needs: the Office manifest and the page on installing. An
 * organisation that hosts the add-in elsewhere sets PLUMBLINE_ADDIN_ORIGIN when building.
 */
const standInOrigin = 'https://localhost:3000';
const origin = process.env['PLUMBLINE_ADDIN_ORIGIN'] ?? standInOrigin;

if (!/^https:\/\/[^/\s"<>]+$/.test(origin)) {
  console.error(`PLUMBLINE_ADDIN_ORIGIN must be an https address without a path; it is "${origin}".`);
  process.exit(1);
}

writeFileSync('dist/manifest.xml', readFileSync('manifest.xml', 'utf8').replaceAll(standInOrigin, origin));
cpSync('docs/install.html', 'dist/install.html');

const expected = [
  'plumbline-chrome.zip',
  'plumbline-firefox.zip',
  'excel-addin',
  'manifest.xml',
  'install.html',
];
const missing = expected.filter((name) => !existsSync(`dist/${name}`));
if (missing.length > 0) {
  console.error(`The build left out ${missing.join(', ')}; dist/ holds ${readdirSync('dist').join(', ')}.`);
  process.exit(1);
}
console.log(
  'Built into dist/: plumbline-chrome.zip, plumbline-firefox.zip, excel-addin/, manifest.xml, install.html',
);
