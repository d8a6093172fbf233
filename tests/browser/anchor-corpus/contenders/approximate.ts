import search from 'approx-string-match';
import type { Contender } from './contender.ts';
import { describeQuote, type Quote, rangeAt, readRun, type TextRun } from './text-run.ts';

interface Match {
  readonly start: number;
  readonly end: number;
  readonly errors: number;
}

/** The numbers are hypothesis/client's, anchoring/match-quote.ts. */
const WEIGHTS = { quote: 50, prefix: 20, suffix: 20, position: 2 };
const MOST_ERRORS = 256;

/** approx-string-match with the ranking that hypothesis gives its matches; the method, written anew. */
export const approximate: Contender = {
  name: 'approx-string-match',
  describe: describeQuote,
  prepare: readRun,
  anchor: (_root, stored, prepared) => {
    const run = prepared as TextRun;
    const quote = stored as Quote;
    const matches = matchesOf(run.text, quote.exact, Math.min(MOST_ERRORS, quote.exact.length / 2));
    let best: { match: Match; score: number } | null = null;
    for (const match of matches) {
      const score = scoreOf(run.text, quote, match);
      if (best === null || score > best.score) best = { match, score };
    }
    if (!best) return { range: null, verdict: 'gone' };
    const { start, end, errors } = best.match;
    return { range: rangeAt(run, start, end), verdict: errors === 0 ? 'same' : 'changed' };
  },
};

/** Every exact match; inexact ones only where there is none. */
function matchesOf(text: string, quote: string, maxErrors: number): readonly Match[] {
  const exact: Match[] = [];
  for (let at = text.indexOf(quote); at !== -1; at = text.indexOf(quote, at + 1))
    exact.push({ start: at, end: at + quote.length, errors: 0 });
  return exact.length > 0 ? exact : search(text, quote, maxErrors);
}

function scoreOf(text: string, quote: Quote, { start, end, errors }: Match): number {
  const before = text.slice(Math.max(0, start - quote.prefix.length), start);
  const after = text.slice(end, end + quote.suffix.length);
  const all = WEIGHTS.quote + WEIGHTS.prefix + WEIGHTS.suffix + WEIGHTS.position;
  return (
    (WEIGHTS.quote * (1 - errors / quote.exact.length) +
      WEIGHTS.prefix * (quote.prefix === '' ? 1 : likeness(before, quote.prefix)) +
      WEIGHTS.suffix * (quote.suffix === '' ? 1 : likeness(after, quote.suffix)) +
      WEIGHTS.position * (1 - Math.abs(start - quote.start) / text.length)) /
    all
  );
}

function likeness(text: string, pattern: string): number {
  if (text === '') return 0;
  const [match] = matchesOf(text, pattern, pattern.length);
  return match ? 1 - match.errors / pattern.length : 0;
}
