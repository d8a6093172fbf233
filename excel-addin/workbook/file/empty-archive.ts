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

const relationships = (...list: readonly string[]): string =>
  `<Relationships xmlns="${packaging}/relationships">${list.join('')}</Relationships>`;

/** The fewest parts that are a workbook: it says nothing of who made it, or where, or from what. */
const parts: Readonly<Record<string, string>> = {
  '[Content_Types].xml': `<Types xmlns="${packaging}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${override('xl/workbook.xml', 'sheet.main')}${override('xl/worksheets/sheet1.xml', 'worksheet')}${override('xl/styles.xml', 'styles')}</Types>`,
  '_rels/.rels': relationships(related('rId1', 'officeDocument', 'xl/workbook.xml')),
  'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${relations}"><sheets><sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>`,
  'xl/_rels/workbook.xml.rels': relationships(
    related('rId1', 'worksheet', 'worksheets/sheet1.xml'),
    related('rId2', 'styles', 'styles.xml'),
  ),
  'xl/worksheets/sheet1.xml': `<worksheet xmlns="${main}"><sheetData/></worksheet>`,
  'xl/styles.xml': newStyles.replace(declaration, ''),
};

export const emptyArchive = (): ZipArchive =>
  new Map(Object.entries(parts).map(([name, xml]) => [name, packText(name, [declaration, xml])]));
