import { areaName, type CellArea, cellName, parseArea } from './cell-place.ts';
import { cellXml } from './cell-xml.ts';
import { isWithinColumns } from './move-down.ts';
import type { Parts } from './parts.ts';
import type { CellEdit, SheetUpdate } from './plan-update.ts';
import type { OpenTable } from './read-table.ts';
import { rowCells, type SheetRow, sheetData, sheetRows } from './sheet-rows.ts';
import { attribute, firstElement, isOn, prefixed, withAttribute } from './xml-text.ts';

export function applyUpdate(parts: Parts, update: SheetUpdate): void {
  const { found, place } = update.table;
  parts.write(found.sheet.part, updatedSheet(update));
  if (update.area.lastRow > place.rows.lastRow)
    parts.write(found.part, [grownTable(parts.text(found.part), update.area)]);
}

function grownTable(xml: string, area: CellArea): string {
  let grown = xml;
  for (const name of ['autoFilter', 'table']) {
    const tag = firstElement(grown, name);
    const old = tag === undefined ? undefined : parseArea(attribute(tag, 'ref') ?? '');
    if (tag === undefined || old === undefined) continue;
    const ref = areaName({ ...old, lastRow: area.lastRow });
    grown =
      grown.slice(0, tag.start) +
      withAttribute(grown.slice(tag.start, tag.end), 'ref', ref) +
      grown.slice(tag.end);
  }
  return grown;
}

function* updatedSheet(update: SheetUpdate): Generator<string> {
  const { sheetXml: xml } = update.table;
  const data = sheetData(xml);
  const { prefix } = data.tag;
  const head = withDimension(xml.slice(0, data.tag.start), update.area);
  yield data.tag.kind === 'empty'
    ? `${head}<${prefix}sheetData>`
    : head + xml.slice(data.tag.start, data.tag.end);
  yield* updatedRows(update, data.tag.end);
  yield data.tag.kind === 'empty' ? `</${prefix}sheetData>` : '';
  yield withGrownRanges(xml.slice(data.contentEnd), update);
}

function* updatedRows(update: SheetUpdate, from: number): Generator<string> {
  const { sheetXml: xml } = update.table;
  const data = sheetData(xml);
  const waiting = [...update.edits.entries()].toSorted(([a], [b]) => a - b);
  const rowEdit = rowEdits(update);
  let done = from;
  let at = 0;
  for (const row of sheetRows(xml, data)) {
    if ((waiting[at]?.[0] ?? Number.POSITIVE_INFINITY) > row.number) continue;
    yield xml.slice(done, row.tag.start);
    done = row.tag.start;
    for (let next = waiting[at]; next !== undefined && next[0] <= row.number; next = waiting[++at]) {
      const isHere = next[0] === row.number;
      yield isHere
        ? changedRow(xml, row, rowEdit(...next))
        : newRow(next[0], rowEdit(...next), data.tag.prefix);
      if (isHere) done = row.end;
    }
  }
  yield xml.slice(done, data.contentEnd);
  for (const next of waiting.slice(at)) yield newRow(next[0], rowEdit(...next), data.tag.prefix);
}

/** Added rows look like the last row above them, as in Excel; every other row keeps its looks. */
function rowEdits({
  table,
  area,
  heights,
}: SheetUpdate): (row: number, cells: ReadonlyMap<number, CellEdit>) => RowEdit {
  const styles = columnStyles(table);
  const none = new Map<number, number>();
  const isAdded = (row: number): boolean => row > table.place.rows.lastRow && row <= area.lastRow;
  return (row, cells) => ({ cells, styles: isAdded(row) ? styles : none, height: heights.get(row) });
}

function columnStyles({ sheetXml, place }: OpenTable): ReadonlyMap<number, number> {
  const styles = new Map<number, number>();
  for (const row of sheetRows(sheetXml, sheetData(sheetXml))) {
    if (row.number !== place.rows.lastRow) continue;
    for (const cell of rowCells(sheetXml, row)) {
      const style = attribute(cell.tag, 's');
      if (style !== undefined && isWithinColumns(cell.column, place.rows))
        styles.set(cell.column, Number(style));
    }
  }
  return styles;
}

