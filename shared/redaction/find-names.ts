import { allMatches } from './all-matches.ts';
import { findFormedNames, findNamesBeforeRank, findNamesBeforeRole } from './find-formed-names.ts';
import { findGivenNames } from './find-given-names.ts';
import { foldWord } from './flatten.ts';
import { givenNames } from './given-names.ts';
import type { Hit, NameClass } from './hit.ts';
import { type NameCue, nameCues } from './name-cues.ts';
import { type Name, readName, wordAfter } from './read-name.ts';
import { isBodyWord, isGivenName, isNoName } from './word-kinds.ts';

/** Names of people in a flattened text: after an honorific, a rank or a role, by a known given name, by their form. */
export function findNames(flat: string): Hit[] {
  const officers = nameCues.filter(({ cue }) => cue === 'rank').flatMap((cue) => afterCue(flat, cue));
  const others = nameCues.filter(({ cue }) => cue !== 'rank').flatMap((cue) => afterCue(flat, cue));
  return [
    ...officers,
    ...others,
    ...findGivenNames(flat),
    ...findFormedNames(flat),
    ...findNamesBeforeRank(flat),
    ...findNamesBeforeRole(flat),
    ...collarNumbers(flat, officers),
  ];
}

function afterCue(flat: string, cue: NameCue): Hit[] {
  return allMatches(cue.pattern, flat).flatMap((match) => {
    const from = match.index + match[0].length;
    const name = surnameFirst(flat, from) ?? readName(flat, from, { isSure: isSureOf(match[0], cue) });
    if (name === null || isNotThis(flat, name, cue)) return [];
    const isMany = /(?:^|\s)(?:[a-z-]+s|children)\b/i.test(match[0]) && cue.cue !== 'honorific';
    return [nameHit(name, cue), ...furtherNames(flat, name.end, { cue, isMany })];
  });
}

/** A rank in small letters, and "officer", are words of prose, too. */
const isSureOf = (text: string, { isSure, cue }: NameCue): boolean =>
  isSure &&
  !(cue === 'rank' && (/^[a-z]/.test(text) || /officer|supervisor/i.test(text) || /^(?:PCs|DCs)/.test(text)));

function isNotThis(flat: string, { end, words }: Name, { cue }: NameCue): boolean {
  const [first = ''] = words;
  if (words.length > 1) return false;
  if (cue === 'rank') return !/^[A-Z]/.test(first) || isBodyWord(foldWord(wordAfter(flat, end) ?? ''));
  if (cue === 'honorific') return /^(?:justice|titles?)$/i.test(first);
  return isBodyWord(foldWord(wordAfter(flat, end) ?? ''));
}

interface Announced {
  readonly cue: NameCue;
  /** Whether the word that announces the first name is a plural: "siblings Aria, Zuri and Obi". */
  readonly isMany: boolean;
}

/** The names that follow a name by commas and "and" are of the same kind. */
function furtherNames(flat: string, from: number, { cue, isMany }: Announced): Hit[] {
  const joint = /^(?:\s*\([^)\n]{1,14}\))?(?:, and|,| and| &|;) (?=[A-Z])/.exec(flat.slice(from, from + 26));
  if (!joint) return [];
  const name = readName(flat, from + joint[0].length, { isSure: false });
  if (name === null || name.words.every(isNoName)) return [];
  const isKnown = isGivenName(foldWord(name.words[0] ?? '')) && !joint[0].includes(';');
  return isMany || isKnown ? [nameHit(name, cue), ...furtherNames(flat, name.end, { cue, isMany })] : [];
}

const reversed = /[A-Z][A-Za-z'-]{1,30},\s?(?:[A-Z][A-Za-z'-]{1,30}|[A-Z]\b\.?)(?:\s[A-Z][A-Za-z'-]{1,30})?/y;

/** "RAUF, Zainab": the family name in capitals, or one with a given name after the comma. */
function surnameFirst(flat: string, from: number): Name | null {
  reversed.lastIndex = from;
  const text = reversed.exec(flat)?.[0];
  const [family = '', given = ''] = text?.split(/,\s?/) ?? [];
  const first = given.split(/\s/)[0] ?? '';
  if (text === undefined || isNoName(family) || (first.length > 1 && isNoName(first))) return null;
  const isCapital = family === family.toUpperCase() && family.length > 2;
  const isInitial = /^[A-Z]\.$/.test(given);
  const isGiven = givenNames.has(foldWord(first)) && !givenNames.has(foldWord(family));
  return isCapital || isInitial || isGiven
    ? { start: from, end: from + text.length, words: [given, family] }
    : null;
}

/** "4471 LECK DC". */
const numberBeforeName =
  /(?<![A-Za-z0-9/.,£-])(?<v>\d{3,6}) (?=[A-Z][A-Za-z'-]+,? \(?(?:[AT]\/)?(?:PC|DC|PS|DS|DI|DCI|PCSO|Sgt|Insp)\b)/dg;
/** "Leck 1187 OIC". */
const numberAfterName = /(?<=[A-Z][A-Za-z'-]{1,30} )(?<v>\d{3,6})(?=,? \(?(?:OIC|DC|PC|PS|DS|PCSO)\b)/dg;
const rankNumber =
  /(?<![A-Za-z0-9])(?:(?:[AT]\/)?(?:PC|Pc|DC|Dc|WPC|PS|DS|DI|DCI|PCSO|TDC|MPC|SPC|Sgt|SGT|Insp)|[Ss]pecial [Cc]onstable|[Cc]onstable|[Oo]fficer|[Ss]ergeant|OIC)\s?(?:no\.?\s*)?(?<v>\d{2,6})(?![A-Za-z0-9/]|[.,]\d|\s?%|\s(?:officers|of|out|cases|hours|days|years|per)\b)/dg;
const afterOfficer =
  /^[\s,]*[([]?\s*(?:collar |no\.? ?|#)?(?<v>[A-Z]{0,2}\d{3,6})(?![A-Za-z0-9/:]|[.,]\d|\s?%|\s(?:officers|of|out|cases|hours|days|years|per)\b)/d;

/** A number after a rank, and one after an officer's name. */
function collarNumbers(flat: string, officers: readonly Hit[]): Hit[] {
  const afterRank = [
    ...allMatches(rankNumber, flat),
    ...allMatches(numberBeforeName, flat),
    ...allMatches(numberAfterName, flat),
  ].map(({ indices }) => ({
    offset: 0,
    place: indices?.groups?.v,
  }));
  const afterName = officers.map(({ end }) => ({
    offset: end,
    place: afterOfficer.exec(flat.slice(end, end + 30))?.indices?.groups?.v,
  }));
  return [...afterRank, ...afterName].flatMap(({ offset, place }) =>
    place
      ? [
          {
            class: 'collar-number',
            start: offset + place[0],
            end: offset + place[1],
            cue: 'rank',
            identity: null,
          },
        ]
      : [],
  );
}

const nameHit = (
  { start, end }: Name,
  { class: kind, cue }: { readonly class: NameClass; readonly cue: Hit['cue'] },
): Hit => ({
  class: kind,
  start,
  end,
  cue,
  identity: null,
});
