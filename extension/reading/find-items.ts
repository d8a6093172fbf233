import { criteriaOf } from '../../shared/criteria/catalogue.ts';
import type { Framework } from '../../shared/criteria/framework.ts';
import type { ItemShown } from '../../shared/evidence/item.ts';
import type { InspectionState, ItemState } from '../../shared/ledger/inspection-state.ts';
import { areaLabel, caseReference, methodLabel, personName, sessionTitle } from '../panel/item-facts.ts';
import { hasAllWords, toSearchText, toSearchWords } from '../panel/search-text.ts';

export interface ItemsInContext {
  readonly state: InspectionState;
  readonly framework: Framework;
  readonly areasFramework: Framework;
}

/** The items in which every word of the query stands: all of them where there is none. */
export function findItems(context: ItemsInContext, query: string): ReadonlySet<string> {
  const words = toSearchWords(query);
  const found = context.state.items.filter((item) => hasAllWords(searchTextOf(item, context), words));
  return new Set(found.map(({ id }) => id));
}

/**
 * Kept as long as the item itself: a fold makes new items, and what is said about them is worked out anew; the long
 * text stays the same object from fold to fold.
 */
const searchTexts = new WeakMap<ItemState, string>();
const shownTexts = new WeakMap<ItemShown, string>();

/** Also worked out ahead of the first search. */
export function searchTextOf(item: ItemState, context: ItemsInContext): string {
  const kept = searchTexts.get(item);
  if (kept !== undefined) return kept;
  const text = `${shownTextOf(item.shown)} ${toSearchText(saidAbout(item, context))}`;
  searchTexts.set(item, text);
  return text;
}

function shownTextOf(shown: ItemShown): string {
  const text = shownTexts.get(shown) ?? toSearchText(`${shown.text} ${shown.title} ${shown.source}`);
  shownTexts.set(shown, text);
  return text;
}

function saidAbout(item: ItemState, { state, framework, areasFramework }: ItemsInContext): string {
  const labels = labelsOf(framework);
  return [
    ...[
      item.note,
      item.followUp ?? '',
      ...item.links.map(({ criterion }) => labels.get(criterion) ?? criterion),
    ],
    ...[methodLabel(areasFramework, item.method), areaLabel(areasFramework, item.area)],
    ...[caseReference(state, item.case), sessionTitle(state, item.session), personName(state, item.madeBy)],
  ].join(' ');
}

const labelsByFramework = new WeakMap<Framework, ReadonlyMap<string, string>>();

function labelsOf(framework: Framework): ReadonlyMap<string, string> {
  const labels =
    labelsByFramework.get(framework) ??
    new Map(criteriaOf(framework).map(({ id, number, label }) => [id, `${number} ${label}`]));
  labelsByFramework.set(framework, labels);
  return labels;
}
