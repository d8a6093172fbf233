import { DOMParser, type Element } from '@xmldom/xmldom';
import { strFromU8, unzipSync } from 'fflate';

/** An exported file taken apart by hand, with nothing of the program's own reading. */
export interface Unpacked {
  readonly parts: ReadonlyMap<string, string>;
  /** By sheet name, by header of row 4: what each row's cell holds; a blank cell is null. */
  readonly sheets: ReadonlyMap<string, readonly Readonly<Record<string, string | number | null>>[]>;
  /** Cached points of each chart: the column that a series is drawn from, and its numbers. */
  readonly caches: readonly { readonly reference: string; readonly values: readonly (string | null)[] }[];
}

export function unpack(bytes: Uint8Array): Unpacked {
  const parts = new Map(Object.entries(unzipSync(bytes)).map(([name, part]) => [name, strFromU8(part)]));
  const book = parse(parts.get('xl/workbook.xml'));
  const targets = new Map(
    all(parse(parts.get('xl/_rels/workbook.xml.rels')), 'Relationship').map((tag) => [
      tag.getAttribute('Id'),
      tag.getAttribute('Target') ?? '',
    ]),
  );
  const sheets = all(book, 'sheet').map((tag) => {
    const id = tag.getAttribute('r:id') ?? tag.getAttributeNS(relations, 'id');
    const target = (targets.get(id) ?? '').replace(/^\/?(xl\/)?/, 'xl/');
    return [tag.getAttribute('name') ?? '', rowsOf(parse(parts.get(target)))] as const;
  });
  const charts = [...parts].filter(([name]) => /^xl\/charts\/chart\d+\.xml$/.test(name));
  return { parts, sheets: new Map(sheets), caches: charts.flatMap(([, xml]) => cachesOf(parse(xml))) };
}

const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

function parse(xml: string | undefined): Element {
  const root = new DOMParser().parseFromString(xml ?? '<none/>', 'text/xml').documentElement;
  if (root === null) throw new Error('no root');
  return root;
}

const all = (from: Element, name: string): readonly Element[] =>
  [...from.getElementsByTagName('*')].filter((tag) => tag.localName === name);

function rowsOf(sheet: Element): readonly Readonly<Record<string, string | number | null>>[] {
  const [, , header, ...body] = all(sheet, 'row').map((row) => all(row, 'c').map(cellValue));
  const headers = (header ?? []).map(String);
  return body.map((cells) => Object.fromEntries(headers.map((name, at) => [name, cells[at] ?? null])));
}

function cellValue(cell: Element): string | number | null {
  if (cell.getAttribute('t') === 'inlineStr')
    return all(cell, 't')
      .map((tag) => tag.textContent ?? '')
      .join('');
  const [value] = all(cell, 'v');
  return value === undefined ? null : Number(value.textContent);
}

const cachesOf = (chart: Element) =>
  all(chart, 'numRef').map((tag) => {
    const [cache] = all(tag, 'numCache');
    const count = Number(cache && all(cache, 'ptCount')[0]?.getAttribute('val'));
    const points = new Map(
      (cache ? all(cache, 'pt') : []).map((pt) => [Number(pt.getAttribute('idx')), pt.textContent]),
    );
    return {
      reference: all(tag, 'f')[0]?.textContent ?? '',
      values: Array.from({ length: count }, (_, at) => points.get(at) ?? null),
    };
  });
