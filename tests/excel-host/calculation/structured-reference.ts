import type { Box } from '../workbook-model/address.ts';
import type { Table } from '../workbook-model/table.ts';
import { NotCalculable } from './formula-tree.ts';

/** In a column's name an apostrophe stands before [ ] # and itself. */
const unescapeName = (name: string): string => name.replace(/'(.)/g, '$1');

/** The cells that Table[part] means for a formula in a row; undefined where the row is outside the table. */
export function structuredBox(table: Table, part: string): (row: number) => Box | undefined {
  const specifiers: string[] = [];
  const columns: string[] = [];
  if (part.startsWith('@')) specifiers.push('#This Row');
  const rest = part.replace(/^@/, '');
  const bracketed = [...rest.matchAll(/\[((?:[^[\]']|'.)*)\]/g)].map((match) => match[1] ?? '');
  for (const item of bracketed.length > 0 ? bracketed : [rest]) {
    if (item.startsWith('#')) specifiers.push(item);
    else if (item !== '') columns.push(unescapeName(item));
  }
  const across = columnSpan(table, columns);
  const downFrom = rowSpan(table, specifiers);
  return (row) => {
    const down = downFrom(row);
    return down && { ...down, ...across };
  };
}

function columnSpan(table: Table, names: readonly string[]): { left: number; right: number } {
  const { left, right } = table.box;
  if (names.length === 0) return { left, right };
  const known = table.columnNames.map((name) => name.toLowerCase());
  const places = names.map((name) => known.indexOf(name.toLowerCase()));
  if (places.includes(-1)) throw new NotCalculable(`${table.name} has no column ${names.join(', ')}.`);
  return { left: left + Math.min(...places), right: left + Math.max(...places) };
}

interface RowSpan {
  readonly top: number;
  readonly bottom: number;
}

function rowSpan(table: Table, specifiers: readonly string[]): (row: number) => RowSpan | undefined {
  const { box, bodyBox } = table;
  const wanted = new Set(specifiers.map((each) => each.toLowerCase()));
  if (wanted.has('#this row')) {
    return (row) => (row >= bodyBox.top && row <= bodyBox.bottom ? { top: row, bottom: row } : undefined);
  }
  const span = fixedRows({ box, bodyBox }, wanted);
  return () => span;
}

function fixedRows(
  { box, bodyBox }: { readonly box: Box; readonly bodyBox: Box },
  wanted: ReadonlySet<string>,
): RowSpan {
  if (wanted.has('#all')) return { top: box.top, bottom: box.bottom };
  if (wanted.has('#headers')) return { top: box.top, bottom: wanted.has('#data') ? bodyBox.bottom : box.top };
  if (wanted.has('#totals')) return { top: box.bottom, bottom: box.bottom };
  return { top: bodyBox.top, bottom: bodyBox.bottom };
}
