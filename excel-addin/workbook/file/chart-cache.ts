import { quotedSheet } from '../cell-reference.ts';
import type { CellPlan, RowPlan } from '../sheet-plan.ts';
import type { CellReading, CellValue } from '../workbook.ts';
import { type CellArea, columnLetters } from './cell-place.ts';
import { escapeXml } from './xml-text.ts';

/** What each column of a table shows, by header: the figures that a chart keeps beside its references. */
export type ColumnValues = (header: string) => readonly CellValue[];

const plannedValue = (cell: CellPlan | undefined): CellValue | undefined => {
  if (cell?.type === 'text') return cell.text;
  if (cell?.type === 'number') return cell.number;
  return cell?.type === 'formula' ? cell.value : undefined;
};

export const plannedValues =
  (rows: readonly RowPlan[]): ColumnValues =>
  (header) =>
    rows.length === 0 ? [''] : rows.map((row) => plannedValue(row.cells[header]) ?? '');

/** The rows as they stand, with what is written over them and after them. */
export const valuesAfter =
  (
    rows: readonly Readonly<Record<string, CellReading>>[],
    written: ReadonlyMap<number, Readonly<Record<string, CellPlan>>>,
    count: number,
  ): ColumnValues =>
  (header) =>
    Array.from(
      { length: count },
      (_, index) => plannedValue(written.get(index)?.[header]) ?? rows[index]?.[header]?.value ?? '',
    );

/** One column of a table's rows as a chart names it: 'PL Chart 1'!$B$5:$B$64. */
export function columnReference(sheetName: string, column: number, rows: CellArea): string {
  const letters = columnLetters(column);
  const first = `$${letters}$${rows.firstRow}`;
  const last = `$${letters}$${rows.lastRow}`;
  return `${quotedSheet(sheetName)}!${first === last ? first : `${first}:${last}`}`;
}

/** Without prefix; a blank or a text where a number belongs is a gap. */
export function numberPoints(values: readonly CellValue[], prefix: string): string {
  const points = values.map((value, at) =>
    typeof value === 'number' ? point(prefix, at, String(value)) : '',
  );
  return `<${prefix}ptCount val="${values.length}"/>${points.join('')}`;
}

export function textPoints(values: readonly CellValue[], prefix: string): string {
  const points = values.map((value, at) => (value === '' ? '' : point(prefix, at, escapeXml(String(value)))));
  return `<${prefix}ptCount val="${values.length}"/>${points.join('')}`;
}

const point = (prefix: string, at: number, text: string): string =>
  `<${prefix}pt idx="${at}"><${prefix}v>${text}</${prefix}v></${prefix}pt>`;
