import type { CountTable } from '../../../../shared/disclosure/count-table.ts';
import type { DisclosureScheme, ShownFigure } from '../../../../shared/disclosure/scheme.ts';

/**
 * A reader with patience: for each cell, tries one value after the other until two are found that some table of whole
 * numbers, none above `most`, fits what is published with. Written apart from the product's solver, with a rounding of
 * its own. Values near the true ones are tried first, which finds what there is sooner and changes nothing else.
 */
export function valuesByTrying(
  table: CountTable,
  published: ReadonlyMap<string, ShownFigure>,
  knowledge: Knowledge,
): ReadonlyMap<string, ReadonlySet<number>> {
  const choices = allChoices(table, published, knowledge);
  return new Map(
    table.cells.map(({ id }) => {
      const found = new Set<number>();
      for (const value of choices.get(id) ?? []) {
        if (found.size > 1) break;
        if (hasTable(table, new Map([...choices, [id, new Set([value])]]))) found.add(value);
      }
      return [id, found];
    }),
  );
}

/** Whether some table fits in which the withheld cell has this value. */
export function canBe(
  table: CountTable,
  published: ReadonlyMap<string, ShownFigure>,
  { id, value, ...knowledge }: Knowledge & { readonly id: string; readonly value: number },
): boolean {
  return hasTable(table, new Map([...allChoices(table, published, knowledge), [id, new Set([value])]]));
}

interface Knowledge {
  readonly scheme: DisclosureScheme;
  readonly most: number;
  /** The greatest count that a marker can hide, where a reader guesses one. */
  readonly mostHidden?: number;
}

function allChoices(
  { cells }: CountTable,
  published: ReadonlyMap<string, ShownFigure>,
  knowledge: Knowledge,
): Choices {
  return new Map(
    cells.map(({ id, role, figure }) => {
      const near = figure.type === 'count' ? figure.count : 0;
      const own = choicesFor(published.get(id), role === 'total', knowledge);
      return [id, new Set(own.sort((one, other) => Math.abs(one - near) - Math.abs(other - near)))];
    }),
  );
}

type Choices = ReadonlyMap<string, ReadonlySet<number>>;

/** Fills in the cells that are no totals, one by one, and goes back where a total can no longer be met. */
function hasTable(table: CountTable, choices: Choices): boolean {
  const totals = new Set(table.sums.map(({ total }) => total));
  const free = table.cells.map(({ id }) => id).filter((id) => !totals.has(id));
  const attempt = (index: number, soFar: Choices): boolean => {
    if (!canStillFit(table, soFar)) return false;
    const id = free[index];
    if (id === undefined) return true;
    return [...(choices.get(id) ?? [])].some((value) =>
      attempt(index + 1, new Map([...soFar, [id, new Set([value])]])),
    );
  };
  return attempt(0, choices);
}

function canStillFit({ sums }: CountTable, choices: Choices): boolean {
  const sumsOf = new Map<string, string[][]>();
  for (const { total, parts } of sums) sumsOf.set(total, [...(sumsOf.get(total) ?? []), [...parts]]);
  const boundsOf = (id: string): readonly [number, number] => {
    const own = [...(choices.get(id) ?? [])];
    let [low, high] = [Math.min(...own), Math.max(...own)];
    for (const parts of sumsOf.get(id) ?? []) {
      const bounds = parts.map(boundsOf);
      low = Math.max(
        low,
        bounds.reduce((sum, [least]) => sum + least, 0),
      );
      high = Math.min(
        high,
        bounds.reduce((sum, [, greatest]) => sum + greatest, 0),
      );
    }
    return low === high && !own.includes(low) ? [1, 0] : [low, high];
  };
  return [...sumsOf.keys()].every((id) => {
    const [low, high] = boundsOf(id);
    return low <= high;
  });
}

function choicesFor(
  figure: ShownFigure | undefined,
  isTotal: boolean,
  { scheme, most, mostHidden = most }: Knowledge,
): number[] {
  const all = Array.from({ length: most + 1 }, (_, count) => count);
  // Noughts are shown where they are no small counts, so a marker is none.
  if (figure?.type !== 'number')
    return all.filter((count) => (count > 0 || scheme.id === 'threshold-10') && count <= mostHidden);
  return all.filter((count) => roundedPlainly(count, isTotal, scheme.id) === figure.number);
}

function roundedPlainly(count: number, isTotal: boolean, id: DisclosureScheme['id']): number | null {
  const five = Math.floor((count + 2) / 5) * 5;
  if (id === 'nhs-digital') return count === 0 ? 0 : count <= 7 ? 5 : five;
  if (id === 'threshold-10') return count < 10 ? null : five;
  if (count >= 1 && count <= 5) return null;
  return isTotal ? Math.floor((count + 5) / 10) * 10 : count;
}
