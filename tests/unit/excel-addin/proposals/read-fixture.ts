import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { DOMParser, type Element } from '@xmldom/xmldom';
import { strFromU8, unzipSync } from 'fflate';
import type { CellArea, ForceCell, ForceSheetReading } from '../../../../excel-addin/workbook/force-sheet.ts';

const fixture = (name: string): URL => new URL(`../../../fixtures/xlsx/${name}`, import.meta.url);

const blank: ForceCell = { value: '', text: '', numberFormat: 'General' };

/** Formats that a file names by number only (ECMA-376 part 1, 18.8.30). */
const builtInFormats: Readonly<Record<string, string>> = {
  '0': 'General',
  '1': '0',
  '2': '0.00',
  '3': '#,##0',
  '4': '#,##0.00',
  '9': '0%',
  '10': '0.00%',
  '14': 'dd/mm/yyyy',
  '17': 'mmm-yy',
};

const elements = (of: Element, name: string): readonly Element[] => [...of.getElementsByTagName(name)];
const attribute = (of: Element, name: string): string => of.getAttribute(name) ?? '';

function place(reference: string): { row: number; column: number } {
  const [, letters = '', digits = ''] = /^([A-Z]+)(\d+)$/.exec(reference) ?? [];
  const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
  return { row: Number(digits) - 1, column };
}

function areaOf(reference: string): CellArea {
  const [from = '', to = from] = reference.split(':');
  const first = place(from);
  const last = place(to);
  return {
    ...first,
    rowCount: last.row - first.row + 1,
    columnCount: last.column - first.column + 1,
  };
}

interface Styles {
  readonly texts: readonly string[];
  readonly formats: readonly string[];
}

function cellValue(cell: Element, { texts }: Styles): ForceCell['value'] {
  const raw = elements(cell, 'v')[0]?.textContent ?? '';
  const type = attribute(cell, 't');
  if (type === 's') return texts[Number(raw)] ?? '';
  if (type === 'b') return raw === '1';
  if (type === 'inlineStr')
    return elements(cell, 't')
      .map((part) => part.textContent)
      .join('');
  if (type === 'str' || type === 'e' || raw === '') return raw;
  return Number(raw);
}

function readCell(cell: Element, styles: Styles): ForceCell {
  const value = cellValue(cell, styles);
  const formula = elements(cell, 'f')[0]?.textContent;
  return {
    value,
    text: String(value),
    numberFormat: styles.formats[Number(attribute(cell, 's') || '0')] ?? 'General',
    ...(formula ? { formula: `=${formula}` } : {}),
    ...(attribute(cell, 't') === 'e' ? { isError: true } : {}),
  };
}

function hiddenColumns(sheet: Element): readonly number[] {
  return elements(sheet, 'col')
    .filter((column) => ['1', 'true'].includes(attribute(column, 'hidden')))
    .flatMap((column) => {
      const first = Number(attribute(column, 'min')) - 1;
      return Array.from({ length: Number(attribute(column, 'max')) - first }, (_, index) => first + index);
    });
}

function readSheet(sheet: Element, sheetName: string, styles: Styles): ForceSheetReading {
  const filled = elements(sheet, 'c')
    .map((cell) => ({ at: place(attribute(cell, 'r')), cell: readCell(cell, styles) }))
    .filter(({ cell }) => cell.value !== '');
  const rowCount = Math.max(0, ...filled.map(({ at }) => at.row + 1));
  const columnCount = Math.max(0, ...filled.map(({ at }) => at.column + 1));
  const cells = Array.from({ length: rowCount }, () => new Array<ForceCell>(columnCount).fill(blank));
  for (const { at, cell } of filled) (cells[at.row] as ForceCell[])[at.column] = cell;
  return {
    sheetName,
    area: { row: 0, column: 0, rowCount, columnCount },
    cells,
    merges: elements(sheet, 'mergeCell').map((merge) => areaOf(attribute(merge, 'ref'))),
    hiddenRows: elements(sheet, 'row')
      .filter((row) => ['1', 'true'].includes(attribute(row, 'hidden')))
      .map((row) => Number(attribute(row, 'r')) - 1)
      .filter((row) => row < rowCount),
    hiddenColumns: hiddenColumns(sheet).filter((column) => column < columnCount),
    has1904Dates: false,
  };
}

function readStyles(part: (name: string) => Element): Styles {
  const styles = part('xl/styles.xml');
  const named = new Map(
    elements(styles, 'numFmt').map((format) => [
      attribute(format, 'numFmtId'),
      attribute(format, 'formatCode'),
    ]),
  );
  const cellFormats = elements(styles, 'cellXfs')[0];
  return {
    texts: elements(part('xl/sharedStrings.xml'), 'si').map((item) =>
      elements(item, 't')
        .map((text) => text.textContent)
        .join(''),
    ),
    formats: (cellFormats ? elements(cellFormats, 'xf') : []).map((format) => {
      const id = attribute(format, 'numFmtId');
      return named.get(id) ?? builtInFormats[id] ?? 'General';
    }),
  };
}

/** Every sheet of a workbook among the fixtures, read from its XML without any code of ours. */
export function readFixture(fileName: string): readonly ForceSheetReading[] {
  const parts = unzipSync(readFileSync(fileURLToPath(fixture(fileName))));
  const part = (name: string): Element => {
    const xml = new DOMParser().parseFromString(strFromU8(parts[name] ?? new Uint8Array()), 'text/xml');
    return xml.documentElement as Element;
  };
  const styles = readStyles(part);
  const targets = new Map(
    elements(part('xl/_rels/workbook.xml.rels'), 'Relationship').map((relationship) => [
      attribute(relationship, 'Id'),
      attribute(relationship, 'Target').replace(/^\/?(?:xl\/)?/, 'xl/'),
    ]),
  );
  return elements(part('xl/workbook.xml'), 'sheet').map((sheet) =>
    readSheet(part(targets.get(attribute(sheet, 'r:id')) ?? ''), attribute(sheet, 'name'), styles),
  );
}
