import type { AnchorDescription } from './anchor-description.ts';
import { describeGroup, describeRows } from './describe-rows.ts';
import { describeSigns } from './describe-signs.ts';
import { headingsAbove } from './headings-above.ts';
import { lastWhere } from './last-where.ts';
import type { PageView } from './page-view.ts';
import { lineHash } from './span.ts';
import { touchedRecords } from './touched-records.ts';
import { wordHashes } from './words.ts';

/** What is kept of the place `start` to `end` of a page's text. */
export function describePlace(view: PageView, start: number, end: number): AnchorDescription {
  const { text, lines } = view;
  const first = Math.max(
    0,
    lastWhere(lines.length, (at) => (lines[at]?.start ?? 0) <= start),
  );
  const last = Math.max(
    first,
    lastWhere(lines.length, (at) => (lines[at]?.start ?? 0) < end),
  );
  const touched = touchedRecords(view, first, last);
  return {
    version: 1,
    ...describeWords(view, { start, end, first, last }),
    kind: lines[first]?.kind ?? 'text',
    headings: headingsAbove(view, first).map((line) => lineHash(view, line)),
    share: text.length === 0 ? 0 : start / text.length,
    rows: describeRows(view, touched, { start, end }),
    group: describeGroup(view, touched),
    page: describeSigns(view, first, { start, end }),
  };
}

type Words = Pick<
  AnchorDescription,
  'quote' | 'cutBefore' | 'cutAfter' | 'before' | 'beforeInLine' | 'after' | 'afterInLine'
> &
  Pick<AnchorDescription, 'occurrences' | 'occurrence'>;

interface Place {
  readonly start: number;
  readonly end: number;
  /** The lines that it starts and ends in. */
  readonly first: number;
  readonly last: number;
}

const CONTEXT_WORDS = 32;
/** Characters in which so many words are looked for. */
const CONTEXT_REACH = 40 * CONTEXT_WORDS;

/** The words of the place, and those before and after it. */
function describeWords({ text, lines }: PageView, { start, end, first, last }: Place): Words {
  const quote = text.slice(start, end);
  const cutBefore = cutOff(text.slice(Math.max(0, start - LONGEST_WORD), start + 1), CUT_BEFORE);
  const cutAfter = cutOff(text.slice(end - 1, end + LONGEST_WORD), CUT_AFTER);
  const wordStart = start - cutBefore.length;
  const wordEnd = end + cutAfter.length;
  const lineStart = Math.min(lines[first]?.start ?? start, start);
  const lineEnd = Math.max(lines[last]?.end ?? end, end);
  return {
    quote,
    cutBefore,
    cutAfter,
    before: wordHashes(text.slice(Math.max(0, start - CONTEXT_REACH), wordStart)).slice(-CONTEXT_WORDS),
    beforeInLine: wordHashes(text.slice(lineStart, Math.max(lineStart, wordStart))).length,
    after: wordHashes(text.slice(wordEnd, end + CONTEXT_REACH)).slice(0, CONTEXT_WORDS),
    afterInLine: wordHashes(text.slice(wordEnd, lineEnd)).length,
    ...countOccurrences(text, quote, start),
  };
}

const LONGEST_WORD = 60;
const CUT_BEFORE = /[\p{L}\p{M}\u00AD]+(?=\p{L}$)|\p{N}+(?=\p{N}$)/u;
const CUT_AFTER = /(?<=^\p{L})[\p{L}\p{M}\u00AD]+|(?<=^\p{N})\p{N}+/u;
const cutOff = (text: string, part: RegExp): string => part.exec(text)?.[0] ?? '';

function countOccurrences(text: string, quote: string, start: number) {
  const wanted = folded(quote);
  const count = (hay: string) => (wanted.trim() === '' ? 0 : hay.split(wanted).length - 1);
  return { occurrences: Math.max(1, count(folded(text))), occurrence: count(folded(text.slice(0, start))) };
}

// Two spaces between words, so that neighbouring occurrences do not share one.
const folded = (text: string): string =>
  ` ${text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{S}\p{M}%]+/gu, '  ')
    .trim()} `;
