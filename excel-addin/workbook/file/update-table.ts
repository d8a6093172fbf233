import { areaName, type CellArea, parseArea } from './cell-place.ts';
import { tableColumn } from './column-xml.ts';
import type { SheetUpdate } from './plan-update.ts';
import { attribute, elements, firstElement, prefixed, withAttribute } from './xml-text.ts';

/** A table's own part after it has grown or shrunk: its area, what is filtered and sorted of it, and its columns. */
export function updatedTable(xml: string, { table, area, addedColumns }: SheetUpdate): string {
  const before = table.place.rows;
  const resized = ['sortCondition', 'sortState', 'autoFilter', 'table'].reduce(
    (text, name) => withArea(text, name, { before, after: area }),
    xml,
  );
  const list = firstElement(resized, 'tableColumns');
  if (list === undefined || addedColumns.length === 0) return resized;
  const columns = elements(resized, 'tableColumn');
  const highest = Math.max(0, ...columns.map((tag) => Number(attribute(tag, 'id'))));
  const added = addedColumns.map(({ column }, index) =>
    prefixed(tableColumn(highest + 1 + index, column.header), list.prefix),
  );
  const count = String(columns.length + added.length);
  return (
    resized.slice(0, list.start) +
    withAttribute(resized.slice(list.start, list.end), 'count', count) +
    resized.slice(list.end, list.contentEnd) +
    added.join('') +
    resized.slice(list.contentEnd)
  );
}

/** Ends where the table ended move with it, and none lies beyond it. */
function withArea(
  xml: string,
  name: string,
  { before, after }: { before: CellArea; after: CellArea },
): string {
  const isWhole = name === 'table' || name === 'autoFilter';
  return elements(xml, name).reduceRight((text, tag) => {
    const old = parseArea(attribute(tag, 'ref') ?? '');
    if (old === undefined) return text;
    const lastRow = old.lastRow >= before.lastRow ? after.lastRow : Math.min(old.lastRow, after.lastRow);
    const lastColumn = isWhole ? after.lastColumn : old.lastColumn;
    const ref = areaName({ ...old, lastRow, lastColumn });
    return (
      text.slice(0, tag.start) +
      withAttribute(text.slice(tag.start, tag.end), 'ref', ref) +
      text.slice(tag.end)
    );
  }, xml);
}
