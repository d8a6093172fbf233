import type { ListPlace } from '../../shared/evidence/structure.ts';
import { composedClosest, composedContains, composedParent, isElement } from './composed-tree.ts';
import { attributeOf, closestOf, descendantsOf, localNameOf, parentElementOf } from './dom-properties.ts';
import type { PageText } from './page-text.ts';
import { nameOf } from './table-grid.ts';

const LIST = 'ul, ol, menu, [role="list"], [role="tree"]';
const ITEM = 'li, [role="listitem"], [role="treeitem"]';

/** An item of a list, and the list. */
export interface ListedItem {
  readonly list: Element;
  readonly item: Element;
}

/** The innermost list that a node is an item of, or is in one of. */
export function listedItem(node: Node): ListedItem | null {
  const item = composedClosest(node, ITEM);
  const above = item === null ? null : composedParent(item);
  const list = above === null ? null : composedClosest(above, LIST);
  return item !== null && list !== null && isList(list) ? { item, list } : null;
}

// Tabs and menus are lists in HTML alone.
const isList = (list: Element): boolean =>
  /^(|list|tree|directory|none|presentation)$/.test(attributeOf(list, 'role') ?? '');

export const itemsOf = (list: Element): readonly Element[] =>
  descendantsOf(list, ITEM).filter((item) => {
    const above = parentElementOf(item);
    return above !== null && closestOf(above, LIST) === list;
  });

/** Where in a list the touched nodes stand. */
export function listPlace(
  page: PageText,
  nodes: readonly Node[],
  headings: readonly string[],
): ListPlace | null {
  const [first] = nodes;
  const last = nodes.at(-1);
  if (!first || !last) return null;
  let found = listedItem(first);
  while (found !== null && !composedContains(found.list, last)) found = listedItem(found.list);
  if (found === null) return null;
  const { list } = found;
  const items = itemsOf(list);
  const placeOf = (node: Node) => items.findIndex((item) => composedContains(item, node)) + 1;
  const firstPlace = placeOf(first);
  if (firstPlace === 0) return null;
  return {
    label: nameOf(page, list) || (headings.at(-1) ?? ''),
    isOrdered: localNameOf(list) === 'ol',
    above: itemsAbove(page, list),
    first: firstPlace,
    last: Math.max(placeOf(last), firstPlace),
    count: items.length,
  };
}

/** Characters of an item above: enough to know it by. */
const MOST_WORDS = 200;

function itemsAbove(page: PageText, list: Element): readonly string[] {
  const texts: string[] = [];
  let inner = list;
  for (let outer = listedItem(inner); outer !== null; outer = listedItem(inner)) {
    texts.unshift(textBefore(page, outer.item, inner));
    inner = outer.list;
  }
  return texts.filter((text) => text !== '');
}

/** What an item says before the list inside it begins. */
function textBefore(page: PageText, item: Element, list: Element): string {
  const start = startOf(page, item);
  const end = startOf(page, list);
  return start === null || end === null ? '' : page.text.slice(start, end).trim().slice(0, MOST_WORDS);
}

function startOf(page: PageText, node: Node): number | null {
  const span = isElement(node) ? page.spans.get(node) : undefined;
  return page.segments[span?.first ?? -1]?.start ?? null;
}
