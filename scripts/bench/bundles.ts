import { readdirSync, statSync } from 'node:fs';
import { type Bundle, readBundles, readWorker } from './bundle-sizes.ts';
import { exactly, type Figure } from './figure.ts';

export const benchBundles = async (): Promise<readonly Figure[]> => {
  const bundles = readBundles();
  return [...bundles.map(bundleFigure), workerFigure(bundles), ...['chrome', 'firefox'].map(zipFigure)];
};

const bundleFigure = ({ name, gzippedKB, boundKB, files }: Bundle): Figure => ({
  what: `${name}, gzipped`,
  unit: 'KB',
  ours: exactly(gzippedKB),
  against: exactly(boundKB),
  againstWhat: 'its bound',
  ...(files.length > 1 && { note: `${files.length} files` }),
});

function workerFigure(bundles: readonly Bundle[]): Figure {
  const panelKB = bundles.find(({ name }) => name === 'panel')?.gzippedKB ?? Number.NaN;
  const { name, gzippedKB } = readWorker();
  return {
    what: `${name}, gzipped`,
    unit: 'KB',
    ours: exactly(gzippedKB),
    against: exactly(panelKB),
    againstWhat: 'the panel',
  };
}

/** A zip has no bound: it is set beside the files that it unpacks to. */
function zipFigure(browser: string): Figure {
  const folder = `dist/extension/${browser}-mv3`;
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  const sizes = files.map(({ parentPath, name }) => kilobytes(`${parentPath}/${name}`));
  return {
    what: `plumbline-${browser}.zip`,
    unit: 'KB',
    ours: exactly(kilobytes(`dist/plumbline-${browser}.zip`)),
    against: exactly(sizes.reduce((sum, one) => sum + one, 0)),
    againstWhat: 'unzipped',
    note: `${files.length} files`,
  };
}

const kilobytes = (path: string): number => statSync(path).size / 1000;
