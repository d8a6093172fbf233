import { wordFamilyNames } from './family-names.ts';
import { foldWord } from './flatten.ts';
import { ambiguousPlaces, ambiguousWords, wordGivenNames } from './given-names.ts';
import { bodyWords } from './not-names.ts';
import { isOrdinary } from './ordinary-words.ts';
import { isFamilyName, isGivenName } from './word-kinds.ts';

/** A way to write a name. */
export interface NameForm {
  /** The group 'family' is the family name. */
  readonly pattern: RegExp;
  readonly accepts: (family: string, words: readonly string[]) => boolean;
  /** Whether the words may be of prose or places: the form or what accepts it says that they are a name. */
  readonly mayBeWords?: true;
}

export const start = '(?<![A-Za-z0-9.])';
const end = '(?![A-Za-z0-9])';
/** A word that begins with a capital and is not all in capitals. */
export const name = "[A-Z](?:[a-z]|'[A-Za-z])[A-Za-z'-]{0,30}";
const capitals = "[A-Z][A-Z'-]{2,30}";
/** What a person does and a body or a thing in a report does not, or seldom. */
const personal =
  'disclosed|alleged|(?:went|was reported|is|was) missing|was (?:excluded|cautioned|charged|sectioned|stopped|searched|detained|located|escorted|strip searched|located|remanded|pregnant|abusive|aggressive|violent|uncooperative|arrested|asleep|born|upset|crying|intoxicated|drunk|frightened|scared|hungry|spoken to|seen|found|interviewed|released|bailed|trafficked|groomed|exploited|assaulted|raped|abused|removed from|placed with|taken to|picked up|left alone|left in|beaten|hit|punched|slapped|kicked|bitten|burnt|injured|hurt|reported)|ran (?:away|off)|lives|refused (?:to|a|an)|denied|returned home|came home|left home|left the (?:address|house|unit|home)|walked (?:out|off|in|into)|became (?:aggressive|upset|tearful|distressed|abusive|violent|angry)|smelt of|smelled of|speaks|wears|went to (?:live|stay|hospital|bed|school|sleep)|went (?:home|upstairs|downstairs|outside|out with)|reports (?:that )?(?:she|he|her|his|they)|says (?:that )?(?:she|he|her|his|they)|drove (?:them|her|him|off|away)|ran (?:out|from)|arrived (?:by|from)|hid|screamed|shouted at|swore at|stabbed|vomited|cried|tried (?:to|and)|self-harmed|overdosed|took an overdose|tried to|threatened|assaulted|punched|kicked|slapped|strangled|grabbed|breached|stated|states|did not want|didn.t want|does not want|will not engage|won.t engage|told (?:me|her|his|the|staff|school|officers|police)|said (?:she|he|that (?:she|he)|her|his)|states? that (?:she|he)|is (?:pregnant|aged|known to|linked to|subject to|scared|frightened|missing|wanted|believed|being (?:looked after|abused|exploited|groomed)|the (?:mother|father|mum|dad|carer|victim|suspect|child|uncle|aunt|partner|named))|has (?:been (?:groomed|trafficked|missing|abused|exploited|arrested|excluded|seen with)|bruis\\w+|disclosed|not (?:been seen|come home|returned)|a (?:bruise|mark|black eye|learning disab\\w+))|attends|is \\d';

/** What is said of two children at once. */
const plural =
  '(?:were|are|have) (?:both |all |also )?(?:asleep|seen|spoken|crying|scared|siblings|twins|brothers|sisters|present|in bed|in the|at home|upset|arrested|missing|fighting|hungry|safe and well|subject to)';
/** After what a name stands and hardly anything else. */
const firm =
  '(?:mother|father|mum|dad|parents?|sister|brother|sibling|son|daughter|partner|wife|husband|uncle|aunt|friend|nan|carer) (?:of|to)|VRI (?:of|with)|ABE (?:of|with)|(?:him|her)self|real name|by the name of|belongs to|belonging to|in (?:the )?company of|seen with|between (?:her|him|them) and|worried about|sent to her by|photos? (?:of|to)|messages? (?:to|from)|photos sent to|PNC check|no trace(?: of)?|intel (?:re|on)|meeting about|conference for|(?:driver|passenger|keeper|owner|holder) (?:is|was)|RHI with';
