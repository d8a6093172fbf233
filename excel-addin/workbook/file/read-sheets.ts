import type { CellArea, ForceCell, ForceSheetReading, SheetOutline } from '../force-sheet.ts';
import { mostForceCells, tooManyCells } from '../force-sheet.ts';
import { type Book, type BookSheet, findTables } from './book.ts';
import { type CellArea as PlacedArea, shiftFormula } from './cell-place.ts';
import { cellValue, type SharedStrings } from './cell-value.ts';
import { FileFault } from './file-fault.ts';
import type { FormatOfStyle } from './number-formats.ts';
import type { Parts } from './parts.ts';
import { hiddenColumns, hiddenRows, mergesIn } from './sheet-frame.ts';
import { cellFormula } from './sheet-rows.ts';
import { rowCellsOf, type StreamedCell, streamSheet } from './sheet-stream.ts';
import { shownText } from './shown-text.ts';

export interface SheetSource {
  readonly parts: Parts;
  readonly book: Book;
  readonly strings: SharedStrings;
  readonly formats: FormatOfStyle;
}

/** Chart sheets and dialogs have no cells and are left out, as Excel's library leaves them out. */
export function outlineOf(parts: Parts, book: Book): readonly SheetOutline[] {
  const ours = new Set(findTables(parts, book).flatMap(({ name, sheet }) => (name === null ? [] : [sheet])));
  return book.sheets.filter(isReadable(parts)).map((sheet) => ({
    sheetName: sheet.name,
    isHidden: sheet.isHidden,
    isOurs: ours.has(sheet),
    usedArea: toArea(usedArea(parts, sheet)),
  }));
}

const isReadable =
  (parts: Parts) =>
  (sheet: BookSheet): boolean =>
    sheet.isWorksheet && parts.has(sheet.part);

/** Undefined where the workbook has no such sheet. */
export function readSheet(
  source: SheetSource,
  wanted: { readonly sheetName: string; readonly area?: CellArea },
): ForceSheetReading | undefined {
  const { parts, book } = source;
  const name = wanted.sheetName.toLowerCase();
  const sheet = book.sheets.filter(isReadable(parts)).find((one) => one.name.toLowerCase() === name);
  if (sheet === undefined) return undefined;
  const asked = wanted.area && placed(wanted.area);
  // A sheet too large is found out before the first of its cells is kept; of whole columns only what is used is meant.
  const isSmall = asked !== undefined && cellCount(asked) <= mostForceCells;
  const area = isSmall ? asked : common(usedArea(parts, sheet), asked);
  if (area !== undefined && cellCount(area) > mostForceCells) throw tooLarge(sheet.name, area);
  return readCells(source, sheet, area);
}

const tooLarge = (sheetName: string, area: PlacedArea): FileFault =>
  new FileFault({ type: 'too-large', sheetName, reason: tooManyCells(cellCount(area)) });

const cellCount = (area: PlacedArea): number =>
  (area.lastRow - area.firstRow + 1) * (area.lastColumn - area.firstColumn + 1);

const placed = ({ row, column, rowCount, columnCount }: CellArea): PlacedArea => ({
  firstRow: row + 1,
  lastRow: row + rowCount,
  firstColumn: column,
  lastColumn: column + columnCount - 1,
});

function common(a: PlacedArea | undefined, b: PlacedArea | undefined): PlacedArea | undefined {
  if (a === undefined || b === undefined) return a;
  const area = {
    firstRow: Math.max(a.firstRow, b.firstRow),
    lastRow: Math.min(a.lastRow, b.lastRow),
    firstColumn: Math.max(a.firstColumn, b.firstColumn),
    lastColumn: Math.min(a.lastColumn, b.lastColumn),
  };
  return area.firstRow > area.lastRow || area.firstColumn > area.lastColumn ? undefined : area;
}

const toArea = (area: PlacedArea | undefined): CellArea | null =>
  area === undefined
    ? null
    : {
        row: area.firstRow - 1,
        column: area.firstColumn,
        rowCount: area.lastRow - area.firstRow + 1,
        columnCount: area.lastColumn - area.firstColumn + 1,
      };

