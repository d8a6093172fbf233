import { chartSize } from '../chart-look.ts';
import { sheetLook } from '../sheet-look.ts';
import type { ColumnPlan, SheetPlan } from '../sheet-plan.ts';
import { readBook } from './book.ts';
import { columnLetters } from './cell-place.ts';
import type { Parts } from './parts.ts';
import { children, escapeXml, firstElement, nextTag } from './xml-text.ts';

export interface PrintLayout {
  readonly pagesWide: number;
  /** How many columns at the left are repeated on every page. */
  readonly titleColumns: number;
  /** How many columns are printed, or null for all that hold something. */
  readonly columns: number | null;
}

/** So many characters of 11 points fit an A4 sheet on its side when they are shrunk to about 8. */
const pageChars = 205;
/** A wider name of a row takes too much of every page. */
const titleChars = 40;
const mostPagesWide = 3;

/** A wide table is parted into pages side by side rather than shrunk until nobody can read it. */
export function printLayout({ table, charts = [] }: Pick<SheetPlan, 'table' | 'charts'>): PrintLayout {
  const shown = (columns: readonly ColumnPlan[]): number =>
    columns.reduce((sum, { widthChars, isHelper }) => sum + (isHelper === true ? 0 : widthChars), 0);
  const { columns } = table;
  const end = columns.findIndex((_, at) => shown(columns.slice(0, at + 1)) > titleChars);
  const titles = Math.max(0, end);
  const all = shown(columns);
  const repeated = shown(columns.slice(0, titles));
  let pagesWide = 1;
  // A page break through a chart would be worse than small letters, and a note that runs on would make them smaller.
  if (charts.length > 0)
    return { pagesWide, titleColumns: 0, columns: columns.length + 1 + chartSize.columns };
  while (pagesWide < mostPagesWide && all + (pagesWide - 1) * repeated > pagesWide * pageChars) pagesWide++;
  return { pagesWide, titleColumns: pagesWide === 1 ? 0 : titles, columns: null };
}

/**
 * What is printed of the sheet at this place: its header row, and of a table over several pages the first columns,
 * on every page. Removal takes the names away with their sheet.
 */
export function namePrinted(
  parts: Parts,
  { name, place, layout }: { readonly name: string; readonly place: number; readonly layout: PrintLayout },
): void {
  const book = readBook(parts);
  const { prefix = '' } = nextTag(book.xml, 0) ?? {};
  const sheet = `'${name.replaceAll("'", "''")}'!`;
  const columnsTo = (count: number): string => `${sheet}$A:$${columnLetters(count - 1)}`;
  const titles = layout.titleColumns === 0 ? '' : `${columnsTo(layout.titleColumns)},`;
  const named = (name: string, area: string): string =>
    `<${prefix}definedName name="_xlnm.${name}" localSheetId="${place}">${escapeXml(area)}</${prefix}definedName>`;
  const area = layout.columns === null ? '' : named('Print_Area', columnsTo(layout.columns));
  const rows = `${sheet}$${sheetLook.headerRow}:$${sheetLook.headerRow}`;
  const tag = area + named('Print_Titles', titles + rows);
  const list = firstElement(book.xml, 'definedNames');
  if (list !== undefined) {
    // An empty list could not be left as it was by removal.
    if (children(book.xml, list).length === 0) return;
    parts.write(book.part, [book.xml.slice(0, list.contentEnd), tag, book.xml.slice(list.contentEnd)]);
    return;
  }
  // ECMA-376 part 1, 18.2.27: names come after these.
  const before = ['externalReferences', 'functionGroups', 'sheets']
    .map((one) => firstElement(book.xml, one))
    .find((one) => one !== undefined);
  if (before === undefined) throw new Error('readBook has found sheets');
  const whole = `<${prefix}definedNames>${tag}</${prefix}definedNames>`;
  parts.write(book.part, [book.xml.slice(0, before.elementEnd), whole, book.xml.slice(before.elementEnd)]);
}