interface RowEdit {
  readonly cells: ReadonlyMap<number, CellEdit>;
  /** For the rows added; empty for a row that was there. */
  readonly styles: ReadonlyMap<number, number>;
  readonly height: number | undefined;
}

function newRow(number: number, { cells, styles, height }: RowEdit, prefix: string): string {
  const all = new Map<number, CellEdit>([...styles.keys()].map((column) => [column, { type: 'keep' }]));
  for (const [column, cell] of cells) all.set(column, cell);
  const written = [...all.entries()]
    .toSorted(([a], [b]) => a - b)
    .map(([column, cell]) =>
      editXml(cell, { name: cellName(column, number), style: styles.get(column), prefix }),
    );
  const tall = height === undefined ? '' : ` ht="${height}"`;
  return `<${prefix}row r="${number}"${tall}>${written.join('')}</${prefix}row>`;
}

function changedRow(xml: string, row: SheetRow, { cells, styles, height }: RowEdit): string {
  const { prefix } = row.tag;
  const written = new Map<number, string>();
  const now = new Map<number, string | undefined>();
  for (const cell of rowCells(xml, row)) {
    written.set(cell.column, xml.slice(cell.tag.start, cell.end));
    now.set(cell.column, attribute(cell.tag, 's'));
  }
  for (const [column, cell] of cells) {
    if (cell.type === 'keep' && styles.size === 0 && now.has(column)) continue;
    const style = styles.get(column) ?? now.get(column);
    written.set(column, editXml(cell, { name: cellName(column, row.number), style, prefix }));
  }
  const inOrder = [...written.entries()].toSorted(([a], [b]) => a - b).map(([, text]) => text);
  return `${rowTag(xml, row, height)}${inOrder.join('')}</${prefix}row>`;
}

interface CellSpot {
  readonly name: string;
  readonly style: string | number | undefined;
  readonly prefix: string;
}

const editXml = (edit: CellEdit, { name, style, prefix }: CellSpot): string =>
  edit.type === 'moved'
    ? edit.xml
    : prefixed(cellXml(name, style === undefined ? undefined : Number(style), edit), prefix);

/** As tall as its new text needs, unless a person has set the height; without spans, which are but a hint. */
function rowTag(xml: string, { tag }: SheetRow, height = 0): string {
  const text = xml
    .slice(tag.start, tag.end)
    .replace(/\s*\/?>$/, '>')
    .replace(/\sspans="[^"]*"/, '');
  if (isOn(tag, 'customHeight') || height <= Number(attribute(tag, 'ht') ?? 0)) return text;
  return withAttribute(text, 'ht', String(height));
}

function withDimension(head: string, area: CellArea): string {
  const tag = firstElement(`${head}<end/>`, 'dimension');
  const old = tag === undefined ? undefined : parseArea(attribute(tag, 'ref') ?? '');
  if (tag === undefined || old === undefined || old.lastRow >= area.lastRow) return head;
  const ref = areaName({ ...old, lastRow: area.lastRow });
  return (
    head.slice(0, tag.start) + withAttribute(head.slice(tag.start, tag.end), 'ref', ref) + head.slice(tag.end)
  );
}

/** Drop-downs and colours that reached to the table's last row reach to the new last row, as Excel has it. */
function withGrownRanges(tail: string, { table, area }: SheetUpdate): string {
  const old = table.place.rows;
  if (old.lastRow === area.lastRow) return tail;
  const grow = (list: string): string =>
    list
      .split(/\s+/)
      .map((name) => {
        const range = parseArea(name);
        const isOurs =
          range?.lastRow === old.lastRow &&
          range.firstRow >= old.firstRow &&
          range.firstColumn >= old.firstColumn &&
          range.lastColumn <= old.lastColumn;
        return isOurs ? areaName({ ...range, lastRow: area.lastRow }) : name;
      })
      .join(' ');
  return tail
    .replace(
      /(<(?:[\w.-]+:)?(?:conditionalFormatting|dataValidation)\s[^>]*?\bsqref=")([^"]*)/g,
      (_, before, list) => before + grow(list),
    )
    .replace(/(<(?:[\w.-]+:)?sqref>)([^<]*)/g, (_, before, list) => before + grow(list));
}
