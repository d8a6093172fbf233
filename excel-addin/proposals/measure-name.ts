import type { CellArea } from '../workbook/force-sheet.ts';
import { mayBeAge } from './age-bands.ts';
import { headerKey, headingsOf, isOnlyAsAt } from './column-headings.ts';
import { measureHeadings } from './find-series.ts';
import type { SheetTable, TableRow } from './find-tables.ts';
import { cleanText, labelForm } from './label-form.ts';
import type { MeasureLabels, Proposed } from './measure-proposal.ts';
import { withoutTableNumber } from './note-text.ts';
import { periodOfLabel } from './period-of-cell.ts';
import { withoutPeriods } from './read-period.ts';
import { remember } from './remember.ts';

interface Part {
  readonly text: string;
  readonly area: CellArea;
}

const generic =
  /^(?:numbers?|no|n|%|per ?cent|percentages?|rates?|counts?|values?|totals?|all|headcount|fte|figures?|change(?: in .*)?)$/;

/** Labels of a row that say what it is, not when. */
const rowParts = (table: SheetTable, row: TableRow): readonly Part[] =>
  row.labels
    .filter((label) => periodOfLabel(table, label) === null)
    .map(({ text, area }) => ({ text: cleanText(text).replace(/,? of which:?$/iu, ''), area }));

const rowsByNumber = remember(
  (table: SheetTable) => new Map(table.rows.map((row) => [row.row, row])),
  () => 'rows',
);

const groupRow = (table: SheetTable, row: TableRow): TableRow | undefined =>
  row.group === null ? undefined : rowsByNumber(table, null).get(row.group);

/** "Total Restraint" says "Restraint"; 'Not reported' does not say 'No', nor "Other / improvised" its group "Other". */
const says = (inner: string, outer: string): boolean =>
  inner === `total ${outer}` || inner === `total of ${outer}` || inner === `${outer} total`;

/** A label that the next one already holds is not said twice. */
const withoutRepeats = (parts: readonly Part[]): readonly Part[] =>
  parts.filter((part, index) =>
    parts.slice(index + 1).every((inner) => !says(labelForm(inner.text), labelForm(part.text))),
  );

const joined = (parts: readonly Part[]): string => parts.map(({ text }) => text).join(', ');

function countNames(table: SheetTable): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const row of table.rows) {
    const each = joined(withoutRepeats(rowParts(table, row)));
    counts.set(each, (counts.get(each) ?? 0) + 1);
  }
  return counts;
}

/** How many rows of the table have a name before anything is added to tell them apart. */
const namesakes = remember(countNames, () => 'names');

/** What a row is called: its labels, and its region or "of which" row where another row has the same labels. */
export function rowName(table: SheetTable, row: TableRow): readonly Part[] {
  const own = rowParts(table, row);
  const short = withoutRepeats(own);
  if ((namesakes(table, null).get(joined(short)) ?? 0) < 2) return short;
  const group = groupRow(table, row);
  const label = group === undefined ? undefined : rowParts(table, group).at(-1);
  const last = own.at(-1);
  if (label !== undefined && last !== undefined && label.text !== last.text) {
    return withoutRepeats([...own.slice(0, -1), label, last]);
  }
  if (last === undefined || row.kind === 'plain' || row.kind === 'note') return short;
  return [...short.slice(0, -1), { ...last, text: `${last.text} (${row.kind})` }];
}

/** A title without its number, its periods and its note marks. */
export const subjectOf = (title: string): string => cleanText(withoutPeriods(withoutTableNumber(title)));

function readHeaderParts(
  table: SheetTable,
  { row, column }: { row: number; column: number },
): readonly Part[] {
  const headers = headingsOf(table, row, column)
    .filter(({ period, text }) => period === null && !isOnlyAsAt(text))
    .map(({ text, area }) => ({ text: cleanText(withoutPeriods(text) || text), area }))
    .filter(({ text }) => text !== '');
  const isGeneric = headers.every(({ text }) => generic.test(labelForm(text)) || mayBeAge(text));
  if (!isGeneric || table.title === null) return headers;
  return [{ text: subjectOf(table.title.text), area: table.title.area }, ...headers];
}

const headerParts = remember(readHeaderParts, headerKey);

/** "Perceived age, Under 11 years: Total Restraint": the headers above, then the row's labels. */
export function nameOfCell(table: SheetTable, row: TableRow, column: number): Proposed<string> {
  const headers = headerParts(table, { row: row.row, column });
  const labels = rowName(table, row);
  const parts = [headers, labels].filter((each) => each.length > 0);
  return {
    value: parts.map(joined).join(': '),
    from: [...headers, ...labels].map(({ area }) => area),
  };
}

interface HeaderLabels {
  readonly headers: readonly string[];
  readonly title: string;
}

const headerLabels = remember(
  (table: SheetTable, { row, column }: { row: number; column: number }): HeaderLabels => ({
    headers: measureHeadings(table, row, column).map(labelForm),
    title: labelForm(subjectOf(table.title?.text ?? '')),
  }),
  headerKey,
);

/** A row's labels as they are compared, with its region or "of which" row before its own. */
export function rowPath(table: SheetTable, row: TableRow): readonly string[] {
  const own = row.labels
    .filter((label) => periodOfLabel(table, label) === null)
    .map(({ text }) => labelForm(text));
  const group = groupRow(table, row)?.labels.at(-1);
  const last = own.at(-1);
  return group === undefined || last === undefined ? own : [...own.slice(0, -1), labelForm(group.text), last];
}

/** What the headers over a cell and its table's title are compared by. */
export const headerLabelsOf = (table: SheetTable, row: number, column: number): HeaderLabels =>
  headerLabels(table, { row, column });

/** What the cell is known by in a later sheet. */
export const labelsOfCell = (table: SheetTable, row: TableRow, column: number): MeasureLabels => ({
  row: rowPath(table, row),
  ...headerLabelsOf(table, row.row, column),
});
