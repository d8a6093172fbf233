import { countHeaderRows, createTableModel } from '../table-model.ts';
import type { CellPlace } from './record-shape.ts';

/** Which rows of a table are headers, and in which column each cell stands. */
export interface TableLayout {
  isHeader(row: HTMLTableRowElement): boolean;
  /** The header cells of each column. */
  headers(): readonly (readonly Element[])[];
  cells(row: HTMLTableRowElement): readonly CellPlace[];
}

// A larger table takes longer to lay out than one task may; its merged cells count where they begin.
const MOST_MODEL_ROWS = 3000;

export const createTableLayout = (table: HTMLTableElement): TableLayout =>
  table.rows.length <= MOST_MODEL_ROWS && table.querySelector('[rowspan], [colspan]')
    ? spannedLayout(table)
    : plainLayout(table);

function spannedLayout(table: HTMLTableElement): TableLayout {
  const { rows, grid, columnCount, headerRowCount } = createTableModel(table);
  const places = new Map(rows.map((row, index) => [row, index]));
  return {
    isHeader: (row) => (places.get(row) ?? 0) < headerRowCount,
    headers: () =>
      Array.from({ length: columnCount }, (_, column) => [
        ...new Set(grid.slice(0, headerRowCount).flatMap((cells) => cells[column] ?? [])),
      ]),
    cells: (row) => {
      const cells = grid[places.get(row) ?? -1] ?? [];
      const seen = new Set<Element>();
      return cells.flatMap((element, column) => {
        if (!element || seen.has(element)) return [];
        seen.add(element);
        return [{ element, column, isOwn: element.parentNode === row }];
      });
    },
  };
}

function plainLayout(table: HTMLTableElement): TableLayout {
  const rows = table.querySelectorAll('tr');
  const headerRows = [...rows].slice(0, countHeaderRows(rows));
  const areHeaders = new Set<Element>(headerRows);
  return {
    isHeader: (row) => areHeaders.has(row),
    headers: () => {
      const width = headerRows.reduce((widest, row) => Math.max(widest, row.cells.length), 0);
      return Array.from({ length: width }, (_, column) =>
        headerRows.flatMap((row) => row.cells[column] ?? []),
      );
    },
    cells: (row) => [...row.cells].map((element, column) => ({ element, column, isOwn: true })),
  };
}
