import type { FigureRegister } from './figure-register.ts';
import type { SumKnown } from './sum-known.ts';

/** Both in sums that one sheet shows: it says how they hang together. */
export function toldIn(shown: readonly SumKnown[]): (one: string, other: string) => boolean {
  const told = new Set(shown.flatMap(({ total, parts, isOpen }) => (isOpen ? [] : [total, ...parts])));
  const sheetOf = (id: string): string => id.slice(0, Math.max(0, id.lastIndexOf('!')));
  return (one, other) => told.has(one) && told.has(other) && sheetOf(one) === sheetOf(other);
}

/** Parts of one total that a table shows are apart from each other. */
export function apartIn(shown: readonly SumKnown[]): (one: string, other: string) => boolean {
  const sumsOf = new Map<string, Set<number>>();
  for (const [at, { parts, isOpen = false }] of shown.entries())
    for (const part of isOpen ? [] : parts) sumsOf.set(part, (sumsOf.get(part) ?? new Set()).add(at));
  return (one, other) => {
    const others = sumsOf.get(other);
    return others !== undefined && [...(sumsOf.get(one) ?? [])].some((at) => others.has(at));
  };
}

/** Figures with a sum in a table, all of which leaves: a reader need not look for another. */
export function knownIn(sums: readonly SumKnown[], { figures }: FigureRegister): ReadonlySet<string> {
  const members = sums
    .filter(({ parts, isOpen }) => parts.length > 1 && !isOpen)
    .map(({ total, parts }) => [total, ...parts]);
  return new Set(members.filter((ids) => ids.every((id) => figures.has(id))).flat());
}
