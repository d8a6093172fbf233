import type { Element } from '@xmldom/xmldom';
import { cellName } from './address.ts';
import { type Sheet, WORKSHEET_ORDER } from './sheet.ts';
import {
  appendElement,
  child,
  children,
  createElement,
  ensureChild,
  insertInOrder,
  removeElement,
} from './xml.ts';

const VIEW_ORDER = ['pane', 'selection', 'pivotSelection', 'extLst'];

function sheetView(sheet: Sheet): Element {
  const views = ensureChild(sheet.touch(), 'sheetViews', WORKSHEET_ORDER);
  return child(views, 'sheetView') ?? appendElement(views, 'sheetView', { workbookViewId: '0' });
}

const readView = (sheet: Sheet): Element | undefined => child(child(sheet.root, 'sheetViews'), 'sheetView');

export function frozen(sheet: Sheet): { readonly rows: number; readonly columns: number } {
  const pane = child(readView(sheet), 'pane');
  if (!pane?.getAttribute('state')?.startsWith('frozen')) return { rows: 0, columns: 0 };
  return {
    rows: Number(pane.getAttribute('ySplit') ?? 0),
    columns: Number(pane.getAttribute('xSplit') ?? 0),
  };
}

export function freeze(sheet: Sheet, rows: number, columns: number): void {
  const view = sheetView(sheet);
  removeElement(child(view, 'pane'));
  for (const selection of children(view, 'selection')) removeElement(selection);
  if (rows === 0 && columns === 0) return;
  const activePane = rows > 0 ? (columns > 0 ? 'bottomRight' : 'bottomLeft') : 'topRight';
  insertInOrder(
    view,
    createElement(view, 'pane', {
      ...(columns > 0 && { xSplit: String(columns) }),
      ...(rows > 0 && { ySplit: String(rows) }),
      topLeftCell: cellName(rows, columns),
      activePane,
      state: 'frozen',
    }),
    VIEW_ORDER,
  );
  insertInOrder(view, createElement(view, 'selection', { pane: activePane }), VIEW_ORDER);
}

export const showsGridlines = (sheet: Sheet): boolean => {
  const shown = readView(sheet)?.getAttribute('showGridLines');
  return shown !== '0' && shown !== 'false';
};

export function setGridlines(sheet: Sheet, isShown: boolean): void {
  sheetView(sheet).setAttribute('showGridLines', isShown ? '1' : '0');
}

/** Excel's default width, in characters of the default font. */
const DEFAULT_WIDTH_CHARS = 8.43;

function columnElement(sheet: Sheet, column: number): Element | undefined {
  const columns = child(sheet.root, 'cols');
  return (
    columns &&
    children(columns).find(
      (each) =>
        Number(each.getAttribute('min')) <= column + 1 && Number(each.getAttribute('max')) >= column + 1,
    )
  );
}

export function columnWidthChars(sheet: Sheet, column: number): number {
  const element = columnElement(sheet, column);
  if (element?.getAttribute('width')) return Number(element.getAttribute('width'));
  return Number(child(sheet.root, 'sheetFormatPr')?.getAttribute('defaultColWidth') ?? DEFAULT_WIDTH_CHARS);
}

export function isColumnHidden(sheet: Sheet, column: number): boolean {
  const hidden = columnElement(sheet, column)?.getAttribute('hidden');
  return hidden === '1' || hidden === 'true';
}

/** A filter hides rows by the same mark. */
export const isRowHidden = (sheet: Sheet, row: number): boolean => {
  const hidden = sheet.rowAttribute(row, 'hidden');
  return hidden === '1' || hidden === 'true';
};

/** Cuts the column out of the range of columns it shares a setting with. */
function ownColumn(sheet: Sheet, column: number): Element {
  const columns = ensureChild(sheet.touch(), 'cols', WORKSHEET_ORDER);
  const number = column + 1;
  const element = columnElement(sheet, column);
  const next = children(columns).find((each) => Number(each.getAttribute('min')) > number) ?? null;
  if (!element) {
    const width = String(columnWidthChars(sheet, column));
    const added = createElement(columns, 'col', { min: String(number), max: String(number), width });
    columns.insertBefore(added, next);
    return added;
  }
  const min = Number(element.getAttribute('min'));
  const max = Number(element.getAttribute('max'));
  const piece = (from: number, to: number): Element => {
    const copy = element.cloneNode(true) as Element;
    copy.setAttribute('min', String(from));
    copy.setAttribute('max', String(to));
    columns.insertBefore(copy, element);
    return copy;
  };
  if (min < number) piece(min, number - 1);
  const own = piece(number, number);
  if (max > number) piece(number + 1, max);
  removeElement(element);
  return own;
}

export function setColumnWidthChars(sheet: Sheet, column: number, width: number): void {
  const element = ownColumn(sheet, column);
  element.setAttribute('width', String(width));
  element.setAttribute('customWidth', '1');
}

export function hideColumn(sheet: Sheet, column: number, isHidden: boolean): void {
  const element = ownColumn(sheet, column);
  if (isHidden) element.setAttribute('hidden', '1');
  else element.removeAttribute('hidden');
}
