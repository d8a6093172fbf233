import type { TableGrid } from '../../../shared/evidence/structure.ts';
import { mostPastedCells, tableOfRows, tableOfText } from '../../sheets/pasted-table.ts';

/** The table of figures in what was pasted: of a page's own table where there is one, else of cells apart by tabs. */
export function readPasted(data: DataTransfer): TableGrid | null {
  const html = data.getData('text/html');
  // A document of its own: nothing of it runs, loads or is shown.
  const page = html === '' ? null : new DOMParser().parseFromString(html, 'text/html');
  const table = page?.querySelector('table') ?? null;
  const grid = table === null ? null : tableOfRows(rowsOf(table), table.caption?.textContent?.trim() ?? '');
  return grid ?? tableOfText(data.getData('text/plain'));
}

/** Every cell in its place; a merged one stands in each place that it covers. */
function rowsOf(table: HTMLTableElement): readonly (readonly string[])[] {
  const rows = [...table.rows];
  const grid: string[][] = rows.map(() => []);
  let room = mostPastedCells;
  for (const [at, row] of rows.entries()) {
    let column = 0;
    for (const cell of row.cells) {
      while (grid[at]?.[column] !== undefined) column += 1;
      const down = grid.slice(at, cell.rowSpan === 0 ? undefined : at + cell.rowSpan);
      room -= down.length * cell.colSpan;
      if (room < 0) return [];
      for (const line of down)
        for (let step = 0; step < cell.colSpan; step++) line[column + step] = cell.textContent;
      column += cell.colSpan;
    }
  }
  return grid.map((cells) => Array.from(cells, (text) => text ?? ''));
}
