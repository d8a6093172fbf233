import type { SheetGrid } from './sheet-grid.ts';
import type { TableColumns } from './table-columns.ts';

/** Shares, rates and averages are not added up. */
const notAdded =
  /%|per cent|percent|\bper \d|\brate\b|\baverage\b|\bmean\b|\bmedian\b|\bproportion\b|\bindex\b/i;

const mostColumns = 10;

function headersOver(grid: SheetGrid, column: number, firstBody: number): string {
  let texts = '';
  for (let row = firstBody - 1; row >= Math.max(grid.area.row, firstBody - 4); row -= 1) {
    const merge = grid.mergeAt(row, column);
    const [textRow, textColumn] = merge === undefined ? [row, column] : [merge.row, merge.column];
    texts += ` ${grid.text(textRow, textColumn)}`;
  }
  return texts;
}

/** Columns whose figures add up from row to row: counts, as far as headers and number formats tell. */
export function summableColumns(
  grid: SheetGrid,
  { figures }: TableColumns,
  rows: readonly number[],
): readonly number[] {
  const firstBody = rows[0] ?? 0;
  const counts = figures.filter(
    (column) =>
      !notAdded.test(headersOver(grid, column, firstBody)) &&
      !rows.some(
        (row) => grid.sort(row, column) === 'number' && grid.cell(row, column).numberFormat.includes('%'),
      ),
  );
  return counts.slice(0, mostColumns);
}
