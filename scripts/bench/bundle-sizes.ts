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
const bounds = { contentScript: 15, panel: 90, taskPane: 90, officeHelpers: 15 } as const;

export function readBundles(dist = 'dist'): readonly Bundle[] {
  if (!existsSync(dist)) throw new Error(`There is no folder ${dist}: run npm run build`);
  const extension = join(dist, 'extension/chrome-mv3');
  const addin = join(dist, 'excel-addin');
  const helpers = globSync(join(addin, 'assets/office.helpers-*.js'));
  const pane = scriptsOf(join(addin, 'taskpane.html'), addin).filter((file) => !helpers.includes(file));
  return [
    bundle('content script', [join(extension, 'capture.js')], bounds.contentScript),
    bundle('panel', scriptsOf(join(extension, 'sidepanel.html'), extension), bounds.panel),
    bundle('task pane without office.js', pane, bounds.taskPane),
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

/** The scripts that a built page names, and those that they import, now or later. */
function scriptsOf(page: string, root: string): readonly string[] {
  if (!existsSync(page)) throw new Error(`The build lacks ${page}: run npm run build`);
  const named = [...readFileSync(page, 'utf8').matchAll(/(?:src|href)="\.?\/([^"]+\.js)"/g)];
  const found = new Set<string>();
  const visit = (file: string): void => {
    if (found.has(file)) return;
    found.add(file);
    const imports = readFileSync(file, 'utf8').matchAll(/(?:from|import)\s*\(?\s*["'`](\.[^"'`]+\.js)["'`]/g);
    for (const [, path = ''] of imports) visit(normalize(join(dirname(file), path)));
  };
  for (const [, path = ''] of named) visit(normalize(join(root, path)));
  return [...found];
}
