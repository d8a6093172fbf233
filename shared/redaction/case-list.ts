import { allMatches } from './all-matches.ts';
import { foldWord } from './flatten.ts';
import { type Cue, type Hit, type IdentifierClass, isNameClass } from './hit.ts';

/** One person or reference that someone has confirmed: it is found in every text, however it is written. */
export interface CaseEntry {
  readonly id: string;
  readonly class: IdentifierClass;
  /** The ways it is known to be written: "John Smith", "Smith, John"; of a reference the reference. */
  readonly spellings: readonly string[];
}

/** The people and references of an inspection. */
export type CaseList = readonly CaseEntry[];

/** Words that are names and words of prose, too: in small letters they are prose. */
const proseWords = new Set(
  'abbot april ash august baker banks bell best bill bishop black bond booth brook brooks brown bush case chance chase cherry church close cole cook cross day dean drew driver fair faith fell field fields finch fish ford forest forrest fox france frank free friend gates gentle good grace grant gray green grey guy hall hand hands hardy harm head heath heather hill holly home hood hope house hunt hunter ivy jack joy judge june just justice kay king lamb lane lane law lee light little long lord love low major mark marsh marshal marshall martin mason may miles mill mills monk moon moor more morris nan north page park parks patience peace penny pike pink pool poor pope power powers price prince rain ray read reed reeves rich ring rivers rob robin rock rose ruby rush sage sharp shaw short silver singer small south spring star steel stone strange street strong sue summer summers swan swift taylor temple thorne tidy town turner van wade walker wall walls ward waters way webb wells west white wild will willow winter wise wood woods worth young'.split(
    ' ',
  ),
);

/** Letters of the scripts that names are written in, after folding, and the marks on them. */
const letter = 'a-zA-Z\\u00c0-\\u024f\\u0300-\\u1fff\\u3040-\\ud7ff';
const inWord = '(?:[\\u0300-\\u036f\\u00ad\\u200b-\\u200d\\ufeff]|-[ \\t]*\\r?\\n[ \\t]*)*';
/** Between the words of a name: as in prose, in an address of a page, in a file's name. */
const betweenWords = "(?:[\\s\\u00ad.,'’_+\\-‐-―]|%20|%2C){0,4}";
const notWithin = `(?<![${letter}])`;
const notBefore = `(?![${letter}])`;

/** Every place of a text that names an entry of the list. */
export function findOfCaseList(text: string, caseList: CaseList, cue: Cue = 'case list'): Hit[] {
  if (caseList.length === 0) return [];
  const folded = foldUnits(text);
  return caseList.flatMap((entry) =>
    patternsOf(entry)
      .flatMap((pattern) => placesOf(text, folded, pattern))
      .map(([start, end]) => ({ class: entry.class, start, end, cue, identity: `entry ${entry.id}` })),
  );
}

interface Search {
  readonly pattern: RegExp;
  readonly isOnlyCapital: boolean;
}

interface Spelling {
  readonly source: string;
  /** Whether it is looked for in small letters, too. */
  readonly isOnlyCapital: boolean;
}

function placesOf(
  text: string,
  folded: string,
  { pattern, isOnlyCapital }: Search,
): (readonly [number, number])[] {
  return allMatches(pattern, folded)
    .filter(
      ({ 0: found, index }) =>
        found !== '' && (!isOnlyCapital || /^\p{Lu}/u.test(text.slice(index, index + 2))),
    )
    .map(({ 0: found, index }) => [index, index + found.length]);
}

/** Unit by unit without accents and in lower case, as long as before. */
const foldUnits = (text: string): string =>
  text.replace(/[^ -~\s]|[A-Z]/g, (unit) => {
    const folded = foldWord(unit);
    return folded.length === 1 ? folded : unit;
  });

/** Patterns are made once for an entry: a clip of a table has thousands of texts. */
const known = new WeakMap<CaseEntry, readonly Search[]>();

function patternsOf(entry: CaseEntry): readonly Search[] {
  const made = known.get(entry) ?? makePatterns(entry);
  known.set(entry, made);
  return made;
}

/** All spellings in one pattern, the fuller ones first, and one for those that are words of prose. */
function makePatterns(entry: CaseEntry): readonly Search[] {
  const spellings = entry.spellings.flatMap((spelling) =>
    isNameClass(entry.class) ? namePatterns(spelling) : referencePatterns(spelling),
  );
  return [false, true].flatMap((isOnlyCapital) => {
    const sources = spellings.filter((spelling) => spelling.isOnlyCapital === isOnlyCapital);
    if (sources.length === 0) return [];
    return [{ pattern: new RegExp(sources.map(({ source }) => source).join('|'), 'g'), isOnlyCapital }];
  });
}

/** Letters and digits in their order, whatever stands between them. */
function referencePatterns(spelling: string): Spelling[] {
  const signs = [...foldWord(spelling).replace(/[^\p{L}\p{N}]/gu, '')];
  if (signs.length < 3) return [];
  const source = `(?<![${letter}\\d])${signs.map(literal).join('[\\s/\\\\\\-.:()\\u2010-\\u2015\\u00a0]{0,3}')}(?![${letter}\\d])`;
  return [{ source, isOnlyCapital: false }];
}

function namePatterns(spelling: string): Spelling[] {
  const ordered = spelling.includes(',') ? spelling.split(',').reverse().join(' ') : spelling;
  const words = foldWord(ordered).match(/[\p{L}\p{N}]+(?:['-][\p{L}\p{N}]+)*/gu) ?? [];
  const [first, ...rest] = words;
  if (first === undefined) return [];
  if (rest.length === 0) return [alone(first)];
  const last = lastNameOf(rest);
  const given = spell(first);
  const family = spell(last.join(' '));
  const middle = `(?:${betweenWords}[${letter}][${letter}.'’-]*)?`;
  const initial = literal(first[0] ?? '');
  const initials = [first, ...rest].map((word) => `${literal(word[0] ?? '')}\\.`).join(' ?');
  return [
    `${given}${betweenWords}${words.length > 2 ? `${spell(words.slice(1).join(' '))}` : family}`,
    `${given}${betweenWords}${family}`,
    `${given} [${letter}]\\.?(?: |\\. ?)${family}`,
    `${family}\\s*,?\\s*${given}${words.length > 2 ? middle : ''}`,
    `${initial}\\.?\\s?${family}`,
    `${family},?\\s${initial}\\b\\.?`,
    `${initials}`,
  ]
    .map((source) => bounded(source))
    .concat(alone(first), last.join('').length > 1 ? [alone(last.join(' '))] : []);
}

/** "da Costa" of "Maria da Costa", "Smith" of "John Peter Smith". */
function lastNameOf(words: readonly string[]): readonly string[] {
  const particle = words.findIndex((word) =>
    /^(?:d[aeiou]|dos|del|van|von|der|den|la|le|el|al|bin|ibn|bint|ap|o|mac|mc|st)$/.test(word),
  );
  return words.slice(particle >= 0 ? particle : -1);
}

const bounded = (source: string): Spelling => ({
  source: `${notWithin}${source}(?:s(?=\\s|['’]))?${notBefore}`,
  isOnlyCapital: false,
});

const alone = (word: string): Spelling => ({
  ...bounded(spell(word)),
  isOnlyCapital: word.length < 3 || proseWords.has(word),
});

const spell = (word: string): string =>
  word
    .split(/[\s'’-]+/)
    .map((part) => [...part].map(literal).join(inWord))
    .join(betweenWords);

const literal = (sign: string): string => sign.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&');
