import type { CountTable, SourceCell } from './count-table.ts';
import { createPossibleValues } from './possible-values.ts';
import {
  type CellRole,
  type CountRange,
  countsBehind,
  type DisclosureScheme,
  isSmallCount,
  mostCount,
  type ShownFigure,
} from './scheme.ts';
import { createSolvingBudget, type SolvingBudget } from './solving-budget.ts';
import type { Stepwise } from './stepwise.ts';
import type { SumSystem } from './sum-system.ts';

/**
 * The ids of protected figures that a reader can work out exactly from everything published, the sums, the scheme's
 * rules and that no count is below 0; empty where there is none. Protected are all figures that are withheld and, with
 * a scheme that rounds, every rounded one: by its rounding each has several counts behind it, and sums may leave only
 * one of them (four counts shown as 15 and a total shown as 50 can only be 13, 13, 13, 13 and 52). A nought that the
 * scheme shows as such is no secret. The sums of the table are taken to hold.
 */
export function* findDetermined(
  table: CountTable,
  published: ReadonlyMap<string, ShownFigure>,
  scheme: DisclosureScheme & { readonly budget?: SolvingBudget },
): Stepwise<string[]> {
  const budget = scheme.budget ?? createSolvingBudget();
  const possible = createPossibleValues(systemOf(table, published, scheme), budget, ownCounts(table));
  const determined: string[] = [];
  for (const [index, cell] of table.cells.entries()) {
    if (!isProtected(cell, published, scheme)) continue;
    if (!(yield* possible.hasTwo(index))) determined.push(cell.id);
    yield;
  }
  return determined;
}

/** Everything that a reader knows of the table's cells, which are the unknowns in their order. */
export function systemOf(
  { cells, sums }: CountTable,
  published: ReadonlyMap<string, ShownFigure>,
  scheme: DisclosureScheme,
): SumSystem {
  const places = new Map(cells.map(({ id }, index) => [id, index]));
  const at = (id: string): number => places.get(id) ?? -1;
  const isSmallOnly = hidesSmallOnly(cells, published, scheme);
  return {
    // A marker that stood there before is somebody else's: it may stand for anything.
    ranges: cells.map(({ id, role, figure }) =>
      figure.type === 'marker'
        ? { low: 0, high: mostCount }
        : behindShown(shownOf(id, published), { scheme, role, isSmallOnly }),
    ),
    sums: sums.map(({ total, parts }) => ({ total: at(total), parts: parts.map(at) })),
  };
}

/**
 * Whether no marker hides more than a small count. A reader is never told so, but may guess it, and must not find
 * anything out by that: each marker then has the small counts behind it only.
 */
const hidesSmallOnly = (
  cells: readonly SourceCell[],
  published: ReadonlyMap<string, ShownFigure>,
  scheme: DisclosureScheme,
): boolean =>
  cells.every(
    ({ id, figure }) =>
      figure.type === 'marker' ||
      shownOf(id, published).type === 'number' ||
      isSmallCount(figure.count, scheme),
  );

function behindShown(
  shown: ShownFigure,
  {
    scheme,
    role,
    isSmallOnly,
  }: { readonly scheme: DisclosureScheme; readonly role: CellRole; readonly isSmallOnly: boolean },
): CountRange {
  const range = countsBehind(shown, scheme, role);
  return shown.type === 'marker' && isSmallOnly ? { low: range.low, high: scheme.largestSmall } : range;
}

/** The force's own counts as a solution; what is a marker there is what its sums leave for it. null where that is open. */
export function ownCounts({ cells, sums }: CountTable): readonly number[] | null {
  const counts = new Map(
    cells.flatMap(({ id, figure }) => (figure.type === 'count' ? [[id, figure.count] as const] : [])),
  );
  for (let before = -1; before < counts.size; ) {
    before = counts.size;
    for (const { total, parts } of sums) {
      const open = [total, ...parts].filter((id) => !counts.has(id));
      if (open.length !== 1) continue;
      const added = parts.reduce((sum, id) => sum + (counts.get(id) ?? 0), 0);
      const id = open[0] ?? total;
      counts.set(id, id === total ? added : (counts.get(total) ?? 0) - added);
    }
  }
  const values = cells.flatMap(({ id }) => counts.get(id) ?? []);
  return values.length === cells.length ? values : null;
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
