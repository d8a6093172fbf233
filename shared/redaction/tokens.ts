import type { Hit, IdentifierClass } from './hit.ts';
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

/** One identifier of an item, and how it stands there. */
export interface Found {
  readonly identity: string;
  readonly class: IdentifierClass;
  /** What stands in its place; null where it was left as it is. */
  readonly token: Token | null;
  /** The ways in which it is written, each once. */
  readonly written: readonly string[];
  readonly count: number;
}

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
  /** In the order in which they were met. */
  readonly found: () => readonly Found[];
}

/** For many texts of one item: the book is copied once. What is of a spared identity stays as it is. */
export function createTokenWriter(book: TokenBook, spared: ReadonlySet<string> = new Set()): TokenWriter {
  const grown = new Map(book);
  const met = new Map<string, Found>();
  const next = createNumbering(book);
  const tokenOf = (written: string, hit: Hit): Token | null => {
    const identity = hit.identity ?? identityOf(written, hit.class);
    const token = spared.has(identity) ? null : (grown.get(identity) ?? next(tokenWords[hit.class]));
    if (token !== null) grown.set(identity, token);
    const before = met.get(identity) ?? { identity, class: hit.class, token, written: [], count: 0 };
    const forms = before.written.includes(written) ? before.written : [...before.written, written];
    met.set(identity, { ...before, written: forms, count: before.count + 1 });
    return token;
  };
  const redact = (text: string, hits: readonly Hit[]): string => {
    let from = 0;
    const pieces = hits.map((hit) => {
      const between = text.slice(from, hit.start);
      from = hit.end;
      const written = text.slice(hit.start, hit.end);
      return between + (tokenOf(written, hit) ?? written);
    });
    return pieces.join('') + text.slice(from);
  };
  return { redact, book: () => new Map(grown), found: () => [...met.values()] };
}

/** The next free number of each word. */
function createNumbering(book: TokenBook): (word: string) => Token {
  const taken = new Set(book.values());
  const last = new Map<string, number>();
  return (word) => {
    let number = (last.get(word) ?? 0) + 1;
    while (taken.has(`${word}-${number}`)) number += 1;
    last.set(word, number);
    taken.add(`${word}-${number}`);
    return `${word}-${number}`;
  };
}
