import { wordFamilyNames } from './family-names.ts';
import { foldWord } from './flatten.ts';
import { givenNames } from './given-names.ts';
import { acronyms, places } from './not-names.ts';
import { isBodyWord, isFamilyAfter, isFamilyName, isGivenName, isStopWord } from './word-kinds.ts';

/** How much before the name says that it is one. */
export interface NameReading {
  /** After "Mr" or a rank nearly anything is a name: a place, a short word in capitals, one in lower case. */
  readonly isSure: boolean;
}

export interface Name {
  readonly start: number;
  readonly end: number;
  readonly words: readonly string[];
}

const MOST_WORDS = 4;
const word = /[A-Za-z]+(?:['-][A-Za-z]+)*(?![A-Za-z0-9_@])/y;
const gap = /(?:\. ?| )/y;
const particles = new Set(
  'de da di du dos del van von der den la le el al bin ibn bint ben ap ab ferch abu y'.split(' '),
);

/** The name that begins at a place of a flattened text; null where none does. */
export function readName(flat: string, from: number, reading: NameReading): Name | null {
  const words: string[] = [];
  let at = from;
  let end = from;
  let body: string | null = null;
  while (words.length < MOST_WORDS) {
    const read = matchAt(word, flat, at);
    if (read === null) break;
    const bare = read.replace(/'s$/i, '');
    if (!isNameWord(bare, { flat, at, words, isSure: reading.isSure })) {
      body = read;
      break;
    }
    words.push(bare);
    end = at + bare.length;
    at += read.length;
    if (read !== bare) {
      body = wordAfter(flat, at);
      break;
    }
    const space = matchAt(gap, flat, at);
    if (space === null || (space.startsWith('.') && bare.length > 2)) break;
    at += space.length;
  }
  while (particles.has(words.at(-1) ?? '')) end -= (words.pop()?.length ?? 0) + 1;
  if (body !== null && isBodyWord(foldWord(body)) && !reading.isSure) return null;
  if (!words.some(({ length }) => length > 1)) return null;
  return { start: from, end, words };
}

interface WordPlace {
  readonly flat: string;
  readonly at: number;
  readonly words: readonly string[];
  readonly isSure: boolean;
}

function isNameWord(read: string, { flat, at, words, isSure }: WordPlace): boolean {
  const folded = foldWord(read);
  const isFirst = words.length === 0;
  if (particles.has(read) && (!isFirst || isSure))
    return /^(?:[a-z]{1,4} ){1,3}[A-Z]/.test(flat.slice(at, at + 20));
  if (!/^[A-Z]/.test(read)) return isSure && isFirst && isLowerName(folded);
  if (read.length === 1) return isInitial(flat, at, isFirst);
  if (isFamilyAfter(folded, foldWord(words.at(-1) ?? ''))) return true;
  if (isCapitals(read)) return isCapitalName(read, folded, { isFirst, isSure });
  if (isStopWord(folded) || isBodyWord(folded)) return false;
  return (
    isSure ||
    !isFirst ||
    !places.has(folded) ||
    isBeforeFamily(flat, at + read.length, folded) ||
    isAfterBaby(flat, at, folded)
  );
}

/** "Unborn baby Ramsbottom": a place that is a family's name, too. */
const isAfterBaby = (flat: string, at: number, folded: string): boolean =>
  wordFamilyNames.has(folded) &&
  /\b(?:baby|unborn|surname|twins)[ :-]{1,3}$/i.test(flat.slice(Math.max(0, at - 12), at));

/** "Preston Vickers": a place that is a given name, too, before a family's name. */
function isBeforeFamily(flat: string, end: number, folded: string): boolean {
  const next = wordAfter(flat, end);
  return next !== null && /^[A-Z]/.test(next) && isGivenName(folded) && isFamilyName(foldWord(next));
}

const isCapitals = (read: string): boolean => read.length > 1 && read === read.toUpperCase();

function isCapitalName(
  read: string,
  folded: string,
  { isFirst, isSure }: { isFirst: boolean; isSure: boolean },
): boolean {
  if (acronyms.has(folded) || isStopWord(folded) || isBodyWord(folded)) return false;
  if (givenNames.has(folded) || isFamilyName(folded)) return true;
  return read.length >= (isSure ? 2 : isFirst ? 4 : 3);
}

/** "mr slade", but not "mr and mrs". */
const isLowerName = (folded: string): boolean =>
  folded.length > 2 && !isStopWord(folded) && !isBodyWord(folded);

/** One letter is part of a name before a further word, or with its full stop, or at the end: not "Child A". */
function isInitial(flat: string, at: number, isFirst: boolean): boolean {
  const rest = flat.slice(at + 1, at + 6);
  if (isFirst) return /^(?:\.? ?[A-Z][A-Za-z'.])/.test(rest);
  return /^(?:\.|\s|$|[,;)])/.test(rest);
}

export function matchAt(pattern: RegExp, text: string, at: number): string | null {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? null;
}

/** The word that follows at once, after a space; null where there is none. */
export function wordAfter(flat: string, at: number): string | null {
  return flat[at] === ' ' ? matchAt(word, flat, at + 1) : null;
}

/** The word that stands before a place, after a space or a line break; '' where there is none. */
export const wordBefore = (flat: string, at: number): string =>
  /([A-Za-z'./-]+)[ \n]+$/.exec(flat.slice(Math.max(0, at - 40), at))?.[1] ?? '';
