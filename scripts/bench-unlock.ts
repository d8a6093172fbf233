import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { ratioOf } from './bench/figure.ts';
import { figuresToTable } from './bench/print-figures.ts';
import { benchUnlock } from './bench/unlock.ts';

/**
 * How long unlocking takes: `--items 20000`, `--repetitions 3`, and `--profile FOLDER`, a browser's folder that is
 * filled the first time and gone on with after.
 */
const { values } = parseArgs({
  options: {
    items: { type: 'string', default: '20000' },
    repetitions: { type: 'string', default: '3' },
    profile: { type: 'string' },
  },
});
const loadText = (): string =>
  `${loadavg()
    .map((load) => load.toFixed(1))
    .join(', ')} on ${cpus().length} cores`;
const loadBefore = loadText();
const measured = await benchUnlock({
  itemCount: Number(values.items),
  repetitions: Number(values.repetitions),
  profile: values.profile,
});
const figures = measured.map((figure) => ({ benchmark: 'unlock', ...figure, ratio: ratioOf(figure) }));
const loadAfter = loadText();
console.log(`\n${figuresToTable(figures)}\n`);
console.log(`Load of the computer (1, 5, 15 minutes): ${loadBefore} before, ${loadAfter} after.`);
mkdirSync('out', { recursive: true });
writeFileSync('out/bench-unlock.json', `${JSON.stringify({ loadBefore, loadAfter, figures }, null, 2)}\n`);
