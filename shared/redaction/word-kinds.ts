import { familyNames, wordFamilyNames } from './family-names.ts';
import { foldWord } from './flatten.ts';
import { ambiguousPlaces, ambiguousWords, givenNames, wordGivenNames } from './given-names.ts';
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

/** What family names begin and end with where there are too many of them to list. */
const familyForm =
  /^(?:mc|mac(?=[^aehikr])|fitz|o'|nic|al-)[a-z-]{3,}$|^[a-z-]{2,}(?:wski|wska|czyk|czuk|wicz|escu|eanu|opoulos|ovic|evic|auskas|aityte|enko|shvili|oglu|zadeh|ullah|uddin|bottom|thwaite|thwaites|worth|greaves|shaw)$/;

/** Whether a folded word is a family name that is no word of prose; of a joined one either half is enough. */
export const isFamilyName = (folded: string): boolean =>
  familyNames.has(folded) ||
  (familyForm.test(folded) && !notNames.has(folded) && !places.has(folded)) ||
  (folded.includes('-') && folded.split('-').some((half) => familyNames.has(half)));

/** "Young" of "Levi Young": a word of prose that is a family's name after a given name that is none. */
export const isFamilyAfter = (folded: string, before: string): boolean =>
  wordFamilyNames.has(folded) &&
  (!bodyWords.has(folded) || streetFamilyNames.has(folded)) &&
  isGivenName(before) &&
  !ambiguousWords.has(before);

/** Whether a folded word is some people's name, though it may be a word of prose or a place. */
export const isNameAtAll = (folded: string): boolean =>
  isGivenName(folded) ||
  isFamilyName(folded) ||
  wordGivenNames.has(folded) ||
  ambiguousPlaces.has(folded) ||
  wordFamilyNames.has(folded);

/** Places of two words of which the second is a family's name. */
const placePairs =
  /^(?:Perry Barr|Port Talbot|Potters Bar|Melton Mowbray|Market Bosworth|Burton Latimer|Newton Aycliffe|Newton Abbot|Sutton Coldfield|Bishop Auckland|Market Deeping|Chapel Allerton|Stoke Newington|Canary Wharf|Notting Hill|Wood Green|Bethnal Green|Golders Green|Acton Town|Old Swan|West Bromwich|Hemel Hempstead|Milton Keynes|Barton Moss|Adel Beck|Leeds Beckett|John Moores|John Lewis|Johnson Matthey|Sheffield Hallam|Edge Hill|Harvey Nichols|Robert Gordon|Anglia Ruskin|Thomas Cook|Harry Potter|Peter Pan|Grant Thornton|Kaiser Permanente|Mercedes Benz)$/i;
/** "King George" is one of whom anybody knows. */
const royalty =
  /^(?:King|Queen|Prince|Princess|Duke|Saint) (?:Charles|George|William|Edward|Henry|Albert|James|Andrew|John|Philip)$/i;

/** Whether two words that look like a person's name are a place's or a king's. */
export const isPublicPair = (written: string): boolean => placePairs.test(written) || royalty.test(written);
