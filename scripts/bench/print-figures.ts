import { type Figure, ratioOf } from './figure.ts';
import type { Sample } from './measure.ts';

const headers = ['what', 'ours', 'against', 'ratio', 'repetitions'] as const;

/** The figures as one table in plain text; what is to know of a figure stands under it. */
export function figuresToTable(figures: readonly Figure[]): string {
  const rows = figures.map(figureToCells);
  const widths = headers.map((header, column) =>
    Math.max(header.length, ...rows.map((cells) => (cells[column] ?? '').length)),
  );
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join(' | ')
      .trimEnd();
  const body = rows.flatMap((cells, index) => {
    const note = figures[index]?.note;
    return note === undefined ? [line(cells)] : [line(cells), `    ${note}`];
  });
  return [line(headers), widths.map((width) => '-'.repeat(width)).join('-|-'), ...body].join('\n');
}

function figureToCells(figure: Figure): readonly string[] {
  const { what, unit, ours, against, againstWhat } = figure;
  return [
    what,
    sampleText(ours, unit),
    `${againstWhat}: ${sampleText(against, unit)}`,
    `${significant(ratioOf(figure))} ×`,
    ours.repetitions === against.repetitions
      ? String(ours.repetitions)
      : `${ours.repetitions} and ${against.repetitions}`,
  ];
}

const sampleText = ({ median, low, high }: Sample, unit: Figure['unit']): string =>
  low === high
    ? `${significant(median)} ${unit}`
    : `${significant(median)} ${unit} (${significant(low)} to ${significant(high)})`;

/** Three digits say all that a busy computer lets one know. */
const significant = (value: number): string =>
  Number(value.toPrecision(3)).toLocaleString('en-GB', { maximumFractionDigits: 4 });
