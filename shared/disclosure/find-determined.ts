import type { CountTable, SourceCell } from './count-table.ts';
import { createPossibleValues } from './possible-values.ts';
import { countsBehind, type DisclosureScheme, mostCount, type ShownFigure } from './scheme.ts';
import type { SumSystem } from './sum-system.ts';

/**
 * The ids of protected figures that a reader can work out exactly from everything published, the sums, the scheme's
 * rules and that no count is below 0; empty where there is none. Protected are all figures that are withheld and, with
 * a scheme that rounds, every rounded one: by its rounding each has several counts behind it, and sums may leave only
 * one of them (four counts shown as 15 and a total shown as 50 can only be 13, 13, 13, 13 and 52). A nought that the
 * scheme shows as such is no secret. The sums of the table are taken to hold.
 */
export function findDetermined(
  table: CountTable,
  published: ReadonlyMap<string, ShownFigure>,
  scheme: DisclosureScheme,
): string[] {
  const possible = createPossibleValues(systemOf(table, published, scheme));
  return table.cells.flatMap((cell, index) =>
    isProtected(cell, published, scheme) && !possible.hasTwo(index) ? [cell.id] : [],
  );
}

/** Everything that a reader knows of the table's cells, which are the unknowns in their order. */
export function systemOf(
  { cells, sums }: CountTable,
  published: ReadonlyMap<string, ShownFigure>,
  scheme: DisclosureScheme,
): SumSystem {
  const places = new Map(cells.map(({ id }, index) => [id, index]));
  const at = (id: string): number => places.get(id) ?? -1;
  return {
    // A marker that stood there before is somebody else's: it may stand for anything.
    ranges: cells.map(({ id, role, figure }) =>
      figure.type === 'marker'
        ? { low: 0, high: mostCount }
        : countsBehind(shownOf(id, published), scheme, role),
    ),
    sums: sums.map(({ total, parts }) => ({ total: at(total), parts: parts.map(at) })),
  };
}

/** Whether the figure must have more than one count behind it. */
export function isProtected(
  { id, role, figure }: SourceCell,
  published: ReadonlyMap<string, ShownFigure>,
  scheme: DisclosureScheme,
): boolean {
  const shown = shownOf(id, published);
  if (figure.type === 'marker') return figure.isWithheld;
  if (shown.type === 'marker') return true;
  if (scheme.protects === 'withheld-figures') return false;
  const { low, high } = countsBehind(shown, scheme, role);
  return low < high;
}

function shownOf(id: string, published: ReadonlyMap<string, ShownFigure>): ShownFigure {
  const shown = published.get(id);
  if (shown === undefined) throw new Error(`Nothing is published for ${id}`);
  return shown;
}
