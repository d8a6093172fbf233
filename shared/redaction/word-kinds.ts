import { foldWord } from './flatten.ts';
import { familyNames, givenNames } from './given-names.ts';
import { acronyms, bodyWords, honorificWords, notNames, places, streetFamilyNames } from './not-names.ts';

/** Endings of words for things that are done or thought, which no family's name has. */
const abstract =
  /(?:tions?|[^n]sions?|ships?|ologies|ology|ilit(?:y|ies)|ivit(?:y|ies)|ements|ances|ences|ysis|ical|ional|awareness|readiness|effectiveness|illness)$/;

/** Whether a folded word is one of prose and records, its plural included. */
export const isStopWord = (folded: string): boolean =>
  notNames.has(folded) ||
  honorificWords.has(folded) ||
  isJoined(folded) ||
  (abstract.test(folded) && !givenNames.has(folded) && !familyNames.has(folded)) ||
  (folded.length > 4 &&
    folded.endsWith('s') &&
    notNames.has(folded.slice(0, -1)) &&
    !familyNames.has(folded));

/** "Ex-partner", "multi-agency". */
const isJoined = (folded: string): boolean =>
  /^(?:ex|non|co|multi|single|cross|under|over|pre|post|half|step|self|anti|sub|inter)-/.test(folded);

/** Whether a folded word makes of the words before it a body or a place: "Lucy Faithfull Foundation". */
export const isBodyWord = (folded: string): boolean =>
  bodyWords.has(folded) && !streetFamilyNames.has(folded);

/** Whether a word, as it is written, cannot be part of a name that nothing announces. */
export const isNoName = (written: string): boolean => {
  const folded = foldWord(written);
  return isStopWord(folded) || isBodyWord(folded) || acronyms.has(folded) || places.has(folded);
};

/** West African, Arabic and other given names of which there are too many to list begin so. */
const givenStart =
  /^(?:oluwa|olamide|chukwu|nwa|abdul|abdur|abdal|mohamm|muhamm|jasp|manp|gurp|harp|kayl|kaid|jaxo|jayd)/;

/** Whether a folded word is a given name that is known; of a joined one its first half. */
export const isGivenName = (folded: string): boolean =>
  givenNames.has(folded) ||
  givenStart.test(folded) ||
  (folded.includes('-') && givenNames.has(folded.split('-')[0] ?? ''));
