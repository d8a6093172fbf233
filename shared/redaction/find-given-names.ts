import { allMatches } from './all-matches.ts';
import { foldWord } from './flatten.ts';
import { ambiguousPlaces, ambiguousWords, givenNames } from './given-names.ts';
import type { Hit } from './hit.ts';
import { places, streetFamilyNames } from './not-names.ts';
import { type Name, readName, wordAfter, wordBefore } from './read-name.ts';
import { isBodyWord, isFamilyName, isGivenName, isNoName, isPublicPair, isStopWord } from './word-kinds.ts';

const word =
  /(?<![A-Za-z0-9@._-]|(?<![A-Za-z]{2})\/|[.:/][A-Za-z0-9._/-]{0,30}\/)[A-Za-z]+(?:['-][A-Za-z]+)*(?![A-Za-z0-9@_-]|\/[a-z])/g;
/** What makes of the name after it one of a place or an undertaking: "St Mary's", "Op Soteria". */
const notAfter =
  /^(?:st\.?|saint|operation|op|project|queen|king|prince|princess|king's|bishop's|royal|san|the|an?|our|new)$/i;
/** Streets, parks and wards bear these as often as people do. */
const regal =
  /^(?:victoria|albert|alexandra|elizabeth|george|james|charles|edward|william|john|mary|margaret|thomas|henry|frances|florence|catherine|anne)$/;

/** Names in a flattened text that nothing announces, by a given name that is known. */
export function findGivenNames(flat: string): Hit[] {
  return allMatches(word, flat).flatMap(({ 0: read, index }) => {
    const bare = read.replace(/'s$/i, '');
    const folded = foldWord(bare);
    if (!isGivenName(folded) || notAfter.test(wordBefore(flat, index))) return [];
    if (!/^[A-Z]/.test(bare))
      return isPlain(folded) ? [hitOf({ start: index, end: lowerEnd(flat, index, bare) })] : [];
    if (/-[a-z]/.test(bare)) return [];
    const name = readName(flat, index, { isSure: false });
    return name !== null && isOwnName(flat, name, folded) && !isPublicPair(flat.slice(name.start, name.end))
      ? [hitOf(name)]
      : [];
  });
}

/** In small letters only a name that is no word, no place and no family's. */
const isPlain = (folded: string): boolean =>
  folded.length >= 3 &&
  folded.split('-').every((half) => givenNames.has(half)) &&
  !ambiguousWords.has(folded) &&
  !ambiguousPlaces.has(folded) &&
  !isStopWord(folded);

const beforeVerb =
  /^(?:'s)? (?:was|is|said|told|went|has|had|lives|attended|disclosed|did)\b|^,? (?:\(|dob|aged|born)/;

function lowerEnd(flat: string, index: number, bare: string): number {
  const end = index + bare.length;
  const next = wordAfter(flat, end);
  if (next === null) return end;
  const isFamily =
    isFamilyName(next) ||
    (next.length > 2 && !isNoName(next) && beforeVerb.test(flat.slice(end + 1 + next.length)));
  return isFamily ? end + 1 + next.length : end;
}

/** What a person does or is, after a name that is a word of prose, too. */
const ofPerson =
  /^(?: and (?:her|his) |'s|\s?[([]\d|,? aged\b|\s(?:said|told|was|is|has|had|disclosed|went|does|did|wants|likes|feels|hit|lives|ran|left|asked|appeared|presented|attends|refused|denied)\b| and [A-Z][a-z]+ (?:was|were|is|are|had|have|said|told|went|did)\b)/;

function isOwnName(flat: string, { start, end, words }: Name, folded: string): boolean {
  const after = flat.slice(end, end + 30);
  if (
    /^'s (?:Law|Rule|Act|Plan|Pledge|Hospital|Centre|Trust|Road|Street|kappa|alpha|law|review|report|inquiry|audit|model)\b/.test(
      after,
    )
  )
    return false;
  const last = foldWord(words.at(-1) ?? '');
  if (words.length > 1) {
    const isStreet = streetFamilyNames.has(last) && (regal.test(folded) || isAtPlace(flat, start));
    return !isStreet && !/^ (?:ward|wing|unit|suite|building|house|centre|hospital)\b/.test(after);
  }
  const next = foldWord(wordAfter(flat, end) ?? '');
  if (
    (/^[A-Z]/.test(wordBefore(flat, start)) && isBodyWord(foldWord(wordBefore(flat, start)))) ||
    ambiguousPlaces.has(folded) ||
    places.has(folded) ||
    isBodyWord(next) ||
    /^(?:reports?|reviews?|inquiry|enquiry|guidelines|principles|competence|test|protocols?|award|ward|bill|warning|warnings|interval|intervals|kappa|scale|score|method|statistic|index|lecture|prize|coefficient|correction|audit)$/.test(
      next,
    )
  )
    return false;
  if (/^[A-Z]{2,4}$/.test(words[0] ?? '') && !/^,? [A-Z]{4}/.test(after)) return ofPerson.test(after);
  if (!ambiguousWords.has(folded)) return true;
  if (isAtSentenceStart(flat, start))
    return (
      ofPerson.test(after) &&
      !/^ (?:was|is|has) (?:an? |the |no |being |also |not )?(?:expressed|recorded|shown|given|made|set|needed|required|clear|common|low|high|lost|placed|put|important|key|good|strong|poor|limited|part|based|built|raised|noted|held|used|due)\b/.test(
        after,
      )
    );
  return (
    !/^[A-Z]/.test(wordBefore(flat, start)) &&
    !/^ (?:and|&) [A-Z][a-z]+ [a-z]/.test(flat.slice(end, end + 24))
  );
}

const isAtPlace = (flat: string, at: number): boolean =>
  /\b(?:at|in|on|near|outside|from|via|along|off|of)$/i.test(wordBefore(flat, at));

const isAtSentenceStart = (flat: string, at: number): boolean =>
  /(?:^|[.!?:;\n"(•–-]\s*)$/.test(flat.slice(Math.max(0, at - 6), at));

const hitOf = ({ start, end }: { readonly start: number; readonly end: number }): Hit => ({
  class: 'person',
  start,
  end,
  cue: 'given name',
  identity: null,
});
