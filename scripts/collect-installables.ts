import { cpSync, existsSync, readdirSync } from 'node:fs';

// Lays beside the built apps what a person without npm needs: the Office manifest and the page on installing.
cpSync('dist/excel-addin/manifest.xml', 'dist/manifest.xml');
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
