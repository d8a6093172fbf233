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
  /** From and to, as in “aged 10–15”; null where it names none. */
  readonly range: readonly [from: number, to: number] | null;
}

export const nameForm = (name: string): NameForm => ({
  words: wordsOf(name),
  withoutNumbers: withoutNumbers(name),
  hasLimit: limit.test(name),
  range: rangeOf(name),
});

function rangeOf(name: string): NameForm['range'] {
  const [, from, to] = /(?<!\d)(\d{1,3})\s*(?:[-–—]|to)\s*(\d{1,3})(?!\d)/iu.exec(name) ?? [];
  return from === undefined || to === undefined ? null : [Number(from), Number(to)];
}

const wordsOf = (name: string): ReadonlySet<string> =>
  new Set((name.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).filter((word) => !empty.has(word)));

const withoutNumbers = (name: string): string =>
  name
    .toLowerCase()
    .replace(/\d+(?:[.,]\d+)*/g, '#')
    .trim();

/**
 * Whether what the one name says may be within what the other says: “Missing: looked-after girls” has all words of
 * “Missing girls” and more, “found within 24 hours” has another limit than “found within 72 hours”, and “aged 10–15” lies
 * within “aged 10–17”.
 */
export function nestByName(narrow: NameForm, wide: NameForm): boolean {
  if (narrow.withoutNumbers === wide.withoutNumbers)
    return narrow.hasLimit || isRangeWithin(narrow.range, wide.range);
  const [own, others] = [narrow.words, wide.words];
  return others.size > 0 && others.size < own.size && [...others].every((word) => own.has(word));
}

const isRangeWithin = (inner: NameForm['range'], outer: NameForm['range']): boolean =>
  inner !== null && outer !== null && inner[0] >= outer[0] && inner[1] <= outer[1];
