import type { RedactionRecord } from '../../shared/evidence/redaction-record.ts';
import type { ContentRecord } from '../../shared/ledger/content.ts';
import { type Entry, entryRef } from '../../shared/ledger/entry.ts';
import type { InspectionState, ItemState } from '../../shared/ledger/inspection-state.ts';
import type { Leaving } from './store.ts';

interface Held {
  readonly state: InspectionState;
  readonly entries: readonly Entry[];
  /** By commitment. */
  readonly contents: ReadonlyMap<string, ContentRecord>;
}

/** Everything that stands, and no original. */
const everything: Leaving = {
  items: null,
  withNotes: true,
  withStaffComments: true,
  withEarlier: true,
  originalsBecause: null,
};

/**
 * The words that go, of entries that all go: what is left out is left out whole, since an entry commits to all of it.
 * The words of an original stay wherever a derivative says that it takes their place, also on the computer of a
 * colleague who has had them from before.
 */
export function selectContents(held: Held, leaving: Leaving = everything): readonly ContentRecord[] {
  const originals = originalsIn(held.contents.values());
  const goes = createChoice(held, leaving);
  const chosen = held.entries.flatMap((entry) => {
    const commitment = entry.body.content?.commitment ?? '';
    const content = held.contents.get(commitment);
    if (content === undefined) return [];
    const isOriginal = originals.has(commitment);
    const isWanted = isOriginal
      ? leaving.originalsBecause !== null && goes.isOfGivenItem(entry)
      : goes.isGiven(entry, content);
    return isWanted ? [content] : [];
  });
  return [...new Set(chosen)];
}

/** The commitments of what derivatives take the place of. */
export function originalsIn(all: Iterable<ContentRecord>): ReadonlySet<string> {
  const originals = new Set<string>();
  for (const { json } of all) {
    // Few have one, and there may be tens of thousands to be read.
    if (!json.includes('"redaction":{')) continue;
    const { redaction } = JSON.parse(json) as { readonly redaction?: RedactionRecord };
    for (const { commitment } of redaction?.of ?? []) originals.add(commitment);
  }
  return originals;
}

export const isGivenItem = ({ id }: Pick<ItemState, 'id'>, { items }: Leaving): boolean =>
  items === null || items.includes(id);

/** Notes and reminders are never given with the words beside them unless they are asked for. */
export const hasNotes = ({ note = '', followUp = null }: Notes): boolean => note !== '' || followUp !== null;

interface Notes {
  readonly note?: string;
  readonly followUp?: string | null;
}

function createChoice({ state, contents, entries }: Held, leaving: Leaving) {
  const items = leaving.items === null ? null : new Set(leaving.items);
  const isItem = (id: string) => items === null || items.has(id);
  const given = state.items.filter(({ id }) => isItem(id));
  const attached = new Set(given.flatMap((item) => [item.case, item.session]));
  const isAttached = (id: string) => items === null || attached.has(id);
  const standing = new Set(subjectsOf(state).flatMap(({ refs }) => refs));
  const findings = new Set(
    state.findings
      .filter((finding) => {
        const named = [...finding.supporting, ...finding.contrary];
        return items === null || named.some(isItem);
      })
      .map(({ id }) => id),
  );
  const itemOfLink = linkedItems(entries, contents);
  const isChosen = ({ kind, body: { subject } }: Entry, { json }: ContentRecord): boolean => {
    if (kind === 'item-set')
      return isItem(subject) && (leaving.withNotes || !hasNotes(JSON.parse(json) as Notes));
    if (kind === 'link-set') return isItem(itemOfLink.get(subject) ?? '');
    if (kind === 'finding-set') return findings.has(subject);
    if (kind === 'case-set' || kind === 'session-set') return isAttached(subject);
    return kind !== 'moderation-set' || leaving.withStaffComments;
  };
  // Who looked is told by an entry for itself; no later one takes its place.
  const isNow = (entry: Entry) =>
    leaving.withEarlier || entry.kind === 'consultation-set' || standing.has(entryRef(entry));
  return {
    isGiven: (entry: Entry, content: ContentRecord): boolean => isNow(entry) && isChosen(entry, content),
    isOfGivenItem: ({ kind, body }: Entry): boolean => kind === 'item-set' && isItem(body.subject),
  };
}

const subjectsOf = (state: InspectionState): readonly { readonly refs: readonly string[] }[] => [
  ...(state.inspection === null ? [] : [state.inspection]),
  ...state.actors.values(),
  ...state.items,
  ...state.items.flatMap(({ links }) => links),
  ...state.sessions,
  ...state.cases,
  ...state.measures,
  ...state.findings,
  ...state.judgments,
  ...state.awards,
  ...state.moderations,
  ...state.signOffs,
  ...state.disclosures,
  ...state.combinations,
  ...state.disposals,
];

function linkedItems(
  entries: readonly Entry[],
  contents: ReadonlyMap<string, ContentRecord>,
): ReadonlyMap<string, string> {
  const items = new Map<string, string>();
  for (const { kind, body } of entries) {
    if (kind !== 'link-set') continue;
    const json = contents.get(body.content?.commitment ?? '')?.json;
    const { item } = json === undefined ? {} : (JSON.parse(json) as { readonly item?: string });
    if (item !== undefined) items.set(body.subject, item);
  }
  return items;
}
