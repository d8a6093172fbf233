import { foldWord } from './flatten.ts';
import { ambiguousPlaces, ambiguousWords, familyNames, givenNames } from './given-names.ts';
import type { Hit, NameClass } from './hit.ts';
import { type NameCue, nameCues } from './name-cues.ts';
import { acronyms, bodyWords, honorificWords, notNames, places } from './not-names.ts';
import { type Name, readName, wordAfter, wordBefore } from './read-name.ts';

/** Names of people in a flattened text: after an honorific, a rank or a role, by a known given name, by their form. */
export const findNames = (flat: string): Hit[] => [
  ...nameCues.flatMap((cue) => afterCue(flat, cue)),
  ...byGivenName(flat),
  ...byForm(flat),
  ...collarNumbers(flat),
];

function afterCue(flat: string, cue: NameCue): Hit[] {
  return [...flat.matchAll(cue.pattern)].flatMap((match) => {
    const from = match.index + match[0].length;
    const name = surnameFirst(flat, from) ?? readName(flat, from, { isSure: isSureAt(flat, match[0], cue) });
    if (name === null || isLeft(flat, name, cue)) return [];
    return [nameHit(name, cue.class, cue.cue), ...furtherNames(flat, name, cue)];
  });
}

/** A rank in small letters is a word of prose, too. */
const isSureAt = (flat: string, cueText: string, { isSure, cue }: NameCue): boolean =>
  isSure &&
  !(cue === 'rank' && !/\p{Lu}/u.test(cueText[0] ?? '')) &&
  !(cue === 'rank' && /\bofficer|supervisor/i.test(cueText) && flat !== '');

function isLeft(flat: string, { start, end, words }: Name, { cue }: NameCue): boolean {
  const [first = ''] = words;
  const next = foldWord(wordAfter(flat, end) ?? '');
  if (cue === 'rank' && words.length === 1 && !/^\p{Lu}/u.test(first)) return true;
  if (cue === 'honorific' && words.length === 1 && /^(?:justice|titles?)$/i.test(first)) return true;
  if (words.length === 1 && bodyWords.has(next) && cue !== 'honorific') return true;
  return (
    cue === 'role' && words.length === 1 && isAtSentenceStart(flat, start) && notNames.has(foldWord(first))
  );
}

/** "twins Ava and Ella": a name that follows a name by "and" is of the same kind. */
function furtherNames(flat: string, { end }: Name, { class: kind, cue }: NameCue): Hit[] {
  const joint = /^(?:,| and| &|,? and) (?=\p{Lu})/u.exec(flat.slice(end, end + 8));
  if (!joint || joint[0] === ', ') return [];
  const name = readName(flat, end + joint[0].length, { isSure: false });
  if (name === null || isAcronymLike(name)) return [];
  const isKnown = name.words.some((word) => givenNames.has(foldWord(word)));
  return isKnown ? [nameHit(name, kind, cue)] : [];
}

const isAcronymLike = ({ words }: Name): boolean => words.every((word) => acronyms.has(foldWord(word)));

const capitals = "\\p{Lu}[\\p{Lu}'-]+";
const reversed = new RegExp(
  `(?:${capitals}|\\p{Lu}[\\p{L}'-]+),\\s?(?:\\p{Lu}[\\p{L}'-]+|\\p{Lu}\\b\\.?)(?:\\s\\p{Lu}[\\p{L}'-]+)?`,
  'uy',
);

