import type { CellArea, ForceSheetReading } from '../workbook/force-sheet.ts';
import { findHeaderRows } from './header-rows.ts';
import type { RowKind } from './measure-proposal.ts';
import { hasTableNumber, isLinkText, isLongText, isNoteText } from './note-text.ts';
import { type KindReason, readRowKinds } from './row-kinds.ts';
import { labelsOfRow, type RowLabel, type SubHeading } from './row-labels.ts';
import {
  areaBetween,
  cellArea,
  createSheetGrid,
  isFigureSort,
  lastColumnOf,
  lastRowOf,
  type SheetGrid,
} from './sheet-grid.ts';
import { findRegions } from './sheet-regions.ts';
import { rowSorts } from './sheet-rows.ts';
import { summableColumns } from './summable-columns.ts';
import { readColumns, type TableColumns } from './table-columns.ts';

export interface TextCell {
  readonly text: string;
  readonly area: CellArea;
}

export interface TableRow {
  readonly row: number;
  readonly kind: RowKind;
  /** What the kind rests on; null for a plain row. */
  readonly reason: KindReason | null;
  /** Outermost first: sub-headings, label columns; the last is the row's own. */
  readonly labels: readonly RowLabel[];
  /** The rows of the sheet that add up to this one. */
  readonly parts: readonly number[];
  /** The row above whose parts this one is among: its region, its "of which". */
  readonly group: number | null;
}

/** One table on a sheet, in places of the sheet. */
export interface SheetTable {
  readonly grid: SheetGrid;
  /** With headers and labels, without title and footnotes. */
  readonly area: CellArea;
  /** Also those that stand among the body: a second line of headers under a first row of figures. */
  readonly headerRows: readonly number[];
  readonly columns: TableColumns;
  /** Every row that holds a figure, and notes that stand among them. */
  readonly rows: readonly TableRow[];
  readonly subHeadings: readonly SubHeading[];
  readonly title: TextCell | null;
  /** Lines between the title and the headers: "England and Wales", "Full-time equivalents". */
  readonly captions: readonly TextCell[];
  readonly footnotes: readonly TextCell[];
}

/** Every table of figures on a sheet, from top to bottom. A sheet of words, or a list of contents, has none. */
export function findTables(reading: ForceSheetReading): readonly SheetTable[] {
  const grid = createSheetGrid(reading);
  return findRegions(grid).flatMap((region) => {
    const table = readTable(grid, region);
    return table === null ? [] : [table];
  });
}

function textsIn(grid: SheetGrid, region: CellArea, rows: readonly number[]): readonly TextCell[] {
  return rows.flatMap((row) =>
    Array.from({ length: region.columnCount }, (_, index) => region.column + index)
      .filter((column) => grid.sort(row, column) !== 'blank')
      .map((column) => ({ text: grid.text(row, column), area: cellArea(row, column) })),
  );
}

const columnsOf = ({ column, columnCount }: CellArea): readonly number[] =>
  Array.from({ length: columnCount }, (_, index) => column + index);

interface Body {
  /** Rows with a figure in a column of figures. */
  readonly figureRows: readonly number[];
  /** Rows among them without one. */
  readonly between: readonly number[];
}

function bodyOf(grid: SheetGrid, region: CellArea, columns: TableColumns): Body {
  const figureRows = rowSorts(grid, region).flatMap((sort, index) => {
    const row = region.row + index;
    const cells = columnsOf(region).map((column) => grid.sort(row, column));
    const isWords = cells.every((cell) => cell === 'blank' || cell === 'words');
    const holds = columns.figures.some((column) =>
      isWords ? grid.sort(row, column) !== 'blank' : isFigureSort(grid.sort(row, column)),
    );
    return sort === 'figures' && holds ? [row] : [];
  });
  const [first = 0] = figureRows;
  const last = figureRows.at(-1) ?? first;
  const known = new Set(figureRows);
  const between = Array.from({ length: last - first + 1 }, (_, index) => first + index).filter(
    (row) => !known.has(row) && textsIn(grid, region, [row]).length > 0,
  );
  return { figureRows, between };
}

interface TextRows {
  readonly innerHeaders: readonly number[];
  readonly subHeadings: readonly SubHeading[];
  readonly notes: readonly number[];
}

