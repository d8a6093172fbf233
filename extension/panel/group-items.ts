import type { Direction } from '../../shared/evidence/item.ts';
import type { ItemState } from '../../shared/ledger/inspection-state.ts';
import type { ItemsInContext } from '../reading/find-items.ts';
import { dateInWords, dayOf } from './format-date.ts';
import { areaLabel, caseReference, methodLabel, personName, sessionTitle } from './item-facts.ts';

export type Grouping = 'criterion' | 'date' | 'person' | 'method' | 'area' | 'case' | 'session';

export const groupingWords: Readonly<Record<Grouping, string>> = {
  criterion: 'Criterion',
  date: 'Date',
  person: 'Person',
  method: 'Method',
  area: 'Area of practice',
  case: 'Case',
  session: 'Session',
};

export interface ItemGroup {
  readonly key: string;
  readonly title: string;
  readonly items: readonly ItemState[];
  /** How many of the items point which way for this criterion; null for other groupings. */
  readonly directions: Readonly<Record<Direction, number>> | null;
}

/**
 * The items under headings. By criterion an item stands under each of its criteria, every criterion has its group,
 * also an empty one (what is not looked at yet is worth seeing), and what is not sorted comes last.
 */
export function groupItems(
  items: readonly ItemState[],
  grouping: Grouping,
  context: ItemsInContext,
): readonly ItemGroup[] {
  return grouping === 'criterion'
    ? groupByCriterion(items, context)
    : groupByKey(items, keyOf[grouping], context);
}

function groupByCriterion(items: readonly ItemState[], { framework }: ItemsInContext): readonly ItemGroup[] {
  const itemsByCriterion = new Map<string, ItemState[]>();
  for (const item of items) {
    for (const { criterion } of item.links) {
      const together = itemsByCriterion.get(criterion) ?? [];
      itemsByCriterion.set(criterion, together);
      together.push(item);
    }
  }
  const published = framework.topics.flatMap((topic) => topic.criteria);
  const known = new Set(published.map(({ id }) => id));
  const group = (id: string, title: string): ItemGroup => {
    const together = itemsByCriterion.get(id) ?? [];
    return { key: id, title, items: together, directions: countDirections(together, id) };
  };
  const unsorted = items.filter(({ links }) => links.length === 0);
  return [
    ...published.map(({ id, number, label }) => group(id, `${number} ${label}`)),
    ...[...itemsByCriterion.keys()].filter((id) => !known.has(id)).map((id) => group(id, id)),
    ...(unsorted.length > 0 ? [{ key: '', title: 'Not sorted yet', items: unsorted, directions: null }] : []),
  ];
}

function countDirections(
  items: readonly ItemState[],
  criterion: string,
): Readonly<Record<Direction, number>> {
  const counts: Record<Direction, number> = { strength: 0, 'area-for-improvement': 0, neutral: 0 };
  for (const { links } of items) {
    const link = links.find((one) => one.criterion === criterion);
    if (link !== undefined) counts[link.direction] += 1;
  }
  return counts;
}

interface GroupKey {
  readonly sort: string;
  readonly title: string;
}

/** The day something was seen or said: of a point, its session's day. */
export function eventDay(item: ItemState, { state }: Pick<ItemsInContext, 'state'>): string {
  const session =
    item.original.type === 'point' ? state.sessions.find(({ id }) => id === item.session) : undefined;
  return session?.eventDate ?? dayOf(Date.parse(item.gatheredAt));
}

const last = '\uffff';

const keyOf: Readonly<
  Record<Exclude<Grouping, 'criterion'>, (item: ItemState, context: ItemsInContext) => GroupKey>
> = {
  date: (item, context) => {
    const day = eventDay(item, context);
    return { sort: day, title: dateInWords(day) };
  },
  person: (item, { state }) => titled(personName(state, item.madeBy), ''),
  method: (item, { areasFramework }) => titled(methodLabel(areasFramework, item.method), 'No method'),
  area: (item, { areasFramework }) => titled(areaLabel(areasFramework, item.area), 'No area of practice'),
  case: (item, { state }) => titled(caseReference(state, item.case), 'No case'),
  session: (item, { state }) => titled(sessionTitle(state, item.session), 'No session'),
};

const titled = (title: string, without: string): GroupKey =>
  title === '' ? { sort: last, title: without } : { sort: title, title };

function groupByKey(
  items: readonly ItemState[],
  toKey: (item: ItemState, context: ItemsInContext) => GroupKey,
  context: ItemsInContext,
): readonly ItemGroup[] {
  const groups = new Map<string, { readonly key: GroupKey; readonly items: ItemState[] }>();
  for (const item of items) {
    const key = toKey(item, context);
    const group = groups.get(key.sort) ?? { key, items: [] };
    groups.set(key.sort, group);
    group.items.push(item);
  }
  return [...groups.values()]
    .sort((a, b) => (a.key.sort < b.key.sort ? -1 : 1))
    .map(({ key, items: together }) => ({
      key: key.sort,
      title: key.title,
      items: together,
      directions: null,
    }));
}
