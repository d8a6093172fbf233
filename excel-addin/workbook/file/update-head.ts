import { areaName, type CellArea, parseArea } from './cell-place.ts';
import { columnXml } from './column-xml.ts';
import type { AddedColumn, SheetUpdate } from './plan-update.ts';
import { attribute, children, type Element, firstElement, prefixed, withAttribute } from './xml-text.ts';

/** What stands before a sheet's cells, once its table has another size: the cells used, and the columns' widths. */
export function updatedHead(
  head: string,
  { table, area, addedColumns }: SheetUpdate,
  prefix: string,
): string {
  return addedColumns.reduce(
    (text, added) => withColumn(text, added, prefix),
    withDimension(head, table.place.rows, area),
  );
}

function withDimension(head: string, before: CellArea, after: CellArea): string {
  const tag = firstElement(`${head}<end/>`, 'dimension');
  const old = tag === undefined ? undefined : parseArea(attribute(tag, 'ref') ?? '');
  if (tag === undefined || old === undefined) return head;
  const end = (said: number, from: number, to: number): number => (said === from ? to : Math.max(said, to));
  const ref = areaName({
    ...old,
    lastRow: end(old.lastRow, before.lastRow, after.lastRow),
    lastColumn: end(old.lastColumn, before.lastColumn, after.lastColumn),
  });
  if (ref === attribute(tag, 'ref')) return head;
  const text = withAttribute(head.slice(tag.start, tag.end), 'ref', ref);
  return head.slice(0, tag.start) + text + head.slice(tag.end);
}

/** A width that somebody has given the very column stays; one that it has among many others gives way to ours. */
function withColumn(head: string, { at, column }: AddedColumn, prefix: string): string {
  const own = prefixed(columnXml(column, at), prefix);
  const list = firstElement(`${head}<end/>`, 'cols');
  if (list === undefined) return `${head}<${prefix}cols>${own}</${prefix}cols>`;
  const number = at + 1;
  const columns = children(head, list);
  const spans = (tag: Element): readonly [number, number] => [
    Number(attribute(tag, 'min')),
    Number(attribute(tag, 'max')),
  ];
  const covering = columns.find((tag) => spans(tag)[0] <= number && spans(tag)[1] >= number);
  if (covering === undefined) {
    const after = columns.findLast((tag) => spans(tag)[1] < number);
    const place = after?.elementEnd ?? list.end;
    return head.slice(0, place) + own + head.slice(place);
  }
  const [min, max] = spans(covering);
  if (min === max) return head;
  const text = head.slice(covering.start, covering.elementEnd);
  const part = (from: number, to: number): string =>
    from > to ? '' : withAttribute(withAttribute(text, 'min', String(from)), 'max', String(to));
  return (
    head.slice(0, covering.start) +
    part(min, number - 1) +
    own +
    part(number + 1, max) +
    head.slice(covering.elementEnd)
  );
}
