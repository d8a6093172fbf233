import type { CorpusFigures } from '../../tests/browser/anchor-corpus/harness.ts';

type Row = CorpusFigures['measured'][number];

const HEADERS = [
  '',
  'n',
  'found %',
  'missed %',
  'wrong %',
  'ambiguous %',
  'gone right %',
  'n gone',
  'p50 ms',
  'p95 ms',
];

/** One line: found and missed of what is there, gone right of what is gone, wrong and ambiguous of all. */
function lineOf(title: string, rows: readonly Row[]): string[] {
  const of = (truth: Row['truth']) => rows.filter((row) => row.truth === truth);
  const count = (list: readonly Row[], outcome: Row['outcome']) =>
    list.filter((row) => row.outcome === outcome).length;
  const there = of('there');
  const gone = of('gone');
  const times = rows.map(({ ms }) => ms).sort((a, b) => a - b);
  return [
    title,
    String(rows.length),
    percent(count(there, 'found'), there.length),
    percent(count(there, 'missed'), there.length),
    percent(count(rows, 'wrong'), rows.length),
    percent(count(rows, 'ambiguous'), rows.length),
    percent(count(gone, 'gone right'), gone.length),
    String(gone.length),
    quantile(times, 0.5),
    quantile(times, 0.95),
  ];
}

const percent = (part: number, all: number) => (all === 0 ? '–' : ((100 * part) / all).toFixed(1));
const quantile = (sorted: readonly number[], share: number) =>
  (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN).toFixed(2);

function toText(lines: readonly (readonly string[])[]): string {
  const all = [HEADERS, ...lines];
  const widths = HEADERS.map((_, column) => Math.max(...all.map((cells) => (cells[column] ?? '').length)));
  return all
    .map((cells) =>
      cells
        .map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0)))
        .join('  '),
    )
    .join('\n');
}

const unique = <T>(list: readonly T[]): T[] => [...new Set(list)];

/** The whole table: totals of each contender, then the first contender by kind of change, target and document. */
export function anchorTable({ measured, prepared, documents, unfair }: CorpusFigures): string {
  const contenders = unique(measured.map(({ contender }) => contender));
  const blocks: string[] = [];
  for (const split of unique(measured.map((row) => row.split))) {
    const rows = measured.filter((row) => row.split === split);
    const byContender = (contender: string) => rows.filter((row) => row.contender === contender);
    blocks.push(
      `\n== ${split === 'held' ? 'Held back' : 'Tuning'}: totals ==`,
      toText(contenders.map((contender) => lineOf(contender, byContender(contender)))),
      ...contenders.map((contender) => sureButWrong(contender, byContender(contender))),
    );
    const own = byContender(contenders[0] ?? '');
    for (const key of ['change', 'target', 'document'] as const) {
      const kinds = unique(own.map((row) => row[key]));
      blocks.push(
        `\n-- ${contenders[0]} by ${key} --`,
        toText(
          kinds.map((kind) =>
            lineOf(
              kind,
              own.filter((row) => row[key] === kind),
            ),
          ),
        ),
      );
    }
    for (const contender of contenders.slice(1)) {
      const kinds = unique(own.map((row) => row.change));
      const all = byContender(contender);
      blocks.push(
        `\n-- ${contender} by change --`,
        toText(
          kinds.map((kind) =>
            lineOf(
              kind,
              all.filter((row) => row.change === kind),
            ),
          ),
        ),
      );
    }
  }
  blocks.push('', ...contenders.map((contender) => preparing(contender, prepared)));
  blocks.push(
    `${documents} documents; ${unfair} cases left out because two fair people would judge them differently.`,
  );
  return blocks.join('\n');
}

/** The worst fault: it says "same" and marks what is not the thing. */
function sureButWrong(contender: string, rows: readonly Row[]): string {
  const worst = rows.filter((row) => row.outcome === 'wrong' && row.verdict === 'same').length;
  const either = rows.filter((row) => row.truth === 'either');
  const strayed = either.filter((row) => row.outcome === 'wrong').length;
  return `${contender}: ${worst} of ${rows.length} say "same" at a wrong place; of ${either.length} values wholly replaced ${strayed} marked elsewhere.`;
}

function preparing(contender: string, prepared: CorpusFigures['prepared']): string {
  const times = prepared
    .filter((one) => one.contender === contender)
    .map(({ ms }) => ms)
    .sort((a, b) => a - b);
  return `${contender}: preparing a page p50 ${quantile(times, 0.5)} ms, p95 ${quantile(times, 0.95)} ms (n ${times.length}).`;
}
