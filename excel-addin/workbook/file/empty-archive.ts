import { newStyles } from './look-styles.ts';
import { packText, type ZipArchive } from './zip-archive.ts';

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packaging = 'http://schemas.openxmlformats.org/package/2006';
const types = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

const override = (part: string, kind: string): string =>
  `<Override PartName="/${part}" ContentType="${types}.${kind}+xml"/>`;

const related = (id: string, kind: string, target: string): string =>
  `<Relationship Id="${id}" Type="${relations}/${kind}" Target="${target}"/>`;

const sheetRelation = related('rId1', 'worksheet', 'worksheets/sheet1.xml');
const sheetOverride = override('xl/worksheets/sheet1.xml', 'worksheet');
const sheetElement = '<sheet name="Sheet1" sheetId="1" r:id="rId1"/>';

/** The blank sheet that stands in a fresh workbook until others do, and where it is named. */
export const placeholderSheet = {
  part: 'xl/worksheets/sheet1.xml',
  elements: [
    ['xl/workbook.xml', sheetElement],
    ['xl/_rels/workbook.xml.rels', sheetRelation],
    ['[Content_Types].xml', sheetOverride],
  ],
} as const;

const relationships = (...list: readonly string[]): string =>
  `<Relationships xmlns="${packaging}/relationships">${list.join('')}</Relationships>`;

/** The fewest parts that are a workbook: it says nothing of who made it, or where, or from what. */
const parts: Readonly<Record<string, string>> = {
  '[Content_Types].xml': `<Types xmlns="${packaging}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${override('xl/workbook.xml', 'sheet.main')}${sheetOverride}${override('xl/styles.xml', 'styles')}</Types>`,
  '_rels/.rels': relationships(related('rId1', 'officeDocument', 'xl/workbook.xml')),
  'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${relations}"><sheets>${sheetElement}</sheets></workbook>`,
  'xl/_rels/workbook.xml.rels': relationships(sheetRelation, related('rId2', 'styles', 'styles.xml')),
  'xl/worksheets/sheet1.xml': `<worksheet xmlns="${main}"><sheetData/></worksheet>`,
  'xl/styles.xml': newStyles.replace(declaration, ''),
};

export const emptyArchive = (): ZipArchive =>
  new Map(Object.entries(parts).map(([name, xml]) => [name, packText(name, [declaration, xml])]));
