import type { Figure } from '../../shared/measures/figure.ts';
import { areaWord, cellWord, rowsWord } from './cell-words.ts';
import { headingsOf, isChange } from './column-headings.ts';
import type { PartsReading } from './find-parts.ts';
import type { SeriesReading } from './find-series.ts';
import type { SheetTable, TableRow } from './find-tables.ts';
import { forceOf, isRegion, misspeltForceOf } from './force-names.ts';
import { cleanText } from './label-form.ts';
import { type CellPeriod, periodOfRow } from './period-of-cell.ts';
import { remember } from './remember.ts';
import { showsTime, unitOfCell } from './unit-of-cell.ts';

export interface CellFacts {
  readonly table: SheetTable;
  readonly row: TableRow;
  readonly column: number;
  readonly figure: Figure;
  readonly period: CellPeriod;
  readonly parts: PartsReading;
  readonly series: SeriesReading;
}

function kindWarnings({ row }: CellFacts): readonly string[] {
  const name = `Row ${row.row + 1}`;
  const sums = row.parts.length > 0 ? ` It is the sum of ${rowsWord(row.parts)}.` : '';
  const doubt =
    row.reason === 'words'
      ? ' Only its label says so: its figures are not the sum of rows beside it.'
      : row.reason === 'arithmetic'
        ? ' Only the figures say so: its label does not.'
        : '';
  if (row.kind === 'total') return [`${name} is a total, not one force or group.${sums}${doubt}`];
  if (row.kind === 'subtotal') return [`${name} is a subtotal, not one force or group.${sums}${doubt}`];
  if (row.kind === 'joint-forces') return [`${name} is the figure of several forces together.`];
  return row.kind === 'note' ? [`${name} looks like a note, not a row of the table.`] : [];
}

/** What its number format and its neighbours make doubtful in its unit. */
function unitWarnings({ table, figure, row, column }: CellFacts): readonly string[] {
  if (figure.type !== 'number') return [];
  const { value, numberFormat } = table.grid.cell(row.row, column);
  const cell = cellWord(row.row, column);
  if (typeof value === 'number' && showsTime(numberFormat)) {
    const hours = Math.round(value * 2400) / 100;
    return [`${cell} stands as a time of day in Excel: ${value} means ${hours} hours.`];
  }
  if (unitOfCell(table, row.row, column).value !== 'percent') return [];
  return looksLikeShare(table, { number: figure.number, column })
    ? [
        `${cell} is ${figure.number} where others of its column are far larger: it may be a share, not per cent.`,
      ]
    : [];
}

/** 0.85 beside 90 and 70, with nothing between one and twenty. */
function looksLikeShare(table: SheetTable, { number, column }: { number: number; column: number }): boolean {
  if (number <= 0 || number > 1) return false;
  const others = table.rows.flatMap(({ row }) => {
    const figure = table.grid.figure(row, column);
    return figure.type === 'number' && figure.number > 1 ? [figure.number] : [];
  });
  return others.length > 0 && others.every((other) => other >= 20);
}

function figureWarnings({ figure, row, column }: CellFacts): readonly string[] {
  const cell = cellWord(row.row, column);
  if (figure.type === 'marker')
    return [`${cell} holds “${figure.marker}”, not a number. It is not counted as zero.`];
  if (figure.type === 'below') return [`${cell} holds “${figure.text}”: the number itself was withheld.`];
  if (figure.type !== 'number') return [];
  return figure.oddities.map((oddity) =>
    oddity === 'note-mark'
      ? `${cell} has a note’s mark behind its number: it was read as ${figure.number}.`
      : oddity === 'text-year'
        ? `${cell} looks like a year, not a figure.`
        : `${cell} holds its number as text: formulas of Excel’s pass over it.`,
  );
}

