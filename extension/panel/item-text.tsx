import type { TableGrid } from '../../shared/evidence/structure.ts';
import type { ItemState } from '../../shared/ledger/inspection-state.ts';

/** An item's words, or its cells under their headers. */
export function ItemText({ item }: { readonly item: ItemState }) {
  const { grid } = item.shown;
  return grid === null ? <blockquote class="quote">{item.shown.text}</blockquote> : <Grid grid={grid} />;
}

export function Grid({ grid }: { readonly grid: TableGrid }) {
  // What tells a row from others stands in a cell of its own, but for rows under the heading of a group.
  const isGrouped = grid.rows.some(({ key, cells }) => key !== '' && !cells.includes(key));
  return (
    // A table that is too wide scrolls in itself, also by keyboard.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrollable region must be reachable by keyboard (WCAG 2.1.1)
    <section class="grid-scroll" tabIndex={0} aria-label={grid.caption || 'Clipped table'}>
      <table class="grid">
        {grid.caption !== '' && <caption>{grid.caption}</caption>}
        {grid.columnHeaders.some((header) => header !== '') && (
          <thead>
            <tr>
              {isGrouped && <td />}
              {grid.columnHeaders.map((header, column) => (
                <th key={`${column} ${header}`} scope="col">
                  {header}
                </th>
              ))}
            </tr>
          </thead>
        )}
        <tbody>
          {grid.rows.map((row, index) => (
            <tr key={`${index} ${row.key}`}>
              {isGrouped && <th scope="row">{row.key}</th>}
              {row.cells.map((cell, column) => (
                <td key={`${column} ${cell}`}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
