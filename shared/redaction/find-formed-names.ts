import { allMatches } from './all-matches.ts';
import { foldWord } from './flatten.ts';
import { familyNames } from './given-names.ts';
import type { Hit } from './hit.ts';
import { wordAfter, wordBefore } from './read-name.ts';
import { isBodyWord, isGivenName, isNoName } from './word-kinds.ts';

interface Form {
  /** The group 'family' is the family name. */
  readonly pattern: RegExp;
  readonly accepts: (family: string, words: readonly string[]) => boolean;
}

const start = '(?<![A-Za-z0-9.])';
const end = '(?![A-Za-z0-9])';
const name = "[A-Z][a-z][A-Za-z'-]*";
const capitals = "[A-Z][A-Z'-]{2,}";
/** What a person does and a body or a thing in a report does not, or seldom. */
const personal =
  'disclosed|alleged|(?:went|was reported|is|was) missing|was (?:arrested|asleep|born|upset|crying|intoxicated|drunk|frightened|scared|hungry|spoken to|seen|found|interviewed|released|bailed|trafficked|groomed|exploited|assaulted|raped|abused|removed from|placed with|taken to|picked up|left alone)|ran (?:away|off)|lives|refused to|denied|told (?:me|her|his|the|staff|school|officers|police)|said (?:she|he|that (?:she|he)|her|his)|states? that (?:she|he)|is (?:pregnant|aged|known to)|attends|is \\d';

const forms: readonly Form[] = [
  // "Craig NUTTALL"
  {
    pattern: new RegExp(`${start}${name} (?<family>${capitals})${end}`, 'g'),
    accepts: (family, words) => words.some(isGiven) || family.length >= 5,
  },
  // "NUTTALL, Craig", "IONESCU Vasile"
  {
    pattern: new RegExp(`${start}(?<family>${capitals}), ?[A-Z][a-z]+(?:-${name})?${end}`, 'g'),
    accepts: () => true,
  },
  {
    pattern: new RegExp(`${start}(?<family>${capitals}) ${name}${end}`, 'g'),
    accepts: (_family, words) => words.some(isGiven),
  },
  // "Thorn, Saskia" where a line begins
  {
    pattern: new RegExp(`(?<=^|\\n|[;|\\t] ?)(?<family>${name}), ${name}${end}(?!,)`, 'g'),
    accepts: (family, words) => isGiven(words[1] ?? '') && !isGiven(family),
  },
  {
    pattern: new RegExp(`(?<=\\b(?:I am|I'm|[Tt]his is|[Ii]t is) )${name} (?<family>${name})${end}`, 'g'),
    accepts: () => true,
  },
  // "J. Smith", "J.R. Smith"
  {
    pattern: new RegExp(`${start}(?:[A-Z]\\. ?){1,2}(?<family>[A-Z][A-Za-z'-]*[a-z])${end}`, 'g'),
    accepts: () => true,
  },
  // "Zaneera Hussain"
  {
    pattern: new RegExp(`${start}${name} (?<family>${name})${end}`, 'g'),
    accepts: (family) => familyNames.has(foldWord(family)),
  },
  // "Xanthia Quellmoor disclosed"
  {
    pattern: new RegExp(`${start}${name} (?:${name} )?(?<family>${name})(?= (?:${personal})\\b)`, 'g'),
    accepts: () => true,
  },
];

/** Names in a flattened text that nothing announces, by the way that they are written. */
export function findFormedNames(flat: string): Hit[] {
  return forms.flatMap(({ pattern, accepts }) =>
    allMatches(pattern, flat).flatMap(({ 0: text, index, groups }) => {
      const words = text.split(/[\s,.]+/).filter((word) => word.length > 1);
      if (
        words.some((word) => isNoName(word) || word.includes("'s")) ||
        !accepts(groups?.family ?? '', words)
      )
        return [];
      const isHeaded =
        /^(?:annex|appendix|part|table|section|child|case|figure|option|operation|op|project|the)$/i;
      if (isHeaded.test(wordBefore(flat, index))) return [];
      if (isBodyWord(foldWord(wordAfter(flat, index + text.length) ?? ''))) return [];
      return [
        { class: 'person', start: index, end: index + text.length, cue: 'written form', identity: null },
      ];
    }),
  );
}

const relation =
  'mother|mum|father|dad|stepfather|stepmother|parents?|carers?|sister|brother|siblings?|nan|gran|grandmother|grandfather|aunt|uncle|cousin|partner|boyfriend|girlfriend|husband|wife|son|daughter|baby|school|teacher|bedroom|phone|account|disclosure|bruises|injuries|medical|placement|social worker|home|address|room|friend';
const roleAfter =
  'mother|mum|father|dad|step[ -]?\\w+|parent|carer|foster carer|sister|brother|sibling|half[ -]\\w+|nan|gran|grandmother|grandfather|grandparent|aunt|uncle|cousin|partner|ex-partner|boyfriend|girlfriend|husband|wife|son|daughter|child|victim|suspect|perpetrator|offender|witness|neighbour|friend|social worker|SW|S/W|health visitor|HV|midwife|nurse|school nurse|teacher|headteacher|head teacher|DSL|GP|IRO|IDVA|ISVA|solicitor|support worker|key worker|guardian|subject|pupil|team manager|paediatrician|MGM|PGM|MGF|PGF|YP';
/** "Wenna's mum", "Wenna Fennimore (mother)", "Hedra Pascoe, social worker,". */
const besideRole = [
  new RegExp(`${start}${name}(?: ${name})?(?='s (?:${relation})\\b)`, 'g'),
  new RegExp(`${start}${name}(?: ${name}){0,2}(?= ?\\((?:${roleAfter})\\b)`, 'g'),
  new RegExp(
    `${start}${name}(?: ${name}){1,2}(?=(?:,| -) (?:the |her |his |allocated |duty )?(?:${roleAfter})\\b)`,
    'g',
  ),
];

/** Names in a flattened text before the word for who they are. */
export const findNamesBeforeRole = (flat: string): Hit[] =>
  besideRole.flatMap((pattern) =>
    allMatches(pattern, flat).flatMap(({ 0: text, index }) =>
      text.split(' ').some((word) => isNoName(word))
        ? []
        : [{ class: 'person', start: index, end: index + text.length, cue: 'role', identity: null }],
    ),
  );

/** "Lorne, PC 1882", "Lorne (DC)": an officer whose rank stands after the name. */
const beforeRank = new RegExp(
  `${start}(?:(?:${name}|[A-Z]\\.?) )?(?<family>[A-Z][A-Za-z'-]+)(?=,? ?\\(?(?:[AT]/)?(?:PC|DC|PS|DS|DI|DCI|PCSO|Sgt|Insp)\\b(?: ?\\d{2,6}|\\)|,|$|\\.))`,
  'g',
);

/** Names of officers in a flattened text, before their rank. */
export const findNamesBeforeRank = (flat: string): Hit[] =>
  allMatches(beforeRank, flat).flatMap(({ 0: text, index }) =>
    text.split(/[ .]+/).some((word) => word.length > 1 && isNoName(word))
      ? []
      : [{ class: 'officer', start: index, end: index + text.length, cue: 'rank', identity: null }],
  );

const isGiven = (word: string): boolean => isGivenName(foldWord(word));
