import type { TableGrid } from '../../shared/evidence/structure.ts';
import type { ItemState } from '../../shared/ledger/inspection-state.ts';

/** An item's words, or its cells under their headers. */
export function ItemText({ item }: { readonly item: ItemState }) {
  const { grid } = item.shown;
  return grid === null ? <blockquote class="quote">{item.shown.text}</blockquote> : <Grid grid={grid} />;
}

function Grid({ grid }: { readonly grid: TableGrid }) {
  return (
    // A table that is too wide scrolls in itself, also by keyboard.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrollable region must be reachable by keyboard (WCAG 2.1.1)
    <section class="grid-scroll" tabIndex={0} aria-label={grid.caption || 'Clipped table'}>
      <table class="grid">
        {grid.caption !== '' && <caption>{grid.caption}</caption>}
        {grid.columnHeaders.some((header) => header !== '') && (
          <thead>
            <tr>
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
