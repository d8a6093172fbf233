import type { AnchorDescription, Anchored } from './anchor-description.ts';
import { findText, type TextMatch } from './find-text.ts';
import { ambiguous, clamp, gone } from './gone.ts';
import { lineOfWord, type PageIndex } from './page-index.ts';
import { placeOfMatch } from './place-of-match.ts';
import { headingShare } from './surroundings.ts';
import { wordHashes } from './words.ts';

const LEAST_SCORE = 0.5;
const LEAST_MARGIN = 0.03;

interface Judged {
  readonly match: TextMatch;
  readonly context: number;
  readonly score: number;
}

/** Finds what was clipped by its words, the words around it, and where it stands. */
export function anchorText(index: PageIndex, description: AnchorDescription): Anchored {
  const matches = findText(index, description).filter(({ from, to }) => to > from);
  const exact = matches.filter(({ isExact }) => isExact).length;
  const judged = distinct(matches.map((match) => judge(index, description, { match, exact })));
  const [best, second] = judged;
  if (!best || best.score < LEAST_SCORE) return gone(1 - (best?.score ?? 0));
  if (second && second.score >= LEAST_SCORE && best.score - second.score < LEAST_MARGIN) {
    const told = byOrder(
      judged.filter(({ score }) => best.score - score < LEAST_MARGIN),
      description,
      exact,
    );
    return told ? verdictOf(index, description, told) : ambiguous(0.5);
  }
  return verdictOf(index, description, best);
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
  const { occurrences, quote } = description;
  const context = contextOf(match);
  const structure = structureOf(index, description, match);
  const told = wordHashes(quote).reduce((sum, hash) => sum + index.weightOf(hash), 0);
  const most = occurrences > 1 ? 0.35 : 0.65;
  const weight = Math.min(most, 0.15 + told * 0.08);
  const isOnly = match.isExact && exact === 1 && occurrences === 1;
  const score =
    weight * match.quote + (1 - weight) * (0.75 * context + 0.25 * structure) + (isOnly ? 0.1 : 0);
  const length = Math.max(1, wordHashes(quote).length);
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
  return { verdict: context >= 0.4 ? 'same' : 'moved', confidence, place, text };
}
