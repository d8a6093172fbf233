import type { PageLine, PageView } from './page-view.ts';
import { hashWord } from './words.ts';

const RAW_WORD = /[\p{L}\p{N}\p{M}]+/gu;

/**
 * What tells one record from another of the same template: words with digits (references, dates), and the
 * capitalised words of values and titles (names). A sentence's first word is capitalised anyway, and tells nothing.
 */
export function tellingWords(view: PageView, lines: readonly PageLine[]): readonly number[] {
  const found = new Set<number>();
  for (const line of lines) {
    const text = view.text.slice(line.start, line.end);
    for (const { 0: raw, index } of text.matchAll(RAW_WORD)) {
      if (/\p{N}/u.test(raw) ? raw.length > 1 : isName(line, raw, text.slice(0, index)))
        found.add(hashWord(raw));
    }
  }
  found.delete(0);
  return [...found];
}

function isName({ kind, level }: PageLine, raw: string, before: string): boolean {
  if (!/^\p{Lu}\p{L}{2,}/u.test(raw)) return false;
  if (kind === 'value' || kind === 'cell' || level === 1) return true;
  return kind === 'text' && /[\p{L}\p{N},] $/u.test(before);
}

/** The same few of a set, whichever others come and go: those with the smallest hashes. */
export const smallest = (hashes: readonly number[], count: number): readonly number[] =>
  hashes.toSorted((a, b) => a - b).slice(0, count);