/** From the first to the last cell with something in it; formats alone do not count, nor what the file claims. */
function usedArea(parts: Parts, sheet: BookSheet): PlacedArea | undefined {
  let area: PlacedArea | undefined;
  let prefix = '';
  for (const piece of streamSheet(parts.pieces(sheet.part))) {
    if (piece.type === 'head') prefix = piece.prefix;
    if (piece.type !== 'row' || !piece.content.includes(`</${prefix}c>`)) continue;
    for (const { column, content } of rowCellsOf(piece.content, prefix)) {
      if (content === '') continue;
      area = {
        firstRow: Math.min(area?.firstRow ?? piece.number, piece.number),
        lastRow: Math.max(area?.lastRow ?? piece.number, piece.number),
        firstColumn: Math.min(area?.firstColumn ?? column, column),
        lastColumn: Math.max(area?.lastColumn ?? column, column),
      };
    }
  }
  return area;
}

const nowhere: CellArea = { row: 0, column: 0, rowCount: 0, columnCount: 0 };
const blankCell: ForceCell = { value: '', text: '', numberFormat: 'General' };

function readCells(source: SheetSource, sheet: BookSheet, area: PlacedArea | undefined): ForceSheetReading {
  const width = area === undefined ? 0 : area.lastColumn - area.firstColumn + 1;
  const height = area === undefined ? 0 : area.lastRow - area.firstRow + 1;
  const blankRow: readonly ForceCell[] = new Array<ForceCell>(width).fill(blankCell);
  const cells: (readonly ForceCell[])[] = new Array(height).fill(blankRow);
  const reader = cellReader(source);
  const rowTags = new Map<number, string>();
  let head = '';
  let tail = '';
  let prefix = '';
  for (const piece of streamSheet(source.parts.pieces(sheet.part))) {
    if (piece.type === 'head') [head, prefix] = [piece.xml, piece.prefix];
    else if (piece.type === 'tail') tail = piece.xml;
    else if (area !== undefined && piece.number <= area.lastRow) {
      const isWanted = piece.number >= area.firstRow;
      if (isWanted) rowTags.set(piece.number, piece.tag.attributes);
      const row = isWanted ? [...blankRow] : [];
      for (const cell of rowCellsOf(piece.content, prefix)) {
        const at = cell.column - area.firstColumn;
        const read = reader(cell, piece.number, isWanted && at >= 0 && at < width);
        if (read !== undefined) row[at] = read;
      }
      if (isWanted) cells[piece.number - area.firstRow] = row;
    }
  }
  const frame = { head, tail, rowTags };
  return {
    sheetName: sheet.name,
    area: toArea(area) ?? nowhere,
    cells,
    merges: area === undefined ? [] : mergesIn(frame, area),
    hiddenRows: area === undefined ? [] : hiddenRows(frame, area),
    hiddenColumns: area === undefined ? [] : hiddenColumns(frame, area),
    has1904Dates: source.book.has1904Dates,
  };
}

type CellReader = (cell: StreamedCell, row: number, isWanted: boolean) => ForceCell | undefined;

/** Sees every cell up to the last wanted, since the formula that others share may stand outside what is wanted. */
function cellReader({ strings, formats, book }: SheetSource): CellReader {
  const masters = new Map<string, { formula: string; row: number; column: number }>();
  const blanks = new Map<string, ForceCell>();
  const blank = (numberFormat: string): ForceCell => {
    const made = blanks.get(numberFormat) ?? { ...blankCell, numberFormat };
    blanks.set(numberFormat, made);
    return made;
  };
  const formulaOf = ({ content, column }: StreamedCell, row: number): string | undefined => {
    const found = content.includes('f') ? cellFormula(content) : undefined;
    if (found === undefined) return undefined;
    if (found.shared !== undefined && found.text !== '')
      masters.set(found.shared, { formula: found.text, row, column });
    if (found.text !== '' || found.shared === undefined) return found.text;
    const master = masters.get(found.shared);
    return master && shiftFormula(master.formula, row - master.row, column - master.column);
  };
  return (cell, row, isWanted) => {
    if (!isWanted) {
      if (cell.content.includes('shared')) formulaOf(cell, row);
      return undefined;
    }
    const numberFormat = formats(cell.style);
    if (cell.content === '') return blank(numberFormat);
    const value = cellValue(cell.type, cell.content, strings);
    const formula = formulaOf(cell, row);
    const text = shownText(value, numberFormat, book.has1904Dates);
    return {
      value,
      text,
      numberFormat,
      ...(formula ? { formula: `=${formula}` } : {}),
      ...(cell.type === 'e' ? { isError: true } : {}),
    };
  };
}
