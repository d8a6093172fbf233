import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { benchBundles } from './bench/bundles.ts';
import { benchCapture } from './bench/capture.ts';
import { benchClip } from './bench/clip.ts';
import { benchCommands } from './bench/commands.ts';
import { type Benchmark, type Figure, ratioOf } from './bench/figure.ts';
import { benchImport } from './bench/import.ts';
import { benchLedger } from './bench/ledger.ts';
import { figuresToTable } from './bench/print-figures.ts';
import { benchReading } from './bench/reading.ts';
import { benchSplice } from './bench/splice.ts';

const benchmarks: Readonly<Record<string, Benchmark>> = {
  bundles: benchBundles,
  clip: benchClip,
  capture: benchCapture,
  ledger: benchLedger,
  reading: benchReading,
  import: benchImport,
  commands: benchCommands,
  splice: benchSplice,
};

const [wanted] = process.argv.slice(2);
const names = wanted === undefined ? Object.keys(benchmarks) : [wanted];
const unknown = names.find((name) => !(name in benchmarks));
if (unknown !== undefined) {
  console.error(`There is no benchmark "${unknown}". There are: ${Object.keys(benchmarks).join(', ')}.`);
  process.exit(1);
}

const loadText = (): string =>
  `${loadavg()
    .map((load) => load.toFixed(1))
    .join(', ')} on ${cpus().length} cores`;
const loadBefore = loadText();
const figures: (Figure & { readonly benchmark: string; readonly ratio: number })[] = [];
for (const name of names) {
  console.log(`Measuring: ${name} …`);
  for (const figure of (await benchmarks[name]?.()) ?? []) {
    figures.push({ benchmark: name, ...figure, ratio: ratioOf(figure) });
  }
}
const loadAfter = loadText();

console.log(`\n${figuresToTable(figures)}\n`);
console.log(
  'Medians; in brackets where eight of ten lie. What counts is the ratio: both sides ran by turns.',
);
console.log(`Load of the computer (1, 5, 15 minutes): ${loadBefore} before, ${loadAfter} after.`);
mkdirSync('out', { recursive: true });
writeFileSync('out/bench.json', `${JSON.stringify({ loadBefore, loadAfter, figures }, null, 2)}\n`);
