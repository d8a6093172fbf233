import { strToU8, zipSync } from 'fflate';

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packaging = 'http://schemas.openxmlformats.org/package/2006';

export interface HandMade {
  /** All that stands in <worksheet>. */
  readonly sheet: string;
  readonly settings?: string;
  readonly numberFormats?: string;
  readonly cellFormats?: string;
  readonly strings?: string;
  /** A prefix for the sheet's own elements, with its colon. */
  readonly prefix?: string;
}

/** A workbook of one sheet "Data", written by hand. */
export function handMade({
  sheet,
  settings = '',
  numberFormats = '',
  cellFormats = '',
  strings = '',
  prefix = '',
}: HandMade): Uint8Array {
  const declared = prefix === '' ? `xmlns="${main}"` : `xmlns:${prefix.slice(0, -1)}="${main}"`;
  const body = `<worksheet ${declared}>${sheet}</worksheet>`;
  const parts: Record<string, string> = {
    '[Content_Types].xml': `<Types xmlns="${packaging}/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>`,
    '_rels/.rels': `<Relationships xmlns="${packaging}/relationships"><Relationship Id="a" Type="${relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${relations}">${settings}<sheets><sheet name="Data" sheetId="1" r:id="s"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${packaging}/relationships"><Relationship Id="s" Type="${relations}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="y" Type="${relations}/styles" Target="styles.xml"/><Relationship Id="t" Type="${relations}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
    'xl/styles.xml': `<styleSheet xmlns="${main}"><numFmts>${numberFormats}</numFmts><fonts><font/></fonts><fills><fill/><fill/></fills><borders><border/></borders><cellXfs><xf numFmtId="0"/>${cellFormats}</cellXfs></styleSheet>`,
    'xl/sharedStrings.xml': `<sst xmlns="${main}">${strings}</sst>`,
    'xl/worksheets/sheet1.xml': prefix === '' ? body : body.replace(/<(\/?)(?=[a-z])/gi, `<$1${prefix}`),
  };
  return zipSync(Object.fromEntries(Object.entries(parts).map(([name, xml]) => [name, strToU8(xml)])));
}
