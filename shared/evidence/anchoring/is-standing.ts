import type { TextMatch } from './find-text.ts';

/** What of a quote's words must stand, and of its context's, before a place with other words is called its own. */
export function isStanding(match: TextMatch, length: number): boolean {
  const { isExact, isTouching, numbers, quote, before, after, inLine } = match;
  if (isExact) return true;
  const [more, less] = [Math.max(before ?? 0, after ?? 0), Math.min(before ?? 1, after ?? 1)];
  const context = Math.max((more + less) / 2, 0.8 * more, inLine ?? 0);
  // Between the very words that it stood between, less of it is enough.
  const least = isTouching && less >= 0.8 && numbers !== 0 ? LEAST_FRAMED : 0.5;
  if (quote < Math.min(least, 0.1 * (length - 1))) return false;
  if (length <= 3 && quote < 0.5) return more >= 0.6 && less >= 0.6;
  if (length >= 25 && quote >= 0.8) return true;
  return context >= (quote >= 0.75 ? 0.45 : 0.6);
}

const LEAST_FRAMED = 0.36;
