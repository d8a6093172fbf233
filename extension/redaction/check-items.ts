import type { InspectionState, ItemState } from '../../shared/ledger/inspection-state.ts';
import type { IdentifierClass } from '../../shared/redaction/hit.ts';
import { redactJson } from '../../shared/redaction/redact-json.ts';
import type { Found } from '../../shared/redaction/tokens.ts';
import type { HiddenNames } from '../store/names-store.ts';
import type { Counts } from './class-words.ts';

/** What is found in an item, apart from files and pages that are kept with it: those are not looked through. */
export interface ItemCheck {
  readonly words: Counts;
  readonly notes: Counts;
}

/** By item and its writing, as long as the list of names is the same: so that a second look costs nothing. */
const known = new Map<string, ItemCheck>();
let knownBy = '';

/** In steps, one an item: there may be tens of thousands. */
export function* checkItems(
  items: readonly ItemState[],
  names: HiddenNames,
  onStep: (done: number) => void,
): Generator<undefined, ReadonlyMap<string, ItemCheck>> {
  const checks = new Map<string, ItemCheck>();
  const people = JSON.stringify(names.people);
  if (people !== knownBy) known.clear();
  knownBy = people;
  for (const item of items) {
    const key = `${item.id} ${item.version}`;
    const check = known.get(key) ?? checkItem(item, names);
    known.set(key, check);
    checks.set(item.id, check);
    onStep(checks.size);
    yield;
  }
  return checks;
}

function checkItem(item: ItemState, names: HiddenNames): ItemCheck {
  const { original, shown, withdrawn, note, followUp } = item;
  // Of the description of its place the words are hashes, which nothing is found in.
  const said = original.type === 'clip' ? { ...original, anchor: null } : original;
  return {
    words: countsOf({ said, shown, withdrawn }, names),
    notes: note === '' && followUp === null ? new Map() : countsOf({ note, followUp }, names),
  };
}

const countsOf = (words: unknown, { people, tokens }: HiddenNames): Counts =>
  countFound(redactJson(words, { caseList: people, book: new Map(tokens) }).found);

export function countFound(found: readonly Found[]): Counts {
  const counts = new Map<IdentifierClass, number>();
  for (const { class: kind } of found) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return counts;
}

/** Other words that go with the evidence; nothing is hidden in them but by writing them anew. */
export interface OtherWords {
  readonly what: string;
  readonly counts: Counts;
}

export function checkOthers(state: InspectionState, names: HiddenNames): readonly OtherWords[] {
  const all = [
    ...state.findings.map(({ sentence }) => ['A finding', { sentence }] as const),
    ...state.sessions.map(({ title, roles, place }) => ['A session', { title, roles, place }] as const),
    ...state.cases.map(({ reasons, question, reply }) => ['A case', { reasons, question, reply }] as const),
    ...state.judgments.map(({ reasons }) => ['A judgment', { reasons }] as const),
  ];
  return all
    .map(([what, words]) => ({ what, counts: countsOf(words, names) }))
    .filter(({ counts }) => counts.size > 0);
}
