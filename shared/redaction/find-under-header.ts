import { flatten, foldWord } from './flatten.ts';
import { ambiguousPlaces, ambiguousWords, givenNames } from './given-names.ts';
import { headerClass } from './header-classes.ts';
import { type Cue, type Hit, type IdentifierClass, isNameClass } from './hit.ts';
import { acronyms, honorificWords, notNames, places } from './not-names.ts';
import { isBodyWord, isFamilyName, isNameAtAll, isStopWord } from './word-kinds.ts';

/** What a value is by the words that stand above or before it: all of it, or nothing. */
export function findUnderHeader(value: string, header: string, cue: Cue): Hit[] {
  const kind = headerClass(header);
  if (kind === null) return [];
  const hit = (of: IdentifierClass, { start, end }: Piece): Hit => ({
    class: of,
    start,
    end,
    cue,
    identity: null,
  });
  return splitValue(value, kind).flatMap((piece) => {
    const text = value.slice(piece.start, piece.end);
    if (!isNameClass(kind))
      return isValueOf(flatten(text), kind, /name|handle|tag/i.test(header)) ? [hit(kind, piece)] : [];
    const [name, collar] = nameAndNumber(text, piece.start);
    if (!isNameLike(flatten(value.slice(name.start, name.end)), /name/i.test(header))) return [];
    return [hit(kind, name), ...(kind === 'officer' && collar ? [hit('collar-number', collar)] : [])];
  });
}

/** "Ruby Marsh (04/05/2017)", "Sidhu 6614", "PC 6614 Sidhu": the name without what is written in digits. */
function nameAndNumber(text: string, offset: number): readonly [Piece, Piece | null] {
  const ahead =
    /^(?:(?:[AT]\/)?(?:PC|DC|PS|DS|DI|DCI|PCSO|Sgt|Insp|Supt|TDC)\b\s?)?(?:\d{2,6}\s+)?(?=[A-Za-z])/.exec(
      text,
    );
  const from = ahead?.[0].length ?? 0;
  const name = text.slice(from).replace(/[\s,;:([-]*(?:(?:d\.?o\.?b\.?|born|aged?|b\.)[\s:]*)?\d.*$/is, '');
  const number = /(?<!\d)\d{2,6}(?![\d/.-])/.exec(text);
  const place = number && { start: offset + number.index, end: offset + number.index + number[0].length };
  return [{ start: offset + from, end: offset + from + name.length }, place];
}

interface Piece {
  readonly start: number;
  readonly end: number;
}

/** Several names stand in one cell; other values are one. Blanks and marks at the ends are left. */
function splitValue(value: string, kind: IdentifierClass): Piece[] {
  const joints = isNameClass(kind) ? /\s*(?:[;\n&|]|\s+and\s+|(?<=[)\d])\s*,(?=\s*[A-Z]))\s*/g : /[;\n|]/g;
  const pieces: Piece[] = [];
  let start = 0;
  for (const joint of [...value.matchAll(joints), null]) {
    const end = joint?.index ?? value.length;
    const text = value.slice(start, end);
    const trimmed = text.trim();
    const from = start + text.indexOf(trimmed);
    if (trimmed !== '') pieces.push({ start: from, end: from + trimmed.length });
    start = end + (joint?.[0].length ?? 0);
  }
  return pieces;
}

function isValueOf(flat: string, kind: IdentifierClass, isOfNames: boolean): boolean {
  if (kind === 'age')
    return /^\D{0,3}(?:\d|1[0-7])(?:\D.{0,12})?$/.test(flat) && !/[-–+<>]|\bto\b|over|under/.test(flat);
  if (kind === 'address')
    return (
      flat.length > 4 &&
      /[A-Z]|\d/.test(flat) &&
      !/^(?:not|n\/a|unknown|none|no|yes|withheld|nfa|same|known|recorded|confirmed|verified|checked|missing|shared)\b/i.test(
        flat,
      ) &&
      !/@/.test(flat)
    );
  if (kind === 'username')
    return (
      /^@?[A-Za-z0-9_.#-]{3,}$/.test(flat) &&
      (/[\d_.#@]|[a-z][A-Z]/.test(flat) || isOfNames) &&
      !notNames.has(foldWord(flat))
    );
  if (kind === 'phone') return (flat.match(/\d/g)?.length ?? 0) >= 5 && !/[a-z]{5}.*[a-z]{5}|=/.test(flat);
  if (kind === 'date-of-birth') return /\d/.test(flat) && flat.length <= 40;
  if (kind === 'case-reference')
    return (
      /^(?=(?:.*\d){3})[A-Za-z0-9/\- .]{4,30}$/.test(flat) &&
      !/[a-z]{4}/.test(flat) &&
      !/^(?:[A-Z-]*[A-Z]-)?(?:19|20)\d\d(?:[/-]\d\d)?$/.test(flat)
    );
  if (kind === 'postcode') return /^[A-Z]{1,2}\d[A-Z\d]?\s*(?:\d[A-Z]{2})?$/i.test(flat);
  return (
    /\d/.test(flat) &&
    (flat.match(/[\dA-Z]/g)?.length ?? 0) >= 3 &&
    flat.length <= 60 &&
    !/[a-z]{5}.*[a-z]{5}/.test(flat)
  );
}

const nothing =
  /^(?:n\/?a|n\.a\.|nil|none|not\b.*|no|yes|y|n|unknown|unk|tbc|tbd|-+|\?+|x+|as above|see .*|refused|withheld|anonymous|male|female)$/i;

/** Up to six words, each of which may be part of a name, and no sentence: "Sarah Holt (mother)", "kayden". */
function isNameLike(value: string, isOfNames: boolean): boolean {
  if (nothing.test(value.trim())) return false;
  const words = value.split(/[\s,()/."]+/).filter((word) => word !== '');
  const named = words.filter((word) => /[A-Za-z]/.test(word) && !honorificWords.has(foldWord(word)));
  if (named.length === 0 || words.length > 7 || named.some((word) => /[@%£]/.test(word))) return false;
  if (!named.some((word) => word.length > 1)) return false;
  const areNames = named.every((word) => /^[A-Z]/.test(word) && isNameAtAll(foldWord(word)));
  if (areNames && (isOfNames || named.length > 1)) return true;
  const [only = ''] = named;
  if (
    named.length === 1 &&
    /(?:ed|ing|ly)$/.test(only) &&
    !givenNames.has(foldWord(only)) &&
    !isFamilyName(foldWord(only))
  )
    return false;
  const odd = named.filter((word) => isOdd(word));
  const isGiven = named.some((word) => isUnmistakable(foldWord(word)));
  return odd.length === 0 || (isGiven && odd.length < named.length - odd.length + 1 && named.length <= 5);
}

const isUnmistakable = (folded: string): boolean =>
  givenNames.has(folded) && !ambiguousWords.has(folded) && !ambiguousPlaces.has(folded);

const isOdd = (word: string): boolean => {
  const folded = foldWord(word);
  return (
    ((isStopWord(folded) || isBodyWord(folded)) &&
      (!givenNames.has(folded) || ambiguousPlaces.has(folded))) ||
    (places.has(folded) && !givenNames.has(folded)) ||
    (acronyms.has(folded) && !givenNames.has(folded) && word === word.toUpperCase())
  );
};
