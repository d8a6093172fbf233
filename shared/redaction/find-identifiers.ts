import { birthRules, date } from './birth-rules.ts';
import { type CaseList, findOfCaseList } from './case-list.ts';
import { extendAddress } from './extend-address.ts';
import { findNames } from './find-names.ts';
import { findUnderHeader } from './find-under-header.ts';
import { flatten } from './flatten.ts';
import { headerClass } from './header-classes.ts';
import { type Hit, isNameClass } from './hit.ts';
import { numberRules } from './number-rules.ts';
import { placeRules } from './place-rules.ts';
import { withoutPublicNames } from './public-names.ts';
import { referenceRules } from './reference-rules.ts';
import { resolveOverlaps } from './resolve-overlaps.ts';
import { applyRules } from './rule.ts';
import { withoutTokens } from './token-words.ts';

export interface Surroundings {
  /** What stands above or beside the text: a column's header, a row's first cell, a field's label. */
  readonly headers?: readonly string[];
  readonly caseList?: CaseList;
}

const rules = [...numberRules, ...referenceRules, ...placeRules, ...birthRules];

/**
 * The identifiers of people in a text, in its order and without overlaps. Only what is written counts: no clock, no
 * look-up. The same text in the same surroundings always gives the same hits.
 */
export function findIdentifiers(
  text: string,
  { headers = [], caseList = [] }: Surroundings = {},
): readonly Hit[] {
  if (!/[\p{L}\p{N}]/u.test(text)) return [];
  const flat = withoutTokens(flatten(text));
  const found = [
    ...applyRules(rules, flat).map((hit) => extendAddress(flat, hit)),
    ...withoutPublicNames(flat, findNames(flat)),
    ...afterLabels(flat),
  ];
  const under = headers.flatMap((header) => findUnderHeader(withoutTokens(text), header, 'table header'));
  const all = [...found, ...under, ...findOfCaseList(text, caseList)];
  return resolveOverlaps([...all, ...besideNames(flat, all)]);
}

const label =
  /(?<=^|[\n;|\t]|\.\s)[ \t]*(?<label>[A-Za-z][A-Za-z'/&(). -]{0,40}?)[ \t]*(?:[:=\t]|[ \t]-[ \t]|\n(?=[^\n:]{1,60}(?:\n|$)))[ \t]*(?<value>[^\n;|\t]+)/dg;

/** "Child name: Poppy Lane; Risk: High": a value after a label is as one below a header. */
function afterLabels(flat: string): Hit[] {
  const hits: Hit[] = [];
  label.lastIndex = 0;
  for (let match = label.exec(flat); match !== null; match = label.exec(flat)) {
    const [start] = match.indices?.groups?.value ?? [0];
    const { label: words = '', value = '' } = match.groups ?? {};
    if (headerClass(words) === null) label.lastIndex = Math.max(match.index + 1, start - value.length, start);
    hits.push(
      ...findUnderHeader(value, words, 'label').map((hit) => ({
        ...hit,
        start: hit.start + start,
        end: hit.end + start,
      })),
    );
  }
  return hits;
}

const birthAfter = new RegExp(
  `^[\\s,;:-]{0,3}(?:(?:male|female|m|f|w/e|white british|asian|black|mixed)\\b[\\s,;:/-]{0,3}){0,3}[(\\[]?\\s?(?<v>${date})`,
  'di',
);
const ageAfter =
  /^(?:\s(?<y>\d|1[0-7])(?=\s*(?:,|;|$|\n|and\b|&|\)))|(?:\s|\s?[-/]\s?)(?<z>(?:\d|1[0-7])(?:yrs?|yo|m)?)(?=\s?(?:yrs?|yo|y\/o|years|mths?|months)?\b)(?<=\w(?=\s?(?:yrs?|yo|y\/o|years|mths?|months)\b)|[a-z])|\s?[-/]\s?(?<u>\d|1[0-7])(?=$|[\s,;.)](?!\d))|\s*[([]\s*(?<v>\d|1[0-7])\s*(?:y|yrs?|years?|yo|m|months?)?\s*[)\]]|,\s+(?:aged\s+)?(?<w>\d|1[0-7])\s*(?:,|$|\.|and\b)|\s+(?:is|was)\s+(?:only |just |now |aged )?(?<x>\d|1[0-7])\s*(?:,|$|\.|and\b|;|\)))/di;
const figuresOnly = /^\d{1,4}\s?[./-]\s?\d{1,2}\s?[./-]\s?\d{2,4}$/;

/** "Ayla Brook (3/4/15)", "Zainab (14)": what stands directly after a name is that person's. */
function besideNames(flat: string, hits: readonly Hit[]): Hit[] {
  return hits
    .filter((hit) => isNameClass(hit.class))
    .flatMap(({ end, class: kind }) => {
      const rest = flat.slice(end, end + 40);
      const born = birthAfter.exec(rest);
      const place = born?.indices?.groups?.v;
      const isBirth =
        place && kind !== 'officer' && (figuresOnly.test(born.groups?.v ?? '') || /[([]/.test(born[0]));
      const years = ageAfter.exec(rest)?.indices?.groups;
      const age =
        kind === 'officer'
          ? undefined
          : (years?.v ?? years?.w ?? years?.x ?? years?.y ?? years?.z ?? years?.u);
      return [...(isBirth ? [at('date-of-birth', end, place)] : []), ...(age ? [at('age', end, age)] : [])];
    });
}

const at = (kind: Hit['class'], offset: number, [start, end]: readonly [number, number]): Hit => ({
  class: kind,
  start: start + offset,
  end: end + offset,
  cue: 'cue word',
  identity: null,
});
