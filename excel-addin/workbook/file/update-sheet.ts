import { cellName, isWithinColumns } from './cell-place.ts';
import { cellXml } from './cell-xml.ts';
import { updateCharts } from './chart-parts.ts';
import type { CellEdit } from './edits.ts';
import type { Parts } from './parts.ts';
import type { SheetUpdate } from './plan-update.ts';
import type { OpenTable } from './read-table.ts';
import { rowCells, type SheetRow, sheetRows } from './sheet-rows.ts';
import { updatedHead } from './update-head.ts';
import { updatedTable } from './update-table.ts';
import { updatedTail } from './update-tail.ts';
import { attribute, isOn, prefixed, withAttribute } from './xml-text.ts';

export function applyUpdate(parts: Parts, update: SheetUpdate): void {
  const { found, place } = update.table;
  const sheetPart = found.sheet.part;
  parts.write(sheetPart, updatedSheet(update));
  const { lastRow, lastColumn } = update.area;
  if (lastRow !== place.rows.lastRow || lastColumn !== place.rows.lastColumn)
    parts.write(found.part, [updatedTable(parts.text(found.part), update)]);
  const { area: after, values } = update;
  updateCharts(parts, { sheetPart, before: place.rows, after, headers: place.headers, values });
}

function* updatedSheet(update: SheetUpdate): Generator<string> {
  const { sheetXml: xml, data } = update.table;
  const { prefix } = data.tag;
  const head = updatedHead(xml.slice(0, data.tag.start), update, prefix);
  yield data.tag.kind === 'empty'
    ? `${head}<${prefix}sheetData>`
    : head + xml.slice(data.tag.start, data.tag.end);
  yield* updatedRows(update, data.tag.end);
  yield data.tag.kind === 'empty' ? `</${prefix}sheetData>` : '';
  const tail = xml.slice(data.end);
  yield xml.slice(data.contentEnd, data.end) + updatedTail(tail, update);
}

function* updatedRows(update: SheetUpdate, from: number): Generator<string> {
  const { sheetXml: xml, data } = update.table;
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

function columnStyles({ sheetXml, data, place }: OpenTable): ReadonlyMap<number, number> {
  const styles = new Map<number, number>();
  for (const row of sheetRows(sheetXml, data)) {
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
  const text = inOrder.join('');
  // A row that has nothing left goes whole, with the height that its text had.
  return text === '' ? '' : `${rowTag(xml, row, height)}${text}</${prefix}row>`;
}

interface CellSpot {
  readonly name: string;
  readonly style: string | number | undefined;
  readonly prefix: string;
}

function editXml(edit: CellEdit, { name, style, prefix }: CellSpot): string {
  if (edit.type === 'moved') return edit.xml;
  if (edit.type === 'styled') return prefixed(cellXml(name, edit.style, edit.cell), prefix);
  return prefixed(cellXml(name, style === undefined ? undefined : Number(style), edit), prefix);
}

/** As tall as its new text needs, unless a person has set the height; without spans, which are but a hint. */
function rowTag(xml: string, { tag }: SheetRow, height = 0): string {
  const text = xml
    .slice(tag.start, tag.end)
    .replace(/\s*\/?>$/, '>')
    .replace(/\sspans="[^"]*"/, '');
  if (isOn(tag, 'customHeight') || height <= Number(attribute(tag, 'ht') ?? 0)) return text;
  return withAttribute(text, 'ht', String(height));
}
