import { type CaseEntry, type CaseList, findOfCaseList } from './case-list.ts';
import { findIdentifiers } from './find-identifiers.ts';
import { foldWord } from './flatten.ts';
import { ambiguousWords } from './given-names.ts';
import { cues, type Hit, isNameClass } from './hit.ts';
import { identityOf, nameWords } from './identity.ts';
import { resolveOverlaps } from './resolve-overlaps.ts';
import { isStopWord } from './word-kinds.ts';

/** One text of an item, with what stands above or beside it. */
export interface Part {
  readonly text: string;
  readonly headers: readonly string[];
}

/**
 * The hits of each part. What is found in one part by its header or its cue is then found in all parts of the item,
 * where nothing announces it: a name of a cell in the words of the page, a number of a field in the address.
 * Nothing is taken from other items, so that their order does not matter.
 */
export function findInParts(parts: readonly Part[], caseList: CaseList): readonly (readonly Hit[])[] {
  const first = parts.map(({ text, headers }) => findIdentifiers(text, { headers, caseList }));
  const nearby = indexEntries(entriesOf(parts, first));
  return parts.map(({ text }, index) => {
    const again = findOfCaseList(text, nearby(text), 'found nearby').map((hit) => ({
      ...hit,
      identity: hit.identity?.replace(/^entry /, '') ?? null,
    }));
    return resolveOverlaps([...(first[index] ?? []), ...withoutDoubt(again, text)]);
  });
}

/** Of each identity the entry by its strongest hit: a "person" of the words is the "child" of the table. */
function entriesOf(parts: readonly Part[], hits: readonly (readonly Hit[])[]): readonly CaseEntry[] {
  const found = hits.flatMap((ofPart, index) =>
    ofPart.map((hit) => ({ hit, written: parts[index]?.text.slice(hit.start, hit.end) ?? '' })),
  );
  const told = found
    .filter(({ hit, written }) => hit.identity === null && isTelling(hit, written))
    .sort(
      (a, b) => cues.indexOf(a.hit.cue) - cues.indexOf(b.hit.cue) || (a.hit.class < b.hit.class ? -1 : 1),
    );
  const entries = new Map<string, CaseEntry>();
  for (const { hit, written } of told) {
    const id = identityOf(written, hit.class);
    if (!entries.has(id)) entries.set(id, { id, class: hit.class, spellings: [written] });
  }
  return [...entries.values()];
}

/** Ages and words of prose would be found where they are not meant. */
function isTelling(hit: Hit, written: string): boolean {
  if (hit.class === 'age') return false;
  const signs = written.replace(/[^\p{L}\p{N}]/gu, '');
  if (!isNameClass(hit.class)) return signs.length >= 5 && /\d/.test(signs);
  const words = nameWords(written);
  if (words.length > 1) return words.every((word) => !isStopWord(word));
  const [word = ''] = words;
  return word.length >= 3 && !isStopWord(word) && !ambiguousWords.has(word);
}

/** The entries that can stand in a text, by its words and digits: a table has thousands of cells and of names. */
function indexEntries(entries: readonly CaseEntry[]): (text: string) => readonly CaseEntry[] {
  const byWord = Map.groupBy(
    entries
      .filter((entry) => isNameClass(entry.class))
      .flatMap((entry) => entry.spellings.flatMap(nameWords).map((word) => ({ word, entry }))),
    ({ word }) => word,
  );
  const numbers = entries
    .filter((entry) => !isNameClass(entry.class))
    .map((entry) => ({ entry, digits: digitsOf(entry.spellings.join(' ')) }));
  return (text) => {
    const words = new Set(foldWord(text).match(/[\p{L}\p{N}]+/gu) ?? []);
    const digits = digitsOf(text);
    const named = [...words].flatMap((word) => byWord.get(word) ?? []).map(({ entry }) => entry);
    const numbered = digits === '' ? [] : numbers.filter((number) => digits.includes(number.digits));
    return [...new Set([...named, ...numbered.map(({ entry }) => entry)])];
  };
}

const digitsOf = (text: string): string => text.replace(/\D/g, '');

/** "Poppy" is the Poppy Lane that is named nearby; "Lane" where a Poppy Lane and a Sarah Lane are named is a person, and nobody can say which. */
function withoutDoubt(hits: readonly Hit[], text: string): readonly Hit[] {
  const byPlace = Map.groupBy(hits, ({ start, end }) => `${start} ${end}`);
  return [...byPlace.values()].flatMap((all) => {
    const fuller = all.filter(
      (hit) => hit.identity !== identityOf(text.slice(hit.start, hit.end), hit.class),
    );
    const ofPlace = fuller.length > 0 ? fuller : all;
    const [hit] = ofPlace;
    if (!hit) return [];
    if (new Set(ofPlace.map(({ identity }) => identity)).size === 1) return [hit];
    const isOneClass = new Set(ofPlace.map((other) => other.class)).size === 1;
    return [{ ...hit, identity: null, class: isOneClass || !isNameClass(hit.class) ? hit.class : 'person' }];
  });
}
