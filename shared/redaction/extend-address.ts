import { foldWord } from './flatten.ts';
import type { Hit } from './hit.ts';
import { matchAt, wordAfter } from './read-name.ts';
import { isFamilyName, isGivenName, isStopWord } from './word-kinds.ts';

const capital = "(?:St\\.? |The )?[A-Z][A-Za-z'.]{0,24}(?:-[A-Za-z]{1,24}){0,5}";
const joined = `${capital}(?:(?: (?:upon|le|under|y|yr|cum|(?:by|on|in|next) the))? ${capital}){0,3}`;
/** What an address's line ends with, or goes on with. */
const lineEnd =
  '(?=\\s*(?:$|[,.;:)\\]\\n\\t|]|- )|\\s+(?:[A-Z]{1,2}\\d[\\dA-Z]?\\b|(?:and|with|on|at|in|where|for|run|by|since|when|to|from|but|who|which|as|is|was|has|had|heard|re|after|before|until|this|last)\\b))';
const nextLine = new RegExp(`,\\s?(?:\\d{1,4}[A-Za-z]?,? )?${joined}${lineEnd}`, 'y');
const lineBefore = new RegExp(
  `(?:\\b(?:at|to|into|of|from|is|in|near|address|c/o|add|H/A)\\b:?|^|\\n|[Aa]ddress:) ?(?<v>${joined},? )$`,
  'd',
);
const MOST_LINES = 3;

/** An address with the lines beside it that are written as places: its house's name, its village or town. */
export function extendAddress(flat: string, hit: Hit): Hit {
  if (hit.class !== 'address') return hit;
  let { start, end } = hit;
  for (let lines = 0; lines < MOST_LINES; lines += 1) {
    const line = matchAt(nextLine, flat, end);
    if (line === null || !isPlace(line.replace(/^,\s?/, '')) || isSpoken(flat, end + line.length, line))
      break;
    end += line.length;
  }
  const from = Math.max(0, start - 60);
  const before = lineBefore.exec(flat.slice(from, start));
  const place = before?.indices?.groups?.v;
  if (place && before?.groups?.v?.includes(',') && isPlace(before.groups.v) && !isOfPerson(before.groups.v))
    start = from + place[0];
  return { ...hit, start, end };
}

const wordsOf = (line: string): readonly string[] => line.match(/[A-Za-z'-]+/g) ?? [];

const isPlace = (line: string): boolean => {
  const words = wordsOf(line).map(foldWord);
  return !words.some((word) => isStopWord(word) && !placeWords.has(word)) || words.includes('street');
};

/** Words of prose that stand in the names of villages and streets. */
const placeWords = new Set(
  'the on in by of upon under next st saint north south east west great little upper lower old new high low long church royal green black white market court hall house school mill cross park road street lane close farm lodge bank bridge hill'.split(
    ' ',
  ),
);

const isOfPerson = (line: string): boolean =>
  wordsOf(line).some((word) => isGivenName(foldWord(word)) || isFamilyName(foldWord(word)));

/** "31 High Street, Jane said": the line is the person who speaks. */
const isSpoken = (flat: string, at: number, line: string): boolean =>
  isGivenName(foldWord(wordsOf(line)[0] ?? '')) &&
  /^(?:is|was|has|had|with|and)$/.test(wordAfter(flat, at) ?? '');
