import { foldWord } from './flatten.ts';
import { familyNames, givenNames } from './given-names.ts';
import { acronyms, bodyWords, honorificWords, notNames, places, streetFamilyNames } from './not-names.ts';

/** Whether a folded word is one of prose and records, its plural included. */
export const isStopWord = (folded: string): boolean =>
  notNames.has(folded) ||
  honorificWords.has(folded) ||
  (folded.endsWith('s') && notNames.has(folded.slice(0, -1)) && !familyNames.has(folded));

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
