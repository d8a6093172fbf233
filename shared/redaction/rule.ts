import { allMatches } from './all-matches.ts';
import type { Cue, Hit, IdentifierClass } from './hit.ts';

/** One written form of a class: the group 'v' of the pattern is what is to be hidden. */
export interface Rule {
  readonly class: IdentifierClass;
  readonly cue: Cue;
  readonly pattern: RegExp;
  readonly accepts?: (value: string) => boolean;
}

/** What may stand between a word that announces a number and the number. */
export const link =
  '(?:\\s{0,20}(?:\\b(?:numbers?|num|nos?|ref|refs|reference|id|ident|is|was|as|given|quoted|shown|recorded)\\b|[.:#=()"\\-])){0,8}\\s{0,20}';

/** A reference that has digits: words of letters and digits, joined by strokes and hyphens. */
export const reference = '(?=[A-Z/\\-]*\\d)[A-Z0-9]{1,24}(?:\\s?[/\\-*]\\s?[A-Z0-9]{1,24}){0,6}';

/** Not a year, a financial year, a short number or a date: those stand beside such words in prose. */
export const isReference = (value: string): boolean =>
  /(?:\d\D*){3}/.test(value) && value.length >= 4 && !/^(?:19|20)\d\d(?:[/-](?:\d\d|20\d\d))?$/.test(value);

/** A pattern of which the group 'v' has a place; without regard to case unless told. */
export const written = (source: string, flags = 'dgi'): RegExp => new RegExp(source, flags);

/** All that the rules find in a flattened text. */
export function applyRules(rules: readonly Rule[], flat: string): Hit[] {
  return rules.flatMap((rule) =>
    allMatches(rule.pattern, flat).flatMap((match) => {
      const place = match.indices?.groups?.v;
      const value = match.groups?.v;
      if (!place || !value || (rule.accepts && !rule.accepts(value))) return [];
      return [{ class: rule.class, start: place[0], end: place[1], cue: rule.cue, identity: null }];
    }),
  );
}
