import type { PrintLayout } from '../print-layout.ts';
import { readBook } from './book.ts';
import type { Parts } from './parts.ts';
import { children, escapeXml, firstElement, nextTag } from './xml-text.ts';

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
  const titles = layout.titleColumns === null ? '' : `${sheet}${layout.titleColumns},`;
  const named = (name: string, area: string): string =>
    `<${prefix}definedName name="_xlnm.${name}" localSheetId="${place}">${escapeXml(area)}</${prefix}definedName>`;
  const area = layout.area === null ? '' : named('Print_Area', sheet + layout.area);
  const tag = area + named('Print_Titles', `${titles}${sheet}${layout.titleRows}`);
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
