import type { TextMatch } from './find-text.ts';

/** What of a quote's words must stand, and of its context's, before a place with other words is called its own. */
export function isStanding({ isExact, quote, before, after, inLine }: TextMatch, length: number): boolean {
  if (isExact) return true;
  const [more, less] = [Math.max(before ?? 0, after ?? 0), Math.min(before ?? 1, after ?? 1)];
  const context = Math.max((more + less) / 2, 0.8 * more, inLine ?? 0);
  if (quote < Math.min(0.5, 0.1 * (length - 1))) return false;
  if (length <= 3 && quote < 0.5) return more >= 0.6 && less >= 0.6;
  if (length >= 25 && quote >= 0.8) return true;
  return context >= (quote >= 0.75 ? 0.45 : 0.6);
}
