import { allMatches } from './all-matches.ts';
import { foldWord } from './flatten.ts';
import type { Hit } from './hit.ts';
import { type NameForm, name, nameForms, start } from './name-forms.ts';
import { wordAfter, wordBefore } from './read-name.ts';
import { isBodyWord, isNoName, isPublicPair } from './word-kinds.ts';

/** Names in a flattened text that nothing announces, by the way that they are written. */
export const findFormedNames = (flat: string): Hit[] => nameForms.flatMap((form) => ofForm(flat, form));

/** A match that is refused may hide one that begins at its second word. */
function ofForm(flat: string, { pattern, accepts, mayBeWords }: NameForm): Hit[] {
  const hits: Hit[] = [];
  pattern.lastIndex = 0;
  for (let match = pattern.exec(flat); match !== null; match = pattern.exec(flat)) {
    const { index, groups } = match;
    const text = match[0].replace(/'s?$/i, '');
    const words = text.split(/[\s,.]+/).filter((word) => word.length > 1);
    const isName =
      (mayBeWords || !words.some((word) => isNoName(word))) &&
      !words.some((word) => word.includes("'s")) &&
      !isPublicPair(text) &&
      accepts((groups?.family ?? '').replace(/'s?$/i, ''), words) &&
      !isHeaded.test(wordBefore(flat, index)) &&
      !isOfThing(flat, index + match[0].length);
    if (isName) hits.push(personAt(index, index + text.length));
    else pattern.lastIndex = index + (/^\S+/.exec(match[0])?.[0].length ?? 1);
  }
  return hits;
}

const isHeaded =
  /^(?:annex|appendix|part|table|section|child|case|figure|option|operation|op|project|code|category|band|level|year|group|wing|block|schedule|plan|exhibit|boy|girl|st\.?|saint|lake|mount|port|san|an?|each|every)$/i;

/** "Munro review", "Herbert Protocol": the name is of what follows. */
const eponym =
  /^(?:'s)? (?:[Rr]eviews?|[Ii]nquiry|[Ee]nquiry|[Rr]eport|[Pp]rotocols?|[Pp]rinciples?|[Gg]uidelines|[Cc]ompetence|[Ll]aw|[Rr]ule|[Mm]odel|[Ww]arnings?|[Aa]udit|[Tt]est|[Ii]nterval|[Kk]appa|[Ss]cale|[Ss]core|[Mm]ethod|[Ss]tatistic|[Aa]ward|[Ss]cheme|[Pp]rogramme|[Ff]oundation|[Pp]rize|[Ll]ecture)\b/;

const isOfThing = (flat: string, at: number): boolean =>
  isBodyWord(foldWord(wordAfter(flat, at) ?? '')) || eponym.test(flat.slice(at, at + 20));

const personAt = (from: number, to: number): Hit => ({
  class: 'person',
  start: from,
  end: to,
  cue: 'written form',
  identity: null,
});

const relation =
  'mother|mum|father|dad|stepfather|stepmother|parents?|carers?|sister|brother|siblings?|nan|gran|grandmother|grandfather|aunt|uncle|cousin|partner|boyfriend|girlfriend|husband|wife|son|daughter|baby|school|teacher|bedroom|room|mobile|flat|whereabouts|clothes|belongings|behaviour|phone|account|disclosure|bruises|injuries|medical|placement|social worker|home|address|room|friend';
const roleAfter =
  'mother|mum|father|dad|step[ -]?\\w+|parent|carer|foster carer|sister|brother|sibling|half[ -]\\w+|nan|gran|grandmother|grandfather|grandparent|aunt|uncle|cousin|partner|ex-partner|boyfriend|girlfriend|husband|wife|son|daughter|child|victim|suspect|perpetrator|offender|witness|neighbour|friend|social worker|SW|S/W|health visitor|HV|midwife|nurse|school nurse|teacher|headteacher|head teacher|DSL|GP|IRO|IDVA|ISVA|solicitor|support worker|key worker|guardian|subject|pupil|[Cc]hair|[Hh]ealth|[Pp]olice|CSC|[Ss]chool|[Ee]ducation|[Hh]ousing|[Pp]robation|YOT|YJS|CAMHS|EDT|[Mm]anager|TM|[Mm]inutes|team manager|paediatrician|MGM|PGM|MGF|PGF|YP';
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
  `${start}(?:(?:${name}|[A-Z]\\.?) )?(?<family>[A-Z][A-Za-z'-]{1,30})(?=(?: \\d{3,6})?,? ?\\(?(?:[AT]/)?(?:PC|DC|PS|DS|DI|DCI|PCSO|Sgt|Insp|OIC)\\b(?: ?\\d{2,6}|\\)|,|$|\\.))`,
  'g',
);

/** Names of officers in a flattened text, before their rank. */
export const findNamesBeforeRank = (flat: string): Hit[] =>
  allMatches(beforeRank, flat).flatMap(({ 0: text, index }) =>
    text.split(/[ .]+/).some((word) => word.length > 1 && isNoName(word))
      ? []
      : [{ class: 'officer', start: index, end: index + text.length, cue: 'rank', identity: null }],
  );