/** Each alternative with a small or a large first letter. */
const anyCase = (source: string): string =>
  source.replace(
    /(^|[|(:])([a-z])/g,
    (_, before: string, sign: string) => `${before}[${sign.toUpperCase()}${sign}]`,
  );
/** What a record says after a name. */
const recorded =
  'on bail|on remand|was not (?:present|seen|home|at home|in)|is in (?:year|custody|hospital|care|bed)|came to (?:the|her|his|live)|to (?:ring|call|contact|chase|update|visit|speak|be visited|be seen|send|arrange|complete|check|email|liaise|attend)';

export const nameForms: readonly NameForm[] = [
  // "Craig NUTTALL"
  {
    pattern: new RegExp(`${start}${name} (?<family>${capitals})${end}`, 'g'),
    accepts: (family, words) => words.some(isGiven) || family.length >= 5,
  },
  // "NUTTALL, Craig", "IONESCU Vasile"
  {
    pattern: new RegExp(`${start}(?<family>${capitals}), ?[A-Z][a-z]+(?:-${name})?${end}`, 'g'),
    accepts: (family, words) => family.length > 3 || isFamilyName(foldWord(family)) || words.some(isGiven),
  },
  {
    pattern: new RegExp(`${start}(?<family>${capitals}) ${name}${end}`, 'g'),
    accepts: (_family, words) => words.some(isGiven),
  },
  // "Thorn, Saskia" where a line begins
  {
    pattern: new RegExp(`(?<=^|\\n|[;|\\t] ?)(?<family>${name}), ${name}${end}(?!,)`, 'g'),
    accepts: (family, [, given = '']) =>
      isGiven(given) &&
      !isGiven(family) &&
      (!ambiguousWords.has(foldWord(given)) || isFamilyName(foldWord(family))),
  },
  {
    pattern: new RegExp(`(?<=\\b(?:I am|I'm|[Tt]his is|[Ii]t is) )${name} (?<family>${name})${end}`, 'g'),
    accepts: () => true,
  },
  // "Lorelei stated that her", "Ruben Ashdown DOB"
  {
    pattern: new RegExp(
      `${start}(?<family>${name})(?: ${name})?(?= (?:said|stated|told|disclosed|alleged|explained|confirmed|denied|claimed|admitted|added) (?:that )?(?:she|he|her|his|me|him|mum|dad|police)\\b)`,
      'g',
    ),
    accepts: () => true,
  },
  {
    pattern: new RegExp(
      `${start}(?:${name} )?(?<family>${name})(?=,? \\(?(?:DOB|dob|DoB|[Dd]\\.[Oo]\\.[Bb]|born|b\\. ?\\d))`,
      'g',
    ),
    accepts: () => true,
  },
  // "Tavrin Oskelby": words that are of no list, and no body or thing after them
  {
    pattern: new RegExp(
      `(?<!\\b(?:[Tt]he|[Oo]ur|[Tt]heir|[Tt]his|[Nn]ew|[Uu]sing|[Uu]ses?|[Cc]alled|[Nn]amed) )${start}${name}(?: ${name})? (?<family>${name})${end}(?! [A-Z][a-z])`,
      'g',
    ),
    accepts: (family, words) =>
      !bodyWords.has(foldWord(family)) &&
      words.slice(0, -1).every((word) => !isOrdinary(foldWord(word))) &&
      (!isOrdinary(foldWord(family)) || isFamilyName(foldWord(family))),
  },
  // "Tavrin and Zorby were both asleep"
  {
    pattern: new RegExp(`${start}(?<family>${name})(?= and ${name} (?:${plural})\\b)`, 'g'),
    accepts: () => true,
  },
  {
    pattern: new RegExp(`(?<=\\b${name} and )(?<family>${name})(?= (?:${plural})\\b)`, 'g'),
    accepts: () => true,
  },
  // "my name is tavrin", "i'm Tavrin im 14"
  {
    pattern:
      /(?<=\b[Mm]y name(?: is|'s|s) )(?<family>[a-z]{3,30})(?: [a-z]{3,30})??(?=,| and\b| i\b|[.!]|$)/g,
    accepts: (family) => !isOrdinary(family),
  },
  {
    pattern: new RegExp(`(?<=\\b[Ii]'?m )(?<family>${name})(?=,? (?:and|im|i'm|i|from|\\d)\\b|[.,!]|$)`, 'g'),
    accepts: (family) => !isOrdinary(foldWord(family)),
  },
  // "Oscar (7) and Tavrin (9)"
  {
    pattern: new RegExp(
      `(?<=\\((?:\\d|1[0-7])\\)(?:,? and|,| &) )(?<family>${name})(?= \\((?:\\d|1[0-7])\\))`,
      'g',
    ),
    accepts: () => true,
  },
  // "J. Scarborough", but not "N. Yorkshire"
  {
    pattern: new RegExp(`${start}[A-DF-MO-RT-VX-Z]\\. (?<family>${name})${end}`, 'g'),
    accepts: (family) => wordFamilyNames.has(foldWord(family)) && !bodyWords.has(foldWord(family)),
    mayBeWords: true,
  },
  // "RE BROWN CHILDREN", "the Brown family"
  {
    pattern: new RegExp(
      `(?<=\\bR[Ee]:? |\\b[Tt]he )(?<family>${name}|${capitals})(?= (?:family|household|twins|FAMILY|CHILDREN|SIBLINGS|TWINS)\\b(?!'))`,
      'g',
    ),
    accepts: (family) =>
      wordFamilyNames.has(foldWord(family)) &&
      !/^(?:black|white|new|old|best|young|royal|church|court|law|low|high|large|small|little|good|strong|rich|poor)$/i.test(
        family,
      ),
    mayBeWords: true,
  },
  // "Tavrinski household"
  {
    pattern: new RegExp(
      `${start}(?<family>${name})(?= (?:household|family (?:history|background|home|address|members?)|family(?= ?[-:,]|$))\\b)`,
      'g',
    ),
    accepts: (family) => !isOrdinary(foldWord(family)),
  },
  // "VRI of Tavrin", "phone belongs to Zorby"
  {
    pattern: new RegExp(`(?<=\\b(?:${anyCase(firm)}) )(?<family>${name}|${capitals})${end}`, 'g'),
    accepts: (family) => !isOrdinary(foldWord(family)),
  },
  // "Tavrin (14)", "OSKELBY Tavrin 02/03/2011"
  {
    pattern: new RegExp(
      `${start}(?:${name}|${capitals}),? (?<family>${name}|${capitals})(?=,?(?: \\d{1,2}[/.-]\\d{1,2}[/.-]\\d{2,4}\\b|\\t\\d| \\((?:\\d|1[0-7])\\)|, (?:\\d|1[0-7])(?:,|$)))`,
      'g',
    ),
    accepts: (_family, words) => words.every((word) => !isOrdinary(foldWord(word))),
  },
  // "Quell on bail until May"
  {
    pattern: new RegExp(`${start}(?<family>${name})(?= (?:${recorded})\\b)`, 'g'),
    accepts: (family) => !isOrdinary(foldWord(family)),
  },
  // "Anjum Parvez and her"
  {
    pattern: new RegExp(
      `${start}${name} (?<family>${name})(?= and (?:her|his|their) (?:\\d|son|daughter|children|kids|baby|partner|mother|father|mum|dad|brother|sister|sibling|husband|wife|boyfriend|girlfriend|two|three|four|cousin|friend|mate))`,
      'g',
    ),
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
    accepts: (family) => isFamilyName(foldWord(family)),
  },
  // "Xanthia Quellmoor disclosed"
  {
    pattern: new RegExp(`${start}${name} (?:${name} )?(?<family>${name})(?= (?:${personal})\\b)`, 'g'),
    accepts: () => true,
  },
  // "Storm Pickard", "Paris Lomas": a word or a place before a family's name
  {
    pattern: new RegExp(`${start}${name} (?<family>${name})${end}`, 'g'),
    accepts: (family, [first = '']) => isWordGiven(first) && isFamilyName(foldWord(family)),
    mayBeWords: true,
  },
  {
    pattern: new RegExp(`${start}${name} (?<family>${name})(?= (?:${personal})\\b)`, 'g'),
    accepts: (family, [first = '']) =>
      (isWordGiven(first) || isGiven(first)) &&
      (wordFamilyNames.has(foldWord(family)) || isWordGiven(family)),
    mayBeWords: true,
  },
  // "Quellmoor ran off", "ABBOT was interviewed"
  {
    pattern: new RegExp(`${start}(?<family>${name}|${capitals})(?= (?:then )?(?:${personal})\\b)`, 'g'),
    accepts: (family) => family.length > 3 || isGiven(family),
  },
  {
    pattern: new RegExp(`${start}(?<family>${name})(?= (?:then )?(?:${personal})\\b)`, 'g'),
    accepts: (family) => isWordGiven(family) || ambiguousWords.has(foldWord(family)),
    mayBeWords: true,
  },
  // "Holroyd said"
  {
    pattern: new RegExp(
      `${start}(?<family>${name})(?='s? (?:mother|mum|dad|father|house|home|phone|address|partner|solicitor|bedroom|car)\\b| (?:then|was|is|has|had|said|says|told|did|does|does not|went|came|left|and (?:his|her)|at (?:his|her))\\b| (?:at|@) \\d)`,
      'g',
    ),
    accepts: (family) => isFamilyName(foldWord(family)),
  },
  {
    pattern: new RegExp(`${start}(?<family>${capitals})${end}`, 'g'),
    accepts: (family) => family.length > 3 && isFamilyName(foldWord(family)),
  },
  // "the Fawcett family", "Fawcett/Tatlock children"
  {
    pattern: new RegExp(
      `${start}(?<family>${name}|${capitals})(?:[/-](?:${name}|${capitals}))?(?= (?:family|household|children|siblings|twins|brothers|sisters|kids|boys|girls|parents|baby|home address|FAMILY|CHILDREN|SIBLINGS|BABY)\\b)`,
      'g',
    ),
    accepts: (family) => isFamilyName(foldWord(family)) || wordFamilyNames.has(foldWord(family)),
  },
  {
    pattern: new RegExp(
      `(?<=\\b(?:[Tt]he|THE|RE:?|[Rr]e:?) )(?<family>${name}|${capitals})(?:[/-](?:${name}|${capitals}))?(?= (?:family|household|twins|siblings|children|kids|FAMILY|SIBLINGS|CHILDREN)\\b(?!'))`,
      'g',
    ),
    accepts: (family) => !/(?:an|ian|ish|ese|ic|i|al|ed|ing)$/i.test(family) && !isOrdinary(foldWord(family)),
  },
  {
    pattern: new RegExp(
      `(?<=\\b[Tt]he )(?<family>${name}s)(?= (?:said|say|were|are|have|had|live|lived|moved|would|told|will|did|do|do not|refused|denied|both|family)\\b)`,
      'g',
    ),
    accepts: (family) => family.length > 5 && isFamilyName(foldWord(family.slice(0, -1))) && !isGiven(family),
  },
  // "R Thackray"
  {
    pattern: new RegExp(`${start}(?:[B-Z]|(?<![.!?\\n]\\s|^)A) (?<family>${name})${end}`, 'g'),
    accepts: (family) => isFamilyName(foldWord(family)),
  },
  // "K.T. was seen"
  {
    pattern: new RegExp(`${start}(?<family>[A-Z]\\.){2,3}(?= (?:${personal})\\b)`, 'g'),
    accepts: () => true,
  },
  // "[12:04, 03/02/2025] Quell: hi"
  {
    pattern:
      /(?<=(?:^|\n)\[?\d[\d:/,. -]{3,22}(?:[ap]m)?\]? ?-? ?)(?<family>[A-Z][A-Za-z'-]+)(?: [A-Z][A-Za-z'-]*)?(?=:)/g,
    accepts: () => true,
  },
];

const isGiven = (word: string): boolean => isGivenName(foldWord(word));
const isWordGiven = (word: string): boolean =>
  wordGivenNames.has(foldWord(word)) || ambiguousPlaces.has(foldWord(word));
