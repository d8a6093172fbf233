import type {
  CountTable,
  SourceCell,
  SourceFigure,
  SumRelation,
} from '../../shared/disclosure/count-table.ts';
import { type DisclosureScheme, isSmallCount } from '../../shared/disclosure/scheme.ts';
import type { FigureRegister } from './figure-register.ts';
import type { SumKnown } from './sum-known.ts';

export interface LinkInput {
  readonly register: FigureRegister;
  readonly sums: readonly SumKnown[];
  /** Figures whose own words say that they are totals, whatever adds up to them. */
  readonly totals: readonly string[];
  /** Of a figure that is not given out, null where there is none. */
  readonly sourceOf: (id: string) => SourceFigure | null;
  readonly scheme: DisclosureScheme;
}

/**
 * All that is given out as one table of counts, with every sum that ties its figures to each other. Figures that are
 * not given out but can be worked out (what is left of a denominator, the one row of a table that is no measure) are
 * cells of it too: their place in the export is a marker, and they are protected as if they stood there.
 */
export function linkFigures(input: LinkInput): CountTable {
  const { register } = input;
  const sums = usefulSums(holdingSums(input), register);
  const isTotal = new Set([
    ...input.totals,
    ...sums.flatMap(({ total, parts, isOpen = false, isTotal: says = parts.length > 1 && !isOpen }) =>
      says ? [total] : [],
    ),
  ]);
  const given = [...register.figures.values()].map(
    ({ id, source }): SourceCell => ({ id, role: isTotal.has(id) ? 'total' : 'part', figure: source }),
  );
  const counts = countAppearances(sums);
  const unseen = new Map<string, SourceCell>();
  const relations = sums.map((sum, at) => relationOf(sum, { ...input, counts, unseen, at }));
  return {
    cells: [...given, ...unseen.values()],
    sums: relations,
    percentages: [...register.ratios.values()],
  };
}

const members = ({ total, parts }: SumKnown): readonly string[] => [total, ...parts];

type Sources = Pick<LinkInput, 'register' | 'sourceOf'>;

const sourceFrom = (id: string, { register, sourceOf }: Sources): SourceFigure | null =>
  register.figures.get(id)?.source ?? sourceOf(id);

/** Each sum once; those that do not hold in the force's own figures tell a reader nothing, unless he sees all of it. */
function holdingSums(input: LinkInput): readonly SumKnown[] {
  const { register } = input;
  const byMembers = new Map(
    input.sums
      .toReversed()
      .map((sum) => [[sum.total, ...sum.parts.toSorted(), sum.isOpen ?? false].join('\n'), sum]),
  );
  return [...byMembers.values()].filter((sum) => {
    const sources = members(sum).map((id) => sourceFrom(id, input));
    if (sources.some((source) => source === null) || sum.parts.includes(sum.total)) return false;
    if (!sum.isOpen && members(sum).every((id) => register.figures.has(id))) return true;
    const [whole, ...parts] = sources.map((source) => (source?.type === 'count' ? source.count : null));
    if (whole == null || parts.includes(null)) return true;
    const added = parts.reduce<number>((total, part) => total + (part ?? 0), 0);
    return sum.isOpen ? added <= whole : added === whole;
  });
}

const countAppearances = (sums: readonly SumKnown[]): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>();
  for (const id of sums.flatMap(members)) counts.set(id, (counts.get(id) ?? 0) + 1);
  return counts;
};

/** A sum says something only if its total and one part more are given out, or tied to what is. */
function usefulSums(all: readonly SumKnown[], register: FigureRegister): readonly SumKnown[] {
  let sums = all;
  for (;;) {
    const counts = countAppearances(sums);
    const isTied = (id: string): boolean => register.figures.has(id) || (counts.get(id) ?? 0) > 1;
    const useful = sums.filter((sum) => isTied(sum.total) && sum.parts.some(isTied));
    if (useful.length === sums.length) return useful;
    sums = useful;
  }
}

interface Linking extends LinkInput {
  readonly counts: ReadonlyMap<string, number>;
  /** Cells that are not given out, found so far. */
  readonly unseen: Map<string, SourceCell>;
  readonly at: number;
}

/** Parts that are not given out and stand in no other sum can only be worked out together: they are one cell. */
function relationOf(sum: SumKnown, linking: Linking): SumRelation {
  const { register, counts, unseen, at, scheme } = linking;
  const isTied = (id: string): boolean => register.figures.has(id) || (counts.get(id) ?? 0) > 1;
  for (const id of members(sum).filter((one) => isTied(one) && !register.figures.has(one)))
    unseen.set(id, unseenCell(id, [sourceFrom(id, linking)], scheme));
  const tied = sum.parts.filter(isTied);
  const left = sum.parts.filter((id) => !isTied(id)).map((id) => sourceFrom(id, linking));
  const sources = sum.isOpen ? [leftOver(sum, linking), ...left] : left;
  if (sources.length === 0) return { total: sum.total, parts: tied };
  const id = `rest ${at} of ${sum.total}`;
  unseen.set(id, unseenCell(id, sources, scheme));
  return { total: sum.total, parts: [...tied, id] };
}

/** The total less all its parts; null where one of them is no number. */
function leftOver({ total, parts }: SumKnown, linking: Linking): SourceFigure | null {
  const [whole = null, ...own] = [total, ...parts].map((id) => {
    const source = sourceFrom(id, linking);
    return source?.type === 'count' ? source.count : null;
  });
  const added = own.reduce((sum, count) => (sum === null || count === null ? null : sum + count), 0);
  return whole === null || added === null ? null : { type: 'count', count: whole - added };
}

function unseenCell(
  id: string,
  sources: readonly (SourceFigure | null)[],
  scheme: DisclosureScheme,
): SourceCell {
  const counts = sources.flatMap((source) => (source?.type === 'count' ? [source.count] : []));
  const count = counts.reduce((sum, one) => sum + one, 0);
  const hides = sources.some((source) => source?.type === 'marker' && source.isWithheld);
  const isRounded = scheme.protects === 'every-rounded-figure' && count > 0;
  const isSecret = counts.length > 0 && (isSmallCount(count, scheme) || isRounded);
  return { id, role: 'part', figure: { type: 'marker', marker: '', isWithheld: hides || isSecret } };
}
