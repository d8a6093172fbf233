import type { TableWanted } from '../../excel-addin/workbook/workbook.ts';
import type { ExcelHost } from '../../tests/excel-host/excel-host.ts';
import { loadOfficeInNode } from '../../tests/excel-host/node-office.ts';

export type Contents = (string | number | boolean | null)[][];

/** Cells side by side that a command wrote; null: it left that cell alone. */
export interface WrittenBlock {
  readonly sheetName: string;
  readonly row: number;
  readonly column: number;
  readonly contents: Contents;
}

/** What a command moved: the ranges that it had to know, and the cells that it changed. */
export interface Moved {
  readonly tables: readonly TableWanted[];
  readonly sheets: readonly string[];
  readonly addedSheets: readonly string[];
  readonly removedSheets: readonly string[];
  readonly blocks: readonly WrittenBlock[];
}

/** As the add-in cuts its writes: Excel on the web refuses more than 5 MB in one request. */
const pieceBytes = 4 * 1024 * 1024;
/** An answer holds 5 MB too: 15 sheets of 43 forces and 61 months stay below it, 30 do not. */
const sheetsAtOnce = 15;
const rowsAtOnce = 150;

/** The same ranges read once and the same cells written, by nothing but range.load and range.formulas =, in one Excel.run. */
export const moveBare = (excel: typeof Excel, moved: Moved): Promise<void> =>
  excel.run(async (context) => {
    for (const table of moved.tables) await readTable(context, table);
    for (const [at, name] of moved.sheets.entries()) {
      if (at > 0 && at % sheetsAtOnce === 0) await context.sync();
      readSheet(context, name);
    }
    if (moved.tables.length + moved.sheets.length > 0) await context.sync();
    const { worksheets } = context.workbook;
    for (const name of moved.addedSheets) worksheets.add(name);
    for (const name of moved.removedSheets) worksheets.getItem(name).delete();
    await writeBlocks(context, moved.blocks);
    if (moved.addedSheets.length + moved.removedSheets.length + moved.blocks.length > 0) await context.sync();
  });

/** Through the table as it stands; many rows a request a piece. */
async function readTable(context: Excel.RequestContext, { name, columns }: TableWanted): Promise<void> {
  const table = context.workbook.tables.getItemOrNullObject(name);
  if (columns !== 'all') {
    for (const header of columns)
      table.columns.getItemOrNullObject(header).getDataBodyRange().untrack().load('values,formulas');
    return;
  }
  const body = table.getDataBodyRange().untrack();
  if (name !== 'PlMeasures') {
    body.load('values,formulas');
    return;
  }
  // The one table that an answer may not hold whole here.
  const sheet = table.worksheet;
  body.load('rowIndex,columnIndex,rowCount,columnCount');
  await context.sync();
  if (body.isNullObject) return;
  for (let row = 0; row < body.rowCount; row += rowsAtOnce) {
    const count = Math.min(rowsAtOnce, body.rowCount - row);
    sheet
      .getRangeByIndexes(body.rowIndex + row, body.columnIndex, count, body.columnCount)
      .untrack()
      .load('values,formulas');
    await context.sync();
  }
}

const readSheet = (context: Excel.RequestContext, name: string): void => {
  const used = context.workbook.worksheets.getItem(name).getUsedRangeOrNullObject(true);
  used.untrack().load('values,text,numberFormat,formulas');
};

/** A request a piece: what fits is sent together. */
async function writeBlocks(context: Excel.RequestContext, blocks: readonly WrittenBlock[]): Promise<void> {
  let bytes = 0;
  for (const { sheetName, row, column, contents } of blocks) {
    for (const piece of piecesOf(contents, pieceBytes - bytes)) {
      if (piece.isFull) {
        await context.sync();
        bytes = 0;
      }
      const sheet = context.workbook.worksheets.getItem(sheetName);
      sheet
        .getRangeByIndexes(row + piece.row, column, piece.rows.length, piece.rows[0]?.length ?? 0)
        .untrack().formulas = piece.rows;
      bytes += piece.bytes;
    }
  }
}

interface Piece {
  readonly row: number;
  readonly rows: Contents;
  /** What came before it must be sent first. */
  readonly isFull: boolean;
  bytes: number;
}

function piecesOf(contents: Contents, firstBytes: number): readonly Piece[] {
  const pieces: Piece[] = [];
  let left = firstBytes;
  for (const [row, cells] of contents.entries()) {
    const size = Buffer.byteLength(JSON.stringify(cells)) + 1;
    if (pieces.length === 0 || size > left) {
      const isFull = size > left;
      pieces.push({ row, rows: [], isFull, bytes: 0 });
      if (isFull) left = pieceBytes;
    }
    const piece = pieces.at(-1);
    if (piece === undefined) continue;
    piece.rows.push(cells);
    piece.bytes += size;
    left -= size;
  }
  return pieces;
}

export type Snapshot = ReadonlyMap<string, Contents>;

/** Everything that the sheets hold, from A1 on, formulas as formulas. */
export async function snapshotOf(host: ExcelHost): Promise<Snapshot> {
  const { requestBytes } = host.limits;
  host.limits = { requestBytes, responseBytes: Number.POSITIVE_INFINITY };
  const { Excel: excel } = loadOfficeInNode(host);
  return excel.run(async (context) => {
    const sheets = context.workbook.worksheets.load('items/name');
    await context.sync();
    const used = sheets.items.map((sheet) =>
      sheet.getRange('A1').getBoundingRect(sheet.getUsedRange(true)).load('formulas'),
    );
    await context.sync();
    return new Map(sheets.items.map(({ name }, index) => [name, (used[index]?.formulas ?? []) as Contents]));
  });
}

/** The cells that are not as they were. */
export function changesBetween(
  before: Snapshot,
  after: Snapshot,
): Pick<Moved, 'addedSheets' | 'removedSheets' | 'blocks'> {
  return {
    addedSheets: [...after.keys()].filter((name) => !before.has(name)),
    removedSheets: [...before.keys()].filter((name) => !after.has(name)),
    blocks: [...after].flatMap(([sheetName, contents]) =>
      changedBlocks(sheetName, before.get(sheetName) ?? [], contents),
    ),
  };
}

/** Rows this near are written together, as the add-in does: nulls between them cost less than another range. */
const nearRows = 20;

function changedBlocks(sheetName: string, before: Contents, after: Contents): readonly WrittenBlock[] {
  const groups: { readonly row: number; readonly contents: Contents }[] = [];
  for (const [row, cells] of after.entries()) {
    const changed = cells.map((cell, column) => ((before[row]?.[column] ?? '') === cell ? null : cell));
    if (changed.every((cell) => cell === null)) continue;
    const last = groups.at(-1);
    if (last === undefined || row - (last.row + last.contents.length) > nearRows) {
      groups.push({ row, contents: [changed] });
      continue;
    }
    while (last.row + last.contents.length < row) last.contents.push(cells.map(() => null));
    last.contents.push(changed);
  }
  return groups.map(({ row, contents }) => narrowed({ sheetName, row, column: 0, contents }));
}

/** Without the columns at both sides in which nothing changed. */
function narrowed(block: WrittenBlock): WrittenBlock {
  const { contents } = block;
  const used = (contents[0] ?? []).map((_, column) => contents.some((cells) => cells[column] !== null));
  const column = used.indexOf(true);
  const end = used.lastIndexOf(true) + 1;
  return { ...block, column, contents: contents.map((cells) => cells.slice(column, end)) };
}
