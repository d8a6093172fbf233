import type { Element } from '@xmldom/xmldom';
import type { SeenPages } from '../../../../excel-host/user-hands.ts';
import { all, at, type Opened, sheetPart } from './file-dom.ts';

const pointsPerInch = 72;
const papers: Readonly<Record<string, string>> = { '': 'Letter', '1': 'Letter', '9': 'A4' };
const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

/** As the file says it, with what the format takes where nothing is said. */
export function pagesOf(book: Opened, sheetName: string): SeenPages {
  const sheet = book.part(sheetPart(book, sheetName));
  const said = (tag: string, name: string): string => {
    const [found] = all(sheet, tag);
    return found === undefined ? '' : at(found, name);
  };
  const header = all(sheet, 'oddHeader')[0]?.textContent ?? '';
  const footer = all(sheet, 'oddFooter')[0]?.textContent ?? '';
  const [, left = '', right = ''] = /^(?:&L(.*?))?(?:&R(.*))?$/.exec(footer) ?? [];
  const isFit = said('pageSetUpPr', 'fitToPage') === '1';
  const titles = printed(book, sheetName, 'Print_Titles');
  const margins = ['left', 'right', 'top', 'bottom', 'header', 'footer'];
  return {
    paper: papers[said('pageSetup', 'paperSize')] ?? '',
    orientation: capital(said('pageSetup', 'orientation') || 'portrait'),
    wide: isFit ? Number(said('pageSetup', 'fitToWidth') || 1) : undefined,
    tall: isFit ? Number(said('pageSetup', 'fitToHeight') || 1) : undefined,
    order: capital(said('pageSetup', 'pageOrder') || 'downThenOver'),
    margins: margins.map((name) => Math.round(Number(said('pageMargins', name)) * pointsPerInch * 100) / 100),
    centerHeader: /^&C(.*)$/.exec(header)?.[1] ?? '',
    leftFooter: left,
    rightFooter: right,
    titleRows: titles.find((area) => /^\d/.test(area)) ?? null,
    titleColumns: titles.find((area) => /^[A-Z]/.test(area)) ?? null,
    area: printed(book, sheetName, 'Print_Area')[0] ?? null,
  };
}

function printed(book: Opened, sheetName: string, name: string): readonly string[] {
  const workbook = book.part('xl/workbook.xml');
  const place = all(workbook, 'sheet').findIndex((sheet: Element) => at(sheet, 'name') === sheetName);
  const found = all(workbook, 'definedName').find(
    (one) => at(one, 'name') === `_xlnm.${name}` && at(one, 'localSheetId') === String(place),
  );
  const areas = (found?.textContent ?? '').split(',').filter((area) => area !== '');
  const own = `'${sheetName}'!`;
  return areas.map((area) => {
    if (!area.startsWith(own)) throw new Error(`${name} of ${sheetName} is of another sheet: ${area}`);
    return area.slice(own.length).replaceAll('$', '');
  });
}
