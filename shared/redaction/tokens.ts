import type { Hit } from './hit.ts';
import { identityOf } from './identity.ts';
import { tokenWords } from './token-words.ts';

/** What stands for an identifier in a derivative: CHILD-1, PHONE-2. */
type Token = string;

/**
 * Which token stands for whom over a whole inspection. It holds the identifiers themselves: it is as secret as the
 * originals and is kept with them.
 */
export type TokenBook = ReadonlyMap<string, Token>;

export const emptyTokenBook: TokenBook = new Map();

export interface Redacted {
  readonly text: string;
  readonly book: TokenBook;
}

/**
 * The text with a token in place of each hit, and the book with those that are new. The hits are as findIdentifiers
 * gives them: in order and without overlaps. What is between them stays as it is.
 */
export function redactText(text: string, hits: readonly Hit[], book: TokenBook): Redacted {
  const writer = createTokenWriter(book);
  return { text: writer.redact(text, hits), book: writer.book() };
}

interface TokenWriter {
  readonly redact: (text: string, hits: readonly Hit[]) => string;
  readonly book: () => TokenBook;
}

/** For many texts of one item: the book is copied once. */
export function createTokenWriter(book: TokenBook): TokenWriter {
  const grown = new Map(book);
  const taken = new Set(book.values());
  const last = new Map<string, number>();
  const next = (word: string): Token => {
    let number = (last.get(word) ?? 0) + 1;
    while (taken.has(`${word}-${number}`)) number += 1;
    last.set(word, number);
    taken.add(`${word}-${number}`);
    return `${word}-${number}`;
  };
  const tokenOf = (written: string, hit: Hit): Token => {
    const identity = hit.identity ?? identityOf(written, hit.class);
    const token = grown.get(identity) ?? next(tokenWords[hit.class]);
    grown.set(identity, token);
    return token;
  };
  const redact = (text: string, hits: readonly Hit[]): string => {
    let from = 0;
    const pieces = hits.map((hit) => {
      const between = text.slice(from, hit.start);
      from = hit.end;
      return between + tokenOf(text.slice(hit.start, hit.end), hit);
    });
    return pieces.join('') + text.slice(from);
  };
  return { redact, book: () => new Map(grown) };
}
