import { isDateFormat } from '../../../shared/measures/read-figure.ts';
import type { TableRow } from '../../proposals/find-tables.ts';
import { forceOf, misspeltForceOf } from '../../proposals/force-names.ts';
import { isWithin } from '../../proposals/sheet-grid.ts';
import { columnLetters } from '../../workbook/file/cell-place.ts';
import type { CheckRow } from '../check-row.ts';
import { type BodyCell, type CheckedTable, checkId } from './table-cells.ts';

const labelOf = ({ labels }: TableRow): string => labels.at(-1)?.text ?? '';

function atLabel({ sheetName, table }: CheckedTable, { row, labels }: TableRow): CheckRow['at'] {
  return { sheetName, row, column: labels.at(-1)?.area.column ?? table.area.column };
}

/** Rows of forces that report together: no figure of one of them. */
export const jointForceChecks = (checked: CheckedTable): readonly CheckRow[] =>
  checked.table.rows
    .filter(({ kind }) => kind === 'joint-forces')
    .map((row) => ({
      id: checkId('joint-forces', checked, String(row.row + 1)),
      kind: 'joint-forces',
      state: 'know',
      what: `“${labelOf(row)}” are forces that report one figure together: it is neither’s own.`,
      at: atLabel(checked, row),
      where: '',
      count: 1,
    }));

/** Only where most rows are forces: elsewhere a name like a force's is something else. */
export function forceNameChecks(checked: CheckedTable): readonly CheckRow[] {
  const named = checked.table.rows.filter((row) => forceOf(labelOf(row)) !== null);
  const plain = checked.table.rows.filter(({ kind }) => kind === 'plain');
  if (named.length < 10 || named.length * 2 < plain.length) return [];
  return checked.table.rows.flatMap((row): CheckRow[] => {
    if (row.kind !== 'plain' || forceOf(labelOf(row)) !== null) return [];
    const meant = misspeltForceOf(labelOf(row));
    if (meant === null) return [];
    return [
      {
        id: checkId('force-name', checked, String(row.row + 1)),
        kind: 'force-name',
        state: 'act',
        what: `“${labelOf(row)}” is no police force: is ${meant.force} meant?`,
        at: atLabel(checked, row),
        where: '',
        count: 1,
      },
    ];
  });
}

const unitOf = ({ cell, figure }: BodyCell): string | null => {
  if (figure.type !== 'number') return null;
  if (typeof cell.value === 'string') return cell.value.includes('%') ? 'per cent' : null;
  if (isDateFormat(cell.numberFormat)) return null;
  if (cell.numberFormat.includes('%')) return 'per cent';
  return /[£$€]/.test(cell.numberFormat) ? 'money' : 'plain numbers';
};

/** A column in which some cells are shown as per cent or money and others are not. */
export function unitChecks(checked: CheckedTable): readonly CheckRow[] {
  const byColumn = Map.groupBy(checked.body, ({ place }) => place.column);
  return [...byColumn].flatMap(([column, found]): CheckRow[] => {
    const byUnit = Map.groupBy(
      found.filter((cell) => unitOf(cell) !== null),
      unitOf,
    );
    const [most, ...rarer] = [...byUnit].toSorted(([, a], [, b]) => b.length - a.length);
    const odd = rarer.flatMap(([, cells]) => cells);
    const [first] = odd;
    if (most === undefined || first === undefined) return [];
    const counts = [...byUnit].map(([unit, cells]) => `${cells.length} ${unit}`).join(', ');
    return [
      {
        id: checkId('units', checked, columnLetters(column)),
        kind: 'units',
        state: 'act',
        what: `Column ${columnLetters(column)} mixes units (${counts}): they cannot be compared or added.`,
        at: first.place,
        where: '',
        count: odd.length,
      },
    ];
  });
}

/** Rows and columns of the table that nobody sees, though their figures count. */
export function hiddenChecks(checked: CheckedTable): readonly CheckRow[] {
  const { table, sheetName } = checked;
  const { hiddenRows, hiddenColumns } = table.grid.reading;
  const { area } = table;
  const rows = hiddenRows.filter((row) => isWithin(area, row, area.column));
  const columns = hiddenColumns.filter((column) => isWithin(area, area.row, column));
  const pieces = [
    rows.length === 0 ? '' : `${rows.length} ${rows.length === 1 ? 'row' : 'rows'}`,
    columns.length === 0 ? '' : `${columns.length} ${columns.length === 1 ? 'column' : 'columns'}`,
  ].filter((piece) => piece !== '');
  if (pieces.length === 0) return [];
  return [
    {
      id: checkId('hidden', checked),
      kind: 'hidden',
      state: 'know',
      what: `${pieces.join(' and ')} of this table ${rows.length + columns.length === 1 ? 'is' : 'are'} hidden or filtered out; the figures in them count all the same.`,
      at: { sheetName, row: rows[0] ?? area.row, column: columns[0] ?? area.column },
      where: [
        ...rows.slice(0, 20).map((row) => `row ${row + 1}`),
        ...columns.slice(0, 20).map((column) => `column ${columnLetters(column)}`),
      ].join(', '),
      count: rows.length + columns.length,
    },
  ];
}
