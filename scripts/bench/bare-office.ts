import type { TableWanted } from '../../excel-addin/workbook/workbook.ts';
import type { Contents, FormattedArea, TableChange, WrittenBlock } from './snapshot.ts';

/** What a command moved: the ranges that it had to know, and the cells that it changed. */
export interface Moved {
  readonly tables: readonly TableWanted[];
  readonly sheets: readonly string[];
  readonly addedSheets: readonly string[];
  readonly removedSheets: readonly string[];
  readonly blocks: readonly WrittenBlock[];
  readonly formats: readonly FormattedArea[];
  readonly tableChanges: readonly TableChange[];
}

/** As the add-in cuts its writes: Excel on the web refuses more than 5 MB in one request. */
const pieceBytes = 4 * 1024 * 1024;
/** An answer holds 5 MB too: 15 sheets of 43 forces and 61 months stay below it, 30 do not. */
const sheetsAtOnce = 15;
const rowsAtOnce = 150;

/**
 * The same ranges read once; the same cells written with the number formats without which "007" would become a number;
 * and a table made or made longer where the command did so. In one Excel.run, by nothing but range.load,
 * range.numberFormat =, range.formulas =, tables.add and table.resize: no widths, colours, drop-downs or rules.
 */
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
    for (const area of moved.formats) formatArea(context, area);
    await writeBlocks(context, moved.blocks);
    for (const change of moved.tableChanges) changeTable(context, change);
    if (moved.addedSheets.length + moved.removedSheets.length + moved.blocks.length > 0) await context.sync();
  });

/** One format for a whole range is one action (learn.microsoft.com/office/dev/add-ins/excel/excel-add-ins-ranges-set-format). */
function formatArea(context: Excel.RequestContext, { sheetName, format, ...area }: FormattedArea): void {
  const { row, column, rowCount, columnCount } = area;
  const sheet = context.workbook.worksheets.getItem(sheetName);
  const range = sheet.getRangeByIndexes(row, column, rowCount, columnCount).untrack();
  range.numberFormat = format as unknown as string[][];
}

function changeTable(context: Excel.RequestContext, { name, isNew, place }: TableChange): void {
  const sheet = context.workbook.worksheets.getItem(place.sheetName);
  const range = sheet.getRangeByIndexes(place.row, place.column, place.rowCount, place.columnCount).untrack();
  if (isNew) sheet.tables.add(range, true).name = name;
  else context.workbook.tables.getItem(name).resize(range);
}

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
