import type { AnchorDescription, Anchored } from './anchor-description.ts';
import { findText, type TextMatch } from './find-text.ts';
import { ambiguous, clamp, gone } from './gone.ts';
import { headingShare, isUnderOther } from './heading-share.ts';
import { isStanding } from './is-standing.ts';
import { lineOfWord, type PageIndex } from './page-index.ts';
import { placeOfMatch } from './place-of-match.ts';
import { quoteWords } from './quote-words.ts';

const LEAST_MARGIN = 0.03;

interface Judged {
  readonly match: TextMatch;
  readonly context: number;
  readonly score: number;
}

/** Finds what was clipped by its words, the words around it, and where it stands. */
export function anchorText(index: PageIndex, description: AnchorDescription): Anchored {
  const all = findText(index, description);
  const matches = all.filter(({ from, to }) => to > from);
  const exact = new Set(matches.filter(({ isExact }) => isExact).map(({ from }) => from)).size;
  const judged = distinct(matches.map((match) => judge(index, description, { match, exact })));
  const [best, second] = judged.filter((one) => isAccepted(index, description, { ...one, exact }));
  const closed = Math.max(0, ...all.filter(({ isClosed }) => isClosed).map(contextOf));
  if (!best || (closed >= 0.6 && closed > best.context + 0.2 && !isUnique(description, best.match, exact))) {
    return gone(1 - (judged[0]?.score ?? 0) / 2);
  }
  if (second && best.score - second.score < LEAST_MARGIN) {
    const told = byOrder(
      judged.filter(({ score }) => best.score - score < LEAST_MARGIN),
      description,
      exact,
    );
    return told ? verdictOf(index, description, told) : ambiguous(0.5);
  }
  return verdictOf(index, description, best);
}

const isUnique = ({ occurrences }: AnchorDescription, { isExact }: TextMatch, exact: number): boolean =>
  isExact && exact === 1 && occurrences === 1;

/** From how many words on a quote is not there again by chance. */
const LONG = 8;

function isAccepted(
  index: PageIndex,
  description: AnchorDescription,
  { match, context, exact }: Judged & { readonly exact: number },
): boolean {
  const length = quoteWords(description).length;
  const start = index.starts[match.from] ?? 0;
  const isOther = isUnderOther(index, description, start);
  if (!match.isExact) {
    if (!isStanding(match, length) || (isOther && context < 0.8)) return false;
    // None of its numbers, and many other words: another entry of the same kind.
    if (length >= LONG && match.numbers === 0 && match.quote < 0.8) return false;
    // Its words are strewn over twice its length: another entry of the same kind, or two.
    if (length >= LONG && match.to - match.from > 1.6 * length && match.quote < 0.8) return false;
    const heading = index.lineHashes[lineOfWord(index, match.from)] ?? 0;
    if (description.kind === 'heading' && description.page.otherHeadings.includes(heading)) return false;
    return length > 3 || match.quote > 0.5 || isSameShape(index, description, match);
  }
  const isOnly = isUnique(description, match, exact);
  if (length >= LONG) return isOnly || context >= (isOther ? 0.6 : 0.3);
  const isPart = description.beforeInLine + description.afterInLine >= 3;
  if (isPart) return (match.inLine ?? context) >= (isOnly ? 0.4 : 0.6);
  if (isOther) return isOnly ? context >= 0.3 : context >= 0.7;
  if (isOnly) return true;
  return context >= 0.5 || (context >= 0.3 && headingShare(index, description, start) > 0.6);
}

/** A short thing replaced by another: both the whole of a line, or both a part of one. */
function isSameShape(index: PageIndex, description: AnchorDescription, { from, to }: TextMatch): boolean {
  const line = lineOfWord(index, from);
  if (lineOfWord(index, to - 1) !== line) return false;
  const wasWhole = description.beforeInLine === 0 && description.afterInLine === 0;
  const isWhole = index.lineWords[line] === from && index.lineWords[line + 1] === to;
  return wasWhole ? isWhole && index.view.lines[line]?.kind === description.kind : !isWhole;
}

function distinct(judged: readonly Judged[]): readonly Judged[] {
  const kept: Judged[] = [];
  for (const one of judged.toSorted((a, b) => b.score - a.score)) {
    if (kept.every(({ match }) => one.match.to <= match.from || one.match.from >= match.to)) kept.push(one);
  }
  return kept;
}

/** When as many equals stand there as before, the one in the same place of their order is it. */
function byOrder(
  equals: readonly Judged[],
  { occurrences, occurrence }: AnchorDescription,
  exact: number,
): Judged | null {
  if (exact !== occurrences || equals.length !== exact) return null;
  return equals.toSorted((a, b) => a.match.from - b.match.from)[occurrence] ?? null;
}

function judge(
  index: PageIndex,
  description: AnchorDescription,
  { match, exact }: { readonly match: TextMatch; readonly exact: number },
): Judged {
  const { occurrences } = description;
  const context = contextOf(match);
  const structure = structureOf(index, description, match);
  const words = quoteWords(description);
  const told = words.reduce((sum, { hash }) => sum + index.weightOf(hash), 0);
  const most = occurrences > 1 ? 0.35 : 0.65;
  const weight = Math.min(most, 0.15 + told * 0.08);
  const isOnly = match.isExact && exact === 1 && occurrences === 1;
  const score =
    weight * match.quote +
    (1 - weight) * (0.75 * context + 0.25 * structure) +
    (isOnly ? 0.05 : 0) +
    (match.isTouching ? 0.06 : 0);
  const length = Math.max(1, words.length);
  const excess = Math.max(0, (match.to - match.from) / length - 2) * 0.1;
  return { match, context, score: score - excess };
}

const contextOf = ({ before, after }: TextMatch): number =>
  before === null ? (after ?? 0.5) : after === null ? before : (before + after) / 2;

/** 0 to 1: how much the kind of place is the same. */
function structureOf(index: PageIndex, description: AnchorDescription, { from, to }: TextMatch): number {
  const { view, starts, lineWords } = index;
  const line = lineOfWord(index, from);
  const isSameKind = view.lines[line]?.kind === description.kind;
  const wasWhole = description.beforeInLine === 0 && description.afterInLine === 0;
  const isWhole = lineWords[line] === from && lineWords[lineOfWord(index, to - 1) + 1] === to;
  const share = (starts[from] ?? 0) / Math.max(1, view.text.length);
  return (
    (isSameKind ? 0.3 : 0) +
    0.4 * headingShare(index, description, starts[from] ?? 0) +
    (wasWhole === isWhole ? 0.2 : 0) +
    0.1 * (1 - Math.abs(share - description.share))
  );
}

function verdictOf(
  index: PageIndex,
  description: AnchorDescription,
  { match, context, score }: Judged,
): Anchored {
  const place = placeOfMatch(index, description, match);
  const text = index.view.text.slice(place.start, place.end);
  const confidence = clamp(score);
  if (!match.isExact) return { verdict: 'changed', confidence, place, text };
  // Where nothing stood around it, nothing can tell that it was moved.
  const wasAlone = match.before === null && match.after === null;
  const isSame = wasAlone || match.isTouching || context >= 0.7;
  return { verdict: isSame ? 'same' : 'moved', confidence, place, text };
}
