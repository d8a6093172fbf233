import type { AnchorDescription } from './anchor-description.ts';
import type { TextMatch } from './find-text.ts';
import type { PageIndex } from './page-index.ts';
import { wordsOf } from './words.ts';

/** The characters of a match: its words, with the signs that the quote had at its ends, without what it cut off. */
export function placeOfMatch(
  { view, starts, ends, words }: PageIndex,
  { quote, cutBefore, cutAfter }: AnchorDescription,
  { from, to }: TextMatch,
): { readonly start: number; readonly end: number } {
  const old = wordsOf(cutBefore + quote + cutAfter);
  const [first] = old;
  const last = old.at(-1);
  let start = starts[from] ?? 0;
  let end = ends[to - 1] ?? 0;
  if (!first || !last) return { start, end };
  if (cutBefore !== '' && words[from] === first.hash) start += cutBefore.length;
  if (cutAfter !== '' && words[to - 1] === last.hash) end -= cutAfter.length;
  for (let left = first.start; left > 0 && isSign(view.text.charAt(start - 1)); left -= 1) start -= 1;
  const trailing = quote.length + cutBefore.length - last.end;
  for (let left = trailing; left > 0 && isSign(view.text.charAt(end)); left -= 1) end += 1;
  return start < end ? { start, end } : { start: starts[from] ?? 0, end: ends[to - 1] ?? 0 };
}

const isSign = (character: string): boolean => /^[^\s\p{L}\p{N}\p{M}]$/u.test(character);
