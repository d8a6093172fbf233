import type { AnchorCell } from './anchor-description.ts';
import type { PageCell, PageView } from './page-view.ts';
import { cellText } from './span.ts';
import { foldedWords, likenessOfWords } from './text-likeness.ts';
import { hashWords } from './words.ts';

// The same cells are compared with many others, and the words of each are read once.
const hashesOfStored = new WeakMap<AnchorCell, number>();
const wordsOfCells = new WeakMap<AnchorCell | PageCell, readonly string[]>();

function readOnce<K extends object, T>(known: WeakMap<K, T>, cell: K, read: () => T): T {
  const seen = known.get(cell);
  if (seen !== undefined) return seen;
  const fresh = read();
  known.set(cell, fresh);
  return fresh;
}

export const storedHash = (cell: AnchorCell): number =>
  readOnce(hashesOfStored, cell, () => hashWords(cell.text));

/** 0 to 1: how alike a stored cell is to one of the page, of which the hash is known. */
export function cellLikeness(
  view: PageView,
  cell: AnchorCell,
  { now, hash }: { readonly now: PageCell; readonly hash: number },
): number {
  if (hash === storedHash(cell)) return 1;
  const likeness = likenessOfWords(
    readOnce(wordsOfCells, cell, () => foldedWords(cell.text)),
    readOnce(wordsOfCells, now, () => foldedWords(cellText(view, now))),
  );
  return likeness > 0.4 ? likeness * 0.9 : 0;
}
