import { mkdirSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { Split } from '../tests/browser/anchor-corpus/document-list.ts';
import { type CorpusFigures, measureCorpus } from '../tests/browser/anchor-corpus/harness.ts';
import { anchorTable } from './bench/anchor-table.ts';

/**
 * How well clips are found again: `--split tuning|held`, `--fast`, `--alone` (without the peers),
 * `--change NAME` and `--document NAME` (as often as wanted), and `--examples 20`, which prints what went wrong on tuning documents (never on those held back).
 */
const { values } = parseArgs({
  options: {
    split: { type: 'string' },
    fast: { type: 'boolean', default: false },
    alone: { type: 'boolean', default: false },
    examples: { type: 'string' },
    change: { type: 'string', multiple: true },
    document: { type: 'string', multiple: true },
  },
});
if (values.split !== undefined && values.split !== 'tuning' && values.split !== 'held') {
  console.error('--split is tuning or held.');
  process.exit(1);
}
const splits: readonly Split[] = values.split === undefined ? ['tuning', 'held'] : [values.split];
const began = performance.now();
const figures = await measureCorpus({
  splits,
  isFast: values.fast,
  withPeers: !values.alone,
  changes: values.change ?? null,
  names: values.document ?? null,
});
if (values.examples !== undefined) printExamples(figures, Number(values.examples));
console.log(anchorTable(figures));
console.log(`Measured in ${((performance.now() - began) / 1000).toFixed(0)} s.`);
mkdirSync('out', { recursive: true });
const kept = figures.measured.map(({ clipped: _clipped, marked: _marked, ...row }) => row);
writeFileSync('out/anchor.json', `${JSON.stringify({ ...figures, measured: kept })}\n`);

function printExamples({ measured }: CorpusFigures, most: number): void {
  const first = measured[0]?.contender;
  const faults = measured.filter(
    (row) =>
      row.split === 'tuning' &&
      row.contender === first &&
      ['wrong', 'missed', 'ambiguous'].includes(row.outcome),
  );
  const step = Math.max(1, Math.floor(faults.length / most));
  for (const row of faults.filter((_, at) => at % step === 0).slice(0, most)) {
    console.log(
      `${row.outcome} (${row.verdict}; truth: ${row.truth}) | ${row.document} | ${row.change} | ${row.target}`,
    );
    console.log(`    clipped: ${row.clipped}\n    marked:  ${row.marked ?? '–'}`);
  }
}