function periodWarnings({ period, table, row, column }: CellFacts): readonly string[] {
  if (period.period === null) {
    if (period.unclear.length > 1) {
      return [
        `The title names ${period.unclear.join(', ')}, and not which of them this figure is for. Type the period.`,
      ];
    }
    return ['The table does not say its period. Type it, from the cover sheet or the file’s name.'];
  }
  const rowPeriod = period.across === 'columns' ? periodOfRow(table, row) : null;
  if (rowPeriod !== null) {
    return [
      `The column says ${period.period.text} and the row says ${rowPeriod.period.text}. Check which is its period.`,
    ];
  }
  return isChange(headingsOf(table, row.row, column))
    ? ['It compares two dates: it is a change, not the figure of one period.']
    : [];
}

function partWarnings({ parts, table, row, column }: CellFacts): readonly string[] {
  if (parts.type === 'none') {
    return [
      'No two columns of counts give this figure, so its numerator and denominator are not known from the table.',
    ];
  }
  if (parts.type === 'several') {
    const pairs = parts.all
      .slice(0, 3)
      .map((each) => `${cellWord(row.row, each.numerator)} of ${cellWord(row.row, each.denominator)}`);
    return [`More than one pair of columns gives this figure (${pairs.join('; ')}). Choose the right one.`];
  }
  return parts.type === 'found' && isChange(headingsOf(table, row.row, column))
    ? ['Its denominator is the earlier figure that the change is measured from.']
    : [];
}

function sheetWarnings({ table, row, column, series }: CellFacts): readonly string[] {
  const { reading } = table.grid;
  const spread = headingsOf(table, row.row, column).filter(
    ({ isSpread, area }) => isSpread && hasNeighbours(table, area.row),
  );
  return [
    ...(reading.hiddenRows.includes(row.row) ? [`Row ${row.row + 1} is hidden in the sheet.`] : []),
    ...(reading.hiddenColumns.includes(column) ? ['Its column is hidden in the sheet.'] : []),
    ...(table.title === null
      ? ['The table has no title, so it will be found again by its labels only.']
      : []),
    ...(series.steps.length > 1 && series.series === null
      ? ['It has values for other periods, but they stand apart or out of order, so no series was taken.']
      : []),
    ...spread.map(
      ({ text, area }) =>
        `“${cleanText(text)}” in ${areaWord(area)} is not merged over this column. It was read as its header, since no other stands between.`,
    ),
  ];
}

/** More than one header in a row: which columns an unmerged one stands over is then a reading, not a fact. */
const hasNeighbours = (table: SheetTable, row: number): boolean =>
  table.columns.figures.filter((column) => table.grid.sort(row, column) !== 'blank').length > 1;

/** The forces that a table has rows for. */
const forcesIn = remember(
  (table: SheetTable) =>
    new Set(table.rows.map((row) => forceOf(row.labels.at(-1)?.text ?? '')).filter(Boolean)),
  () => 'forces',
);

function labelWarnings({ table, row }: CellFacts): readonly string[] {
  const label = row.labels.at(-1);
  if (label === undefined) return ['The row has no label. Type a name.'];
  const misspelt =
    forcesIn(table, null).size > 1 && forceOf(label.text) === null ? misspeltForceOf(label.text) : null;
  const namesakes = isRegion(label.text)
    ? table.rows.filter((other) => cleanText(other.labels.at(-1)?.text ?? '') === cleanText(label.text))
    : [];
  const section = /\bs\.?\s?\d{3}\b/.exec(`${label.text} ${table.title?.text ?? ''}`)?.[0];
  return [
    ...(misspelt === null ? [] : [`“${label.text}” was taken for ${misspelt.force}.`]),
    ...(namesakes.length > 1
      ? [
          `“${cleanText(label.text)}” names both a region and a force in this table (${rowsWord(namesakes.map((each) => each.row))}).`,
        ]
      : []),
    ...(section === undefined
      ? []
      : [`“${section}” was read as “${section.slice(0, -1)}” with a note’s mark.`]),
  ];
}

/** All that a person should know before confirming, most important first. */
export const warningsOf = (facts: CellFacts): readonly string[] => [
  ...kindWarnings(facts),
  ...figureWarnings(facts),
  ...unitWarnings(facts),
  ...periodWarnings(facts),
  ...labelWarnings(facts),
  ...partWarnings(facts),
  ...sheetWarnings(facts),
];
