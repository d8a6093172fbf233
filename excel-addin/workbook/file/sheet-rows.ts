import { shiftFormula } from './cell-place.ts';
import { FileFault } from './file-fault.ts';
import { columnOf, quickAttribute } from './quick-attribute.ts';
import { attribute, escapeXml, nextTag, type Tag, unescapeXml } from './xml-text.ts';

/** The code of '/'. */
const slash = 47;

/** One row of a sheet's XML by its place in the text. */
export interface SheetRow {
  readonly number: number;
  readonly tag: Tag;
  readonly contentEnd: number;
  readonly end: number;
}

export interface SheetCell {
  readonly column: number;
  readonly tag: Tag;
  readonly contentEnd: number;
  readonly end: number;
}

export interface SheetData {
  readonly tag: Tag;
  /** Where its last row ends; for an empty `<sheetData/>`, the end of the tag. */
  readonly contentEnd: number;
  readonly end: number;
}

/** Comments and CDATA, which no spreadsheet program writes, would upset finding the ends of rows by text. */
export function sheetData(xml: string): SheetData {
  if (xml.includes('<!--') || xml.includes('<![CDATA['))
    throw damaged('comments in the XML of one of our sheets');
  let tag = nextTag(xml, 0);
  while (tag !== undefined && tag.name !== 'sheetData') tag = nextTag(xml, tag.end);
  if (tag === undefined) throw damaged('one of our sheets has no cells');
  if (tag.kind === 'empty') return { tag, contentEnd: tag.end, end: tag.end };
  return { tag, ...closing(xml, tag, 'sheetData') };
}

export function* sheetRows(xml: string, data: SheetData): Generator<SheetRow> {
  let number = 0;
  for (let tag = nextTag(xml, data.tag.end); tag !== undefined && tag.start < data.contentEnd; ) {
    if (tag.name !== 'row') throw damaged('something that is no row among the rows');
    number = Number(attribute(tag, 'r') ?? number + 1);
    const row = { number, tag, ...closing(xml, tag, 'row') };
    yield row;
    tag = nextTag(xml, row.end);
  }
}

export function rowCells(xml: string, row: SheetRow): SheetCell[] {
  const { prefix } = row.tag;
  const opening = `<${prefix}c`;
  const close = `</${prefix}c>`;
  const cells: SheetCell[] = [];
  let column = -1;
  for (let start = xml.indexOf('<', row.tag.end); start >= 0 && start < row.contentEnd; ) {
    const tagEnd = xml.indexOf('>', start) + 1;
    const isEmpty = xml.charCodeAt(tagEnd - 2) === slash;
    if (!xml.startsWith(opening, start) || tagEnd === 0) throw damaged('something that is no cell in a row');
    const attributes = xml.slice(start + opening.length, tagEnd - (isEmpty ? 2 : 1));
    const tag: Tag = { name: 'c', prefix, kind: isEmpty ? 'empty' : 'open', attributes, start, end: tagEnd };
    const contentEnd = isEmpty ? tagEnd : xml.indexOf(close, tagEnd);
    if (contentEnd < 0) throw damaged('a cell never ends');
    const place = quickAttribute(attributes, 'r');
    column = place === undefined ? column + 1 : columnOf(place);
    const end = isEmpty ? tagEnd : contentEnd + close.length;
    cells.push({ column, tag, contentEnd, end });
    start = xml.indexOf('<', end);
  }
  return cells;
}

function closing(xml: string, tag: Tag, name: string): { contentEnd: number; end: number } {
  if (tag.kind === 'empty') return { contentEnd: tag.end, end: tag.end };
  const text = `</${tag.prefix}${name}`;
  let at = xml.indexOf(text, tag.end);
  while (at >= 0 && !/[\s>]/.test(xml[at + text.length] ?? '>')) at = xml.indexOf(text, at + 1);
  if (at < 0) throw damaged(`<${name}> never ends`);
  return { contentEnd: at, end: xml.indexOf('>', at) + 1 };
}

const formulaPattern = /<([\w.-]+:)?f((?:\s[^>]*?)?)(?:\/>|>([^<]*)<\/(?:[\w.-]+:)?f>)/;

/**
 * A sheet in which every cell carries its own formula. Excel writes a column of like formulas once and lets the
 * other cells refer to it; changing the one would change them all.
 */
export function withoutSharedFormulas(xml: string): string {
  if (!xml.includes('"shared"')) return xml;
  const masters = new Map<string, { formula: string; row: number; column: number }>();
  const pieces: string[] = [];
  let done = 0;
  for (const row of sheetRows(xml, sheetData(xml)))
    for (const cell of rowCells(xml, row)) {
      const match = formulaPattern.exec(xml.slice(cell.tag.end, cell.contentEnd));
      if (match === null || !match[2]?.includes('"shared"')) continue;
      const [whole, prefix = '', attributes = '', text = ''] = match;
      const index = /\ssi="(\d+)"/.exec(attributes)?.[1] ?? '';
      if (text !== '')
        masters.set(index, { formula: unescapeXml(text), row: row.number, column: cell.column });
      const master = masters.get(index);
      if (master === undefined) throw damaged('a shared formula without its first cell');
      const own = shiftFormula(master.formula, row.number - master.row, cell.column - master.column);
      const start = cell.tag.end + match.index;
      pieces.push(xml.slice(done, start), `<${prefix}f>${escapeXml(own)}</${prefix}f>`);
      done = start + whole.length;
    }
  return pieces.join('') + xml.slice(done);
}

/** The text of a cell's formula without '=', or undefined. */
export function formulaText(content: string): string | undefined {
  const match = formulaPattern.exec(content);
  return match === null ? undefined : unescapeXml(match[3] ?? '');
}

export interface CellFormula {
  /** Without '='; '' in a cell that shares the formula of another. */
  readonly text: string;
  /** The number of the formula shared. */
  readonly shared: string | undefined;
}

export function cellFormula(content: string): CellFormula | undefined {
  const match = formulaPattern.exec(content);
  if (match === null) return undefined;
  const attributes = match[2] ?? '';
  const isShared = /\st\s*=\s*["']shared["']/.test(attributes);
  const shared = isShared ? (/\ssi\s*=\s*["'](\d+)["']/.exec(attributes)?.[1] ?? '') : undefined;
  return { text: unescapeXml(match[3] ?? ''), shared };
}

const damaged = (what: string): FileFault =>
  new FileFault({ type: 'not-a-workbook', reason: `one of our sheets is damaged (${what})` });
