import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { gzipSync } from 'node:zlib';

/** A bundle as a browser fetches it: every script of it gzipped by itself. 1 KB is 1,000 bytes. */
export interface Bundle {
  readonly name: string;
  readonly files: readonly string[];
  readonly gzippedKB: number;
  readonly boundKB: number;
}

/** What a page that is opened every day may weigh: decided when the project began. */
const bounds = { contentScript: 15, panel: 90, taskPane: 90, officeHelpers: 15, later: 220 } as const;

/** What the panel asks for when it is first used, by what for: nobody loads all of it at once. Bounds of ours. */
const laterOfPanel = [
  { name: 'finder of names and numbers, with its lists of words', chunks: /\/in-turns-/, boundKB: 95 },
  {
    name: 'readers of Word files, workbooks and e-mails',
    chunks: /\/read-(?:word|workbook|email)-/,
    boundKB: 85,
  },
  { name: 'recovery file, with the age format', chunks: /\/make-recovery-file-/, boundKB: 55 },
] as const;

export function readBundles(dist = 'dist'): readonly Bundle[] {
  if (!existsSync(dist)) throw new Error(`There is no folder ${dist}: run npm run build`);
  const extension = join(dist, 'extension/chrome-mv3');
  const addin = join(dist, 'excel-addin');
  const helpers = globSync(join(addin, 'assets/office.helpers-*.js'));
  const pane = scriptsOf(join(addin, 'taskpane.html'), addin);
  const panel = scriptsOf(join(extension, 'sidepanel.html'), extension);
  const later = pane.later.filter((file) => !helpers.includes(file));
  return [
    bundle('content script', [join(extension, 'capture.js')], bounds.contentScript),
    bundle('panel', panel.atStart, bounds.panel),
    ...laterOfPanel.map(({ name, chunks, boundKB }) =>
      bundle(
        name,
        panel.later.filter((file) => chunks.test(file)),
        boundKB,
      ),
    ),
    bundle(
      'views of the panel, each loaded when first used',
      panel.later.filter((file) => !laterOfPanel.some(({ chunks }) => chunks.test(file))),
      130,
    ),
    bundle('task pane without office.js', pane.atStart, bounds.taskPane),
    ...(later.length === 0
      ? []
      : [bundle('views and commands of the pane, each loaded when first used', later, bounds.later)]),
    bundle('office-js-helpers, loaded when asked for', helpers, bounds.officeHelpers),
  ];
}

/** The worker of the extension, which has no bound of its own: it is beside the panel's. */
export const readWorker = (dist = 'dist'): Bundle =>
  bundle('background worker', [join(dist, 'extension/chrome-mv3/background.js')], bounds.panel);

function bundle(name: string, files: readonly string[], boundKB: number): Bundle {
  const missing = files.filter((file) => !existsSync(file));
  if (files.length === 0 || missing.length > 0) {
    throw new Error(`The build lacks the ${name} (${missing.join(', ')}): run npm run build`);
  }
  const bytes = files.map((file) => gzipSync(readFileSync(file), { level: 9 }).length);
  return { name, files, gzippedKB: bytes.reduce((sum, one) => sum + one, 0) / 1000, boundKB };
}

interface PageScripts {
  readonly atStart: readonly string[];
  readonly later: readonly string[];
}

const importsAtStart = /(?:from|import)\s*["'`](\.[^"'`]+\.js)["'`]/g;
const importsLater = /import\s*\(\s*["'`](\.[^"'`]+\.js)["'`]/g;

/** The scripts that a built page names with those that they import, and those that they ask for later on. */
function scriptsOf(page: string, root: string): PageScripts {
  if (!existsSync(page)) throw new Error(`The build lacks ${page}: run npm run build`);
  const named = [...readFileSync(page, 'utf8').matchAll(/(?:src|href)="\.?\/([^"]+\.js)"/g)];
  const start = named.map(([, path = '']) => normalize(join(root, path)));
  const atStart = closure(start, [importsAtStart]);
  const all = closure(start, [importsAtStart, importsLater]);
  return { atStart, later: all.filter((file) => !atStart.includes(file)) };
}

function closure(from: readonly string[], kinds: readonly RegExp[]): readonly string[] {
  const found = new Set<string>();
  const visit = (file: string): void => {
    if (found.has(file)) return;
    found.add(file);
    const text = readFileSync(file, 'utf8');
    for (const kind of kinds)
      for (const [, path = ''] of text.matchAll(kind)) visit(normalize(join(dirname(file), path)));
  };
  for (const file of from) visit(file);
  return [...found];
}
