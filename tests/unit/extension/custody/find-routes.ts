import { globSync, readFileSync } from 'node:fs';
import { placeShowsEvidence } from '../../../../extension/panel/place-shows-evidence.ts';

const source = (pattern: string) =>
  globSync(pattern)
    .sort()
    .map((path) => ({
      path: path.replace('extension/', ''),
      text: readFileSync(path, 'utf8').replace(/^import[^;]*;$/gm, ''),
    }));

/** Calls that take what is kept out of the store. Inside the store only those calls are answered. */
const readings =
  /\.(readAttachment|showAttachment|exportPack|exportInspectionFile|readCustody|importPack|openOriginal|planDisposal|dispose)\(|\b(exportPackFrom|readFold|catchUp|openStoredInspection|readLogCopies|contentsOf)\(/g;

/** Ways out of our own pages: files, paper, other pages and tabs, the clipboard. */
const waysOut =
  /effects\.(download|print|openViewer|sendToWorkbook)\(|(navigator\.clipboard|execCommand|createObjectURL|tabs\.create|window\.open|target="_blank"|showSaveFilePicker|browser\.downloads|tabs\.sendMessage|\bwindow\.postMessage)/g;

/** Where the words or files of an item are put on a screen. */
const showings =
  /(\.shown\b|\bshown\.(?:text|grid)\b|original\.quote|item-row-text|<(?:MarkedWords|HidingList|ItemList|ItemInHand|ItemText|KeptPicture|FieldList|ClipDifference|ClipList|ConflictLines|EventLine|PdfPages|TextPane)\b)/g;

/** Threads of their own, and what they are asked to do. */
const workers = /(?:new Worker\('\/|\brunSealJob\(')([a-z0-9-]+)/g;

const listens = /runtime\.onMessage\.addListener/;
const messageTypes = /(?:\btype\b\)?|\bmessageType\(\w+\)) ?[!=]== '([a-z-]+)'/g;
const declaredTypes = /\btype: (?:v\.literal\()?'([a-z-]+)'/g;

const found = (pattern: string, calls: RegExp, leftOut = /^store\//): readonly string[] =>
  source(pattern)
    .filter(({ path }) => !leftOut.test(path))
    .flatMap(({ path, text }) => {
      const names = [...text.matchAll(calls)].map(([, one, other]) => one ?? other ?? '');
      return [...new Set(names)].sort().map((name) => `${path} ${name}`);
    });

/** Every path of every interface of the extension that reads or gives out what is kept, as its code has it now. */
export const findRoutes = () => ({
  places: Object.keys(placeShowsEvidence),
  entrypoints: globSync('extension/entrypoints/*')
    .map((path) => path.replace('extension/entrypoints/', ''))
    .sort(),
  messages: [
    ...new Set([
      ...source('extension/**/*.ts')
        .filter(({ text }) => listens.test(text))
        .flatMap(({ text }) => [...text.matchAll(messageTypes)].map(([, type = '']) => type)),
      ...source('extension/**/*-messages.ts').flatMap(({ text }) =>
        [...text.matchAll(declaredTypes)].map(([, type = '']) => type),
      ),
    ]),
  ].sort(),
  readings: found('extension/**/*.{ts,tsx}', readings),
  workers: found('extension/**/*.{ts,tsx}', workers),
  waysOut: found('extension/**/*.{ts,tsx}', waysOut),
  showings: found('extension/**/*.tsx', showings),
});