/** "RAUF, Zainab": the family name in capitals, or one with a given name after the comma. */
function surnameFirst(flat: string, from: number): Name | null {
  reversed.lastIndex = from;
  const text = reversed.exec(flat)?.[0];
  if (text === undefined) return null;
  const [family = '', given = ''] = text.split(/,\s?/);
  if (/\p{Ll}\p{Lu}/u.test(given) && !/^(?:Mc|Mac|O')/.test(given)) return null;
  const first = foldWord(given.split(/\s/)[0] ?? '');
  if (isNoName(family) || notNames.has(first)) return null;
  const isSurname = family === family.toUpperCase() && family.length > 2;
  if (
    !isSurname &&
    !(givenNames.has(first) && !givenNames.has(foldWord(family))) &&
    !/^\p{Lu}\b\.?$/u.test(given)
  )
    return null;
  if (!isSurname && /^\p{Lu}$/u.test(given)) return null;
  return { start: from, end: from + text.length, words: [given, family] };
}

const isNoName = (word: string): boolean => {
  const folded = foldWord(word);
  return [notNames, acronyms, bodyWords, places, honorificWords].some((words) => words.has(folded));
};

const capitalWord = /(?<![\p{L}\p{N}@._/-])[\p{L}\p{M}]+(?:['-][\p{L}\p{M}]+)*(?![\p{L}\p{N}@/_-])/gu;
const notAfter = new Set([
  'st',
  'saint',
  'operation',
  'op',
  'project',
  'queen',
  'king',
  'royal',
  'san',
  'the',
  'a',
  'an',
  'our',
  'new',
]);

function byGivenName(flat: string): Hit[] {
  return [...flat.matchAll(capitalWord)].flatMap(({ 0: read, index }) => {
    const bare = read.replace(/'s$/i, '');
    const folded = foldWord(bare);
    if (!isGiven(folded)) return [];
    if (!/^\p{Lu}/u.test(bare)) return isPlainGiven(folded) ? [lowerHit(flat, index, bare)] : [];
    if (notAfter.has(foldWord(wordBefore(flat, index)).replace('.', ''))) return [];
    const name = readName(flat, index, { isSure: false }) ?? ownName(flat, index, bare);
    if (name === null) return [];
    return isOwnName(flat, name, folded) ? [nameHit(name, 'person', 'given name')] : [];
  });
}

const isGiven = (folded: string): boolean =>
  givenNames.has(folded) || (folded.includes('-') && givenNames.has(folded.split('-')[0] ?? ''));

const isPlainGiven = (folded: string): boolean =>
  folded.length >= 4 &&
  !ambiguousWords.has(folded) &&
  !ambiguousPlaces.has(folded) &&
  !familyNames.has(folded) &&
  !notNames.has(folded);

/** A name in capitals of fewer letters than a word in capitals otherwise needs. */
const ownName = (flat: string, index: number, bare: string): Name | null =>
  bodyWords.has(foldWord(wordAfter(flat, index + bare.length) ?? '')) ||
  isNoName(bare) ||
  /'s$/.test(flat.slice(index, index + bare.length + 2))
    ? null
    : { start: index, end: index + bare.length, words: [bare] };

function isOwnName(flat: string, { start, end, words }: Name, folded: string): boolean {
  if (/^'s (?:Law|Rule|Act|Plan|Pledge|Hospital|Centre|Trust)\b/.test(flat.slice(end, end + 14)))
    return false;
  if (words.length > 1) return true;
  if (ambiguousPlaces.has(folded) || places.has(folded)) return false;
  if (bodyWords.has(foldWord(wordAfter(flat, end) ?? ''))) return false;
  return (
    !ambiguousWords.has(folded) ||
    !isAtSentenceStart(flat, start) ||
    /^(?:'s|\s(?:said|told|was|is|has|had|disclosed|went|does|did)\b)/.test(flat.slice(end, end + 12))
  );
}

function lowerHit(flat: string, index: number, bare: string): Hit {
  const next = wordAfter(flat, index + bare.length);
  const isWhole = next !== null && familyNames.has(foldWord(next));
  const end = index + bare.length + (isWhole ? 1 + next.length : 0);
  return { class: 'person', start: index, end, cue: 'given name', entry: null };
}

const formed = [
  // "Craig NUTTALL", "NUTTALL, Craig", "IONESCU Vasile", "J. Smith", "Anya Hussain"
  /(?<![\p{L}\p{N}])\p{Lu}\p{Ll}[\p{L}'-]* (?<family>\p{Lu}[\p{Lu}'-]{2,})(?![\p{L}\p{N}])/gu,
  /(?<![\p{L}\p{N}])(?<family>\p{Lu}[\p{Lu}'-]{2,}),? \p{Lu}\p{Ll}[\p{L}'-]*(?![\p{L}\p{N}])/gu,
  /(?<![\p{L}\p{N}.])(?:\p{Lu}\. ?){1,2}(?<family>\p{Lu}[\p{L}'-]*\p{Ll})(?![\p{L}\p{N}])/gu,
  /(?<![\p{L}\p{N}.])\p{Lu}\p{Ll}[\p{L}'-]* (?<common>\p{Lu}\p{Ll}[\p{L}'-]*)(?![\p{L}\p{N}])/gu,
];

function byForm(flat: string): Hit[] {
  return formed.flatMap((pattern) =>
    [...flat.matchAll(pattern)].flatMap((match) => {
      const { family, common } = match.groups ?? {};
      if (isNoName(family ?? common ?? '') || (common && !familyNames.has(foldWord(common)))) return [];
      const parts = match[0].split(/[\s,]+/);
      if (parts.some((part) => isNoName(part.replace(/\.$/, '')) || part.includes("'s"))) return [];
      const isSure =
        parts.some((part) => isGiven(foldWord(part))) ||
        match[0].includes(',') ||
        match[0].includes('.') ||
        common !== undefined;
      if (!isSure && (family?.length ?? 0) < 5) return [];
      if (
        /^(?:annex|appendix|part|table|section|child|case|figure|option|operation|op|project)$/i.test(
          wordBefore(flat, match.index),
        )
      )
        return [];
      if (bodyWords.has(foldWord(wordAfter(flat, match.index + match[0].length) ?? ''))) return [];
      return [
        {
          class: 'person' as const,
          start: match.index,
          end: match.index + match[0].length,
          cue: 'written form' as const,
          entry: null,
        },
      ];
    }),
  );
}

const rankNumber =
  /(?<![\p{L}\p{N}])(?:(?:[AT]\/)?(?:PC|DC|WPC|PS|DS|DI|DCI|PCSO|TDC|MPC|SPC|Sgt|SGT|Insp)|[Ss]pecial [Cc]onstable|[Cc]onstable|[Oo]fficer|[Ss]ergeant|OIC)\s?(?:no\.?\s*)?(\d{2,6})(?![\p{L}\p{N}/]|[.,]\d|\s?%|\s(?:officers|of the|cases|hours|days|years))/dgu;
const afterOfficer = /^[\s,]*[([]?\s*(?:collar |no\.? ?|#)?([A-Z]{0,2}\d{3,6})(?![\p{L}\p{N}/:]|[.,]\d)/du;

/** A number after a rank, and one after an officer's name. */
function collarNumbers(flat: string): Hit[] {
  const collar = (place: readonly [number, number] | undefined, offset = 0): Hit[] =>
    place
      ? [
          {
            class: 'collar-number',
            start: place[0] + offset,
            end: place[1] + offset,
            cue: 'rank',
            entry: null,
          },
        ]
      : [];
  const officers = nameCues.filter(({ cue }) => cue === 'rank').flatMap((cue) => afterCue(flat, cue));
  return [
    ...[...flat.matchAll(rankNumber)].flatMap(({ indices }) => collar(indices?.[1])),
    ...officers.flatMap(({ end }) => collar(afterOfficer.exec(flat.slice(end, end + 30))?.indices?.[1], end)),
  ];
}

const isAtSentenceStart = (flat: string, at: number): boolean =>
  /(?:^|[.!?:;\n"(•–-]\s*)$/.test(flat.slice(Math.max(0, at - 6), at));

const nameHit = ({ start, end }: Name, kind: NameClass, cue: Hit['cue']): Hit => ({
  class: kind,
  start,
  end,
  cue,
  entry: null,
});
