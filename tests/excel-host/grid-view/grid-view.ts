import { readTyped } from '../object-model/typed-text.ts';
import type { WorkbookState } from '../object-model/workbook-state.ts';
import { type Box, columnName, contains, parseAddress, splitSheetName } from '../workbook-model/address.ts';
import { apiValue, type Cell, formulaFromFile } from '../workbook-model/cell.ts';
import { listFormula, validationAt } from '../workbook-model/data-validations.ts';
import { formatNumber } from '../workbook-model/number-formats.ts';
import type { Sheet } from '../workbook-model/sheet.ts';
import { columnWidthChars, frozen, isColumnHidden, showsGridlines } from '../workbook-model/sheet-view.ts';
import { createConditionalLook } from './conditional-look.ts';
import type { CellView, RowsView, SheetView, WorkbookView } from './view-messages.ts';

/** Excel at 100 %: a character of the default font is 7 pixels wide, a cell has 5 pixels of padding. */
const CHAR_PX = 7;
const PADDING_PX = 5;
const ROW_PX = 20;
const PX_PER_POINT = 4 / 3;
/** Some empty rows and columns to type into. */
const SPARE_ROWS = 30;
const SPARE_COLUMNS = 8;
/** Formatting that runs to the end of the sheet is not drawn to the end. */
const MOST_COLUMNS = 200;
const HIGHEST_ROW_PX = 545;

export function workbookView(workbook: WorkbookState, calculation: string): WorkbookView {
  const { model } = workbook;
  return {
    fileName: workbook.fileName,
    calculation,
    sheets: model.sheets
      .filter((sheet) => sheet.visibility === 'Visible')
      .map((sheet) => ({ name: sheet.name, tabColor: sheet.tabColor })),
    active: model.activeSheet.name,
    selection: model.selection,
  };
}

export function sheetView(workbook: WorkbookState, sheet: Sheet): SheetView {
  const used = sheet.usedBox(true) ?? { top: 0, left: 0, bottom: 0, right: 0 };
  const columnCount = Math.min(used.right + 1 + SPARE_COLUMNS, MOST_COLUMNS);
  const columns = Array.from({ length: columnCount }, (_, column) => columnWidthPx(sheet, column));
  const rowCount = used.bottom + 1 + SPARE_ROWS;
  return {
    name: sheet.name,
    columnWidthsPx: columns,
    rowHeightsPx: Array.from({ length: rowCount }, (_, row) =>
      rowHeightPx({ workbook, sheet, row }, columns),
    ),
    frozen: frozen(sheet),
    merges: sheet.mergedBoxes,
    showsGridlines: showsGridlines(sheet),
    isProtected: sheet.isProtected,
  };
}

function columnWidthPx(sheet: Sheet, column: number): number {
  if (isColumnHidden(sheet, column)) return 0;
  return Math.round(columnWidthChars(sheet, column) * CHAR_PX + PADDING_PX);
}

interface RowPlace {
  readonly workbook: WorkbookState;
  readonly sheet: Sheet;
  readonly row: number;
}

/** A height that the file fixes; else high enough for wrapped text, as Excel fits rows by itself. */
function rowHeightPx({ workbook, sheet, row }: RowPlace, columnsPx: readonly number[]): number {
  if (isOn(sheet.rowAttribute(row, 'hidden'))) return 0;
  const fixed = sheet.rowAttribute(row, 'ht');
  if (fixed !== undefined) return Math.round(Number(fixed) * PX_PER_POINT);
  let height = ROW_PX;
  for (const [column, width] of columnsPx.entries()) {
    if (width === 0) continue;
    const cell = sheet.cell(row, column);
    if (cell.value === null) continue;
    const style = workbook.model.styles.style(cell.style);
    const linePx = Math.max(ROW_PX, Math.ceil(style.size * 1.65));
    if (!style.isWrapped || typeof cell.value !== 'string') {
      height = Math.max(height, linePx);
      continue;
    }
    height = Math.max(height, wrappedLines(cell.value, { width, size: style.size }) * (linePx - 3) + 4);
  }
  return Math.min(height, HIGHEST_ROW_PX);
}

const isOn = (value: string | undefined): boolean => value === '1' || value === 'true';

/** An average letter is about half as wide as the font is high; breaking at words costs about a tenth. */
function wrappedLines(text: string, cell: { width: number; size: number }): number {
  const charsPerLine = Math.max(1, (cell.width - PADDING_PX) / (cell.size * PX_PER_POINT * 0.5 * 1.06));
  const lines = text.split('\n').map((line) => Math.max(1, Math.ceil(line.length / charsPerLine)));
  return lines.reduce((sum, count) => sum + count, 0);
}

