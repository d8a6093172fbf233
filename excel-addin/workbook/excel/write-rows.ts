import { sheetLook } from '../sheet-look.ts';
import type { CellPlan } from '../sheet-plan.ts';
import { cellText } from './cell-text.ts';
import type { FilledProperty, Grid, WriteQueue } from './write-queue.ts';

/** undefined, as 'keep', stays as it is there. */
export type BlockCell = CellPlan | undefined;

/** Rows that follow one another. */
export interface RowBlock {
  readonly sheetName: string;
  readonly row: number;
  readonly firstColumn: number;
  /** Every header of the table in order. */
  readonly headers: readonly string[];
  /** Of the columns that have one, for their numbers and formulas. */
  readonly numberFormats: ReadonlyMap<string, string>;
  /** A cell for every header, in the same order. */
  readonly rows: readonly (readonly BlockCell[])[];
  /** What each column holds, in the same order: looked at once, since there may be a hundred thousand rows. */
  readonly kinds: readonly ReadonlySet<CellPlan['type']>[];
}

/** Texts and numbers, with the formats that keep them what they are. Formulas come later: they may name tables that do not exist yet. */
export const writeConstants = (queue: WriteQueue, block: RowBlock): Promise<void> =>
  writeSpan(queue, block, { property: 'values', types: ['text', 'number'], toContent: constantOf });

export const writeFormulas = (queue: WriteQueue, block: RowBlock): Promise<void> =>
  writeSpan(queue, block, { property: 'formulas', types: ['formula'], toContent: formulaOf });

/** Where rows stand already, only the cells that change: cell by cell in columns of which some cells stay. */
export const writeCellFormats = async (queue: WriteQueue, block: RowBlock): Promise<void> => {
  const formats = block.headers.map((_, column) => {
    const kinds = block.kinds[column] ?? new Set();
    const isLeft = kinds.size === 0 || (kinds.size === 1 && kinds.has('keep'));
    if (isLeft) return undefined;
    return kinds.has('keep') ? 'mixed' : columnFormat(block, column);
  });
  await writeFormats(queue, block, {
    formats,
    cellFormat: (cell, header) =>
      cell === undefined || cell.type === 'keep' ? null : newCellFormat(block, header, cell),
  });
};

/** For new rows. */
export const writeColumnFormats = async (
  queue: WriteQueue,
  block: RowBlock,
  plannedHeaders: ReadonlySet<string>,
): Promise<void> => {
  const formats = block.headers.map((header, column) =>
    plannedHeaders.has(header) ? columnFormat(block, column) : undefined,
  );
  await writeFormats(queue, block, {
    formats,
    cellFormat: (cell, header) => newCellFormat(block, header, cell),
  });
};

interface Formats {
  /** Of each column; 'mixed' where its cells differ, undefined where none is written. */
  readonly formats: readonly (string | undefined)[];
  /** In a column of which the cells differ; null leaves the cell as it is. */
  readonly cellFormat: (cell: BlockCell, header: string) => string | null;
}

/** One call for all neighbouring columns that are of one kind throughout, and one for neighbouring mixed columns. */
const writeFormats = async (
  queue: WriteQueue,
  block: RowBlock,
  { formats, cellFormat }: Formats,
): Promise<void> => {
  for (const { from, to, format } of runsOfEqual(formats)) {
    const at = { sheetName: block.sheetName, row: block.row, column: block.firstColumn + from };
    if (format === 'mixed') {
      const headers = block.headers.slice(from, to);
      const grid = block.rows.map((cells) =>
        headers.map((header, index) => cellFormat(cells[from + index], header)),
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
  /** Of the cells that it fills. */
  readonly types: readonly CellPlan['type'][];
  readonly toContent: (cell: CellPlan, header: string) => string | number | null;
}

/** Fills only from the first to the last column that has anything to fill, and makes no cells for the others. */
const writeSpan = async (
  queue: WriteQueue,
  block: RowBlock,
  { property, types, toContent }: Filling,
): Promise<void> => {
  const isUsed = (kinds: RowBlock['kinds'][number]): boolean => types.some((type) => kinds.has(type));
  const from = block.kinds.findIndex(isUsed);
  if (from < 0) return;
  const headers = block.headers.slice(from, block.kinds.findLastIndex(isUsed) + 1);
  const at = { sheetName: block.sheetName, row: block.row, column: block.firstColumn + from };
  const grid: Grid = block.rows.map((cells) =>
    headers.map((header, index) => {
      const cell = cells[from + index];
      return cell === undefined ? null : toContent(cell, header);
    }),
  );
  await queue.fill(at, property, grid);
};

const constantOf = (cell: CellPlan): string | number | null => {
  if (cell.type === 'text') return cellText(cell.text);
  return cell.type === 'number' ? cell.number : null;
};

const formulaOf = (cell: CellPlan): string | null => (cell.type === 'formula' ? cell.formula : null);

const GENERAL = 'General';

/** A person's own new cell takes text as it is typed. */
const newCellFormat = (block: RowBlock, header: string, cell: BlockCell): string =>
  cell?.type === 'number' || cell?.type === 'formula' ? figureFormat(block, header) : TEXT;

const TEXT = sheetLook.textNumberFormat;

const figureFormat = (block: RowBlock, header: string): string => block.numberFormats.get(header) ?? GENERAL;

const columnFormat = (block: RowBlock, column: number): string => {
  const kinds = block.kinds[column];
  const header = block.headers[column];
  if (block.rows.length === 0 || kinds === undefined || header === undefined) return 'mixed';
  const isFigures = kinds.has('number') || kinds.has('formula');
  if (!isFigures) return TEXT;
  return kinds.has('text') || kinds.has('keep') ? 'mixed' : figureFormat(block, header);
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
