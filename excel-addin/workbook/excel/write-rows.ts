import { sheetLook } from '../sheet-look.ts';
import type { CellPlan } from '../sheet-plan.ts';
import { cellText } from './cell-text.ts';
import type { FilledProperty, Grid, WriteQueue } from './write-queue.ts';

/** Rows that follow one another; a header without a cell in a row stays as it is there. */
export interface RowBlock {
  readonly sheetName: string;
  readonly row: number;
  readonly firstColumn: number;
  /** Every header of the table in order. */
  readonly headers: readonly string[];
  /** Of the columns that have one, for their numbers and formulas. */
  readonly numberFormats: ReadonlyMap<string, string>;
  readonly rows: readonly Readonly<Record<string, CellPlan>>[];
}

/** Texts and numbers, with the formats that keep them what they are. Formulas come later: they may name tables that do not exist yet. */
export const writeConstants = async (queue: WriteQueue, block: RowBlock): Promise<void> => {
  await writeSpan(queue, block, { property: 'values', toContent: constantOf });
};

export const writeFormulas = async (queue: WriteQueue, block: RowBlock): Promise<void> => {
  await writeSpan(queue, block, { property: 'formulas', toContent: formulaOf });
};

/** Cell by cell, for rows of which only some cells change. */
export const writeCellFormats = async (queue: WriteQueue, block: RowBlock): Promise<void> => {
  const toContent: Filling['toContent'] = (cell, header) =>
    cell.type === 'keep' ? null : newCellFormat(block, header, cell);
  await writeSpan(queue, block, { property: 'numberFormat', toContent });
};

/** For new rows: one call for all neighbouring columns that are of one kind throughout, and one for each mixed column. */
export const writeColumnFormats = async (
  queue: WriteQueue,
  block: RowBlock,
  plannedHeaders: ReadonlySet<string>,
): Promise<void> => {
  const formats = block.headers.map((header) =>
    plannedHeaders.has(header) ? columnFormat(block, header) : undefined,
  );
  for (const { from, to, format } of runsOfEqual(formats)) {
    const at = { sheetName: block.sheetName, row: block.row, column: block.firstColumn + from };
    if (format === 'mixed') {
      const grid = block.rows.map((cells) =>
        block.headers.slice(from, to).map((header) => newCellFormat(block, header, cells[header])),
      );
      await queue.fill(at, 'numberFormat', grid);
    } else if (format !== undefined) {
      setOneFormat(queue.range({ ...at, rowCount: block.rows.length, columnCount: to - from }), format);
    }
  }
};

// "Single value": one format for the whole range in one action, which the declared type (any[][]) leaves out
// (learn.microsoft.com/office/dev/add-ins/excel/excel-add-ins-ranges-set-format).
export const setOneFormat = (range: Excel.Range, format: string): void => {
  range.numberFormat = format as unknown as string[][];
};

interface Filling {
  readonly property: FilledProperty;
  readonly toContent: (cell: CellPlan, header: string) => string | number | null;
}

/** Fills only from the first to the last column that has anything to fill, and makes no cells for the others. */
const writeSpan = async (
  queue: WriteQueue,
  block: RowBlock,
  { property, toContent }: Filling,
): Promise<void> => {
  const contentOf = (cells: RowBlock['rows'][number], header: string): string | number | null => {
    const cell = cells[header];
    return cell === undefined ? null : toContent(cell, header);
  };
  const isUsed = (header: string): boolean => block.rows.some((cells) => contentOf(cells, header) !== null);
  const from = block.headers.findIndex(isUsed);
  if (from < 0) return;
  const headers = block.headers.slice(from, block.headers.findLastIndex(isUsed) + 1);
  const at = { sheetName: block.sheetName, row: block.row, column: block.firstColumn + from };
  const grid: Grid = block.rows.map((cells) => headers.map((header) => contentOf(cells, header)));
  await queue.fill(at, property, grid);
};

const constantOf = (cell: CellPlan): string | number | null => {
  if (cell.type === 'text') return cellText(cell.text);
  return cell.type === 'number' ? cell.number : null;
};

const formulaOf = (cell: CellPlan): string | null => (cell.type === 'formula' ? cell.formula : null);

const GENERAL = 'General';

/** A person's own new cell takes text as it is typed. */
const newCellFormat = (block: RowBlock, header: string, cell: CellPlan | undefined): string =>
  cell?.type === 'number' || cell?.type === 'formula'
    ? (block.numberFormats.get(header) ?? GENERAL)
    : sheetLook.textNumberFormat;

const columnFormat = (block: RowBlock, header: string): string => {
  const [first] = block.rows;
  if (first === undefined) return 'mixed';
  const format = newCellFormat(block, header, first[header]);
  return block.rows.every((cells) => newCellFormat(block, header, cells[header]) === format)
    ? format
    : 'mixed';
};

const runsOfEqual = (formats: readonly (string | undefined)[]) => {
  const runs: { from: number; to: number; format: string | undefined }[] = [];
  for (const [index, format] of formats.entries()) {
    const last = runs.at(-1);
    if (last?.format === format && last !== undefined) last.to = index + 1;
    else runs.push({ from: index, to: index + 1, format });
  }
  return runs;
};
