import type { ColumnPlan, RowPlan, SheetPlan } from '../workbook/sheet-plan.ts';
import { textCell } from './cell-plan.ts';
import type { ClipTable } from './clip-table.ts';
import { type ClipColumn, clipColumns } from './clip-table-columns.ts';

/** The column by which a table's sheet is found again. */
export const clipItemHeader = 'Clip item';
const h = {
  asShown: 'As shown',
  row: 'Clip row',
  page: 'Page',
  address: 'Address',
  clipped: 'Clipped',
  by: 'Clipped by',
};

const helpers = [h.row, h.page, h.address, h.clipped, h.by, clipItemHeader];

/** A clipped table in a sheet of its own, its figures ready to be measures. */
export function clipTablePlan(table: ClipTable, number: number): SheetPlan {
  const columns = clipColumns(table.grid, [...helpers, h.asShown]);
  const hasMarks = columns.some(({ asShown }) => asShown.some((text) => text !== ''));
  return {
    sheetName: `PL Clip ${number}`,
    title: oneLine(table.grid.caption || table.title, 200) || 'A clipped table',
    note: noteOf(table),
    table: {
      name: `PlClip${number}`,
      keyColumn: h.row,
      columns: columnPlans(columns, hasMarks),
      rows: table.grid.rows.map((_, index) => rowPlan(table, { columns, hasMarks, index })),
      isExact: true,
    },
  };
}

/** A clip that was changed since may have columns that its sheet has not. */
const columnPlans = (columns: readonly ClipColumn[], hasMarks: boolean): readonly ColumnPlan[] => [
  ...columns.map((column) => ({
    header: column.header,
    widthChars: widthOf(column),
    isWrapped: true,
    isAddedWhereMissing: true,
  })),
  ...(hasMarks ? [{ header: h.asShown, widthChars: 24, isWrapped: true, isAddedWhereMissing: true }] : []),
  ...helpers.map((header) => ({ header, widthChars: 16, isHelper: true, isAddedWhereMissing: true })),
];

function widthOf({ header, cells }: ClipColumn): number {
  const lengths = cells.map((cell) => (cell.type === 'text' ? cell.text.length : 10));
  return Math.min(40, Math.max(10, header.length + 3, ...lengths));
}

interface RowFacts {
  readonly columns: readonly ClipColumn[];
  readonly hasMarks: boolean;
  readonly index: number;
}

function rowPlan(table: ClipTable, { columns, hasMarks, index }: RowFacts): RowPlan {
  const key = `row ${index + 1}`;
  const cells = columns.flatMap(({ header, cells }) => {
    const cell = cells[index];
    return cell === undefined ? [] : [[header, cell] as const];
  });
  const marks = columns.flatMap(({ header, asShown }) =>
    asShown[index] ? [`${header}: ${asShown[index]}`] : [],
  );
  const facts = {
    [h.row]: key,
    [h.page]: table.title,
    [h.address]: table.source,
    [h.clipped]: table.gathered,
    [h.by]: table.by,
    [clipItemHeader]: table.item,
    ...(hasMarks && { [h.asShown]: marks.join('; ') }),
  };
  const told = Object.entries(facts).map(([header, text]) => [header, textCell(text)] as const);
  return { key, cells: Object.fromEntries([...cells, ...told]) };
}

/**
 * The whole address stands in its column, and the time: a day here would be read as the period of the figures when
 * they are proposed as measures.
 */
function noteOf({ title, source, by }: ClipTable): string {
  const page = title === '' ? '' : `“${oneLine(title, 150)}”, `;
  const who = by === '' ? '' : `, by ${oneLine(by, 80)}`;
  return `From ${page}${oneLine(source, 200)}${who}. Numbers are numbers; markers and words stand as shown there.`;
}

function oneLine(text: string, most: number): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length <= most ? line : `${line.slice(0, most).toWellFormed()}…`;
}
