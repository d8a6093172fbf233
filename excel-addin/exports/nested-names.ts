/** A limit that takes in all that a narrower one does. */
const limit =
  /\b(?:within|under|below|over|above|at least|at most|up to|more than|less than|fewer than|before|after|or (?:more|less|fewer|over|older|under|younger|longer))\b|[<>≤≥+]/iu;
/** Words that say nothing of what is counted. */
const empty = new Set([
  ...['all', 'total', 'totals', 'overall', 'number', 'count', 'the', 'a', 'of', 'in', 'for', 'and', 'to'],
  ...['who', 'which', 'whom', 'were', 'was', 'with'],
]);

/** A name as names are compared. */
export interface NameForm {
  readonly words: ReadonlySet<string>;
  readonly withoutNumbers: string;
  readonly hasLimit: boolean;
}

export const nameForm = (name: string): NameForm => ({
  words: wordsOf(name),
  withoutNumbers: withoutNumbers(name),
  hasLimit: limit.test(name),
});

const wordsOf = (name: string): ReadonlySet<string> =>
  new Set((name.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).filter((word) => !empty.has(word)));

const withoutNumbers = (name: string): string =>
  name
    .toLowerCase()
    .replace(/\d+(?:[.,]\d+)*/g, '#')
    .trim();

/**
 * Whether what the one name says may be within what the other says: “Missing: looked-after girls” has all words of
 * “Missing girls” and more, and “found within 24 hours” has another limit than “found within 72 hours”.
 */
export function nestByName(narrow: NameForm, wide: NameForm): boolean {
  if (narrow.hasLimit && narrow.withoutNumbers === wide.withoutNumbers) return true;
  const [own, others] = [narrow.words, wide.words];
  return others.size > 0 && others.size < own.size && [...others].every((word) => own.has(word));
}