export function rowsView(
  workbook: WorkbookState,
  sheet: Sheet,
  rows: { first: number; last: number },
): RowsView {
  const look = createConditionalLook(workbook.model, sheet);
  const right = Math.min((sheet.usedBox(false)?.right ?? 0) + 1, MOST_COLUMNS);
  const cells: CellView[] = [];
  for (let row = rows.first; row <= rows.last; row++) {
    for (let column = 0; column < right; column++) {
      const cell = sheet.cell(row, column);
      if (cell.value === null && cell.formula === undefined && cell.style === 0) continue;
      const view = cellView({ workbook, sheet, row }, column, cell);
      cells.push({ ...view, ...look(row, column), ...tableLook({ workbook, sheet, row }, column, view) });
    }
  }
  return { cells };
}

function cellView({ workbook, row }: RowPlace, column: number, cell: Cell): CellView {
  const style = workbook.model.styles.style(cell.style);
  const value = apiValue(cell.value);
  const isNumber = typeof value === 'number';
  return {
    row,
    column,
    text: isNumber ? formatNumber(value, style.numberFormat) : shown(value),
    content: contentOf(cell),
    align: style.horizontal === 'general' ? generalAlignment(value) : style.horizontal,
    vertical: style.vertical,
    isWrapped: style.isWrapped,
    bold: style.bold,
    italic: style.italic,
    size: style.size,
    color: style.color === '#000000' ? '' : style.color,
    fill: style.fill,
    borders: Object.entries(style.borders).flatMap(([side, line]) => (line === '' ? [] : side)),
  };
}

const shown = (value: string | number | boolean): string =>
  typeof value === 'boolean' ? String(value).toUpperCase() : String(value);

const generalAlignment = (value: string | number | boolean): string =>
  typeof value === 'number' ? 'right' : typeof value === 'boolean' ? 'center' : 'left';

/** What the formula bar shows. */
const contentOf = (cell: Cell): string =>
  cell.formula === undefined ? shown(apiValue(cell.value)) : `=${formulaFromFile(cell.formula)}`;

/** A table's header stands out whatever its style is called. */
function tableLook({ workbook, sheet, row }: RowPlace, column: number, view: CellView): Partial<CellView> {
  const table = workbook.model.tables(sheet).find((each) => contains(each.box, row, column));
  if (!table) return {};
  if (row !== table.box.top) return { isInTable: true };
  return {
    isInTable: true,
    isTableHeader: true,
    bold: true,
    hasFilterButton: table.showsFilterButton,
    fill: view.fill,
  };
}

/** What the drop-down of a cell offers; undefined where it has none. */
export function choicesAt(workbook: WorkbookState, sheet: Sheet, at: Box): readonly string[] | undefined {
  const validation = validationAt(sheet, at.top, at.left);
  if (validation?.getAttribute('type') !== 'list') return undefined;
  const formula = listFormula(validation);
  if (formula.startsWith('"'))
    return formula
      .slice(1, -1)
      .split(',')
      .map((each) => each.trim());
  const { sheetName, local } = splitSheetName(formula.replaceAll('$', ''));
  const source = sheetName === undefined ? sheet : workbook.model.sheet(sheetName);
  const box = parseAddress(local);
  if (!source || !box) return undefined;
  const choices: string[] = [];
  for (let row = box.top; row <= box.bottom; row++) {
    for (let column = box.left; column <= box.right; column++) {
      choices.push(shown(apiValue(source.cell(row, column).value)));
    }
  }
  return choices.filter((each) => each !== '');
}

/** A value that the list does not offer: Excel warns or refuses, as the rule says. */
export function listRefusal(
  workbook: WorkbookState,
  sheet: Sheet,
  typed: { readonly at: Box; readonly text: string },
): { readonly message: string; readonly isFinal: boolean } | undefined {
  const choices = choicesAt(workbook, sheet, typed.at);
  const validation = validationAt(sheet, typed.at.top, typed.at.left);
  if (!choices || typed.text === '' || validation?.getAttribute('showErrorMessage') !== '1') return undefined;
  const value = shown(apiValue(readTyped(typed.text, '@').value));
  if (choices.includes(value)) return undefined;
  const name = `${columnName(typed.at.left)}${typed.at.top + 1}`;
  return {
    message: validation.getAttribute('error') || `${name} takes one of: ${choices.join(', ')}.`,
    isFinal: (validation.getAttribute('errorStyle') ?? 'stop') === 'stop',
  };
}