/** Rows of words among the figures: a second line of headers, a sub-heading for the rows below it, or a note. */
function readBetween(grid: SheetGrid, columns: TableColumns, rows: readonly number[]): TextRows {
  const innerHeaders: number[] = [];
  const subHeadings: SubHeading[] = [];
  const notes: number[] = [];
  for (const row of rows) {
    const heads = columns.figures.some((column) => grid.sort(row, column) !== 'blank');
    const labels = columns.labels.filter((column) => grid.sort(row, column) !== 'blank');
    const [label] = labels;
    if (heads || (labels.length > 1 && labels.length === columns.labels.length)) innerHeaders.push(row);
    else if (label === undefined) continue;
    else if (isNoteText(grid.text(row, label)) || isLongText(grid.text(row, label))) notes.push(row);
    else subHeadings.push({ row, column: label, text: grid.text(row, label) });
  }
  return { innerHeaders, subHeadings, notes };
}

function readTable(grid: SheetGrid, region: CellArea): SheetTable | null {
  const columns = readColumns(grid, region);
  if (columns.figures.length === 0) return null;
  const { figureRows, between } = bodyOf(grid, region, columns);
  const firstBody = figureRows[0];
  const lastBody = figureRows.at(-1);
  if (firstBody === undefined || lastBody === undefined) return null;
  const { headerRows, subHeadings, firstText } = findHeaderRows(grid, region, { firstBody, columns });
  const text = readBetween(grid, columns, [...subHeadings, ...between]);
  const top = Math.min(firstBody, ...headerRows);
  const above = textsIn(grid, region, rowsBetween(region.row, firstText - 1)).filter(
    (cell) => !isLinkText(cell.text),
  );
  const title = above.find((cell) => hasTableNumber(cell.text)) ?? above[0] ?? null;
  return {
    grid,
    area: boundsOf(grid, columns, { region, top, bottom: lastBody }),
    headerRows: [...headerRows, ...text.innerHeaders].sort((a, b) => a - b),
    columns,
    rows: readRows(grid, columns, { figureRows, ...text }),
    subHeadings: text.subHeadings,
    title,
    captions: above.filter((cell) => cell !== title),
    footnotes: [
      ...textsIn(grid, region, text.notes),
      ...textsIn(grid, region, rowsBetween(lastBody + 1, lastRowOf(region))),
    ],
  };
}

const rowsBetween = (first: number, last: number): readonly number[] =>
  Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);

/** From the first to the last column that holds anything in the rows of the table. */
function boundsOf(
  grid: SheetGrid,
  columns: TableColumns,
  { region, top, bottom }: { region: CellArea; top: number; bottom: number },
): CellArea {
  let [left, right] = [Math.min(...columns.figures, ...columns.labels), Math.max(...columns.figures)];
  for (let column = region.column; column <= lastColumnOf(region); column += 1) {
    if (column >= left && column <= right) continue;
    for (let row = top; row <= bottom; row += 1) {
      if (grid.sort(row, column) === 'blank') continue;
      left = Math.min(left, column);
      right = Math.max(right, column);
      break;
    }
  }
  return areaBetween([top, left], [bottom, right]);
}

interface BodyRows extends TextRows {
  readonly figureRows: readonly number[];
}

function readRows(grid: SheetGrid, columns: TableColumns, body: BodyRows): readonly TableRow[] {
  const labels = labelsOfRow(grid, columns, body);
  const sums = summableColumns(grid, columns, body.figureRows);
  const kinds = readRowKinds(
    body.figureRows.map((row) => ({
      labels: labels(row).map(({ text }) => text),
      numbers: sums.map((column) => {
        const figure = grid.figure(row, column);
        return figure.type === 'number' ? figure.number : null;
      }),
    })),
  );
  const rowOf = (at: number): number => body.figureRows[at] ?? at;
  const figures = body.figureRows.map((row, at): TableRow => {
    const { kind = 'plain', reason = null, parts = [], group = null } = kinds[at] ?? {};
    return {
      row,
      kind,
      reason,
      labels: labels(row),
      parts: parts.map(rowOf),
      group: group === null ? null : rowOf(group),
    };
  });
  const notes = body.notes.map(
    (row): TableRow => ({ row, kind: 'note', reason: 'words', labels: [], parts: [], group: null }),
  );
  return [...figures, ...notes].sort((a, b) => a.row - b.row);
}
