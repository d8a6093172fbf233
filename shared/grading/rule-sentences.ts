import type { RuleError } from './rule.ts';

/** Why a rule cannot be used, where in it, and what to do. Of a rule that is given, a line has its grade beside it. */
export function ruleFaultSentence({ path, reason }: RuleError, rule?: unknown): string {
  const why = plainReasons.find(([pattern]) => pattern.test(reason))?.[1] ?? otherReason(reason);
  return `The rule cannot be used: ${placeWords(path, rule)}, ${why}.`;
}

const plainReasons: readonly (readonly [pattern: RegExp, words: string])[] = [
  [
    /^must be lower than the row above/,
    'the grade is not lower than that of the line above. A better judgment could then lower a topic’s grade. Put the lines from the highest grade to the lowest, each grade once',
  ],
  [/^is the grade of the row above too/, 'the line above has the same grade. Keep one line for each grade'],
  [
    /^the last row must have no conditions/,
    'the last line has conditions, so some topics would have no grade at all. Take its conditions away',
  ],
  [
    /^can never be reached: the row above/,
    'the line can never be reached, since the one above it always holds. Give that one a condition, or take this one out',
  ],
  [
    /^can never be reached by a topic/,
    'no judgments of up to twelve criteria lead to this line: the lines above hold first. Make one of them stricter, or take this one out',
  ],
  [
    /^must be "half" or a whole number/,
    'only “half” or a whole number from 0 says how many criteria may be below a grade',
  ],
  [
    /^must be \{"criticalAtMost"/,
    'only two conditions can cap a grade: a critical criterion at a grade or below, and an open cause of concern',
  ],
  [
    /^Invalid key: Expected never/,
    'it has a condition or a part that a rule cannot have: only “at most so many criteria below a grade” keeps a better judgment from lowering a grade. Take it out',
  ],
  [/^there are two caps for/, 'there are two caps of one kind. Keep the lower one'],
  [
    /^must be no more than \d/,
    'no topic has so many criteria, so that none would ever be graded. Give a smaller number',
  ],
  [/^must hold ""/, 'a blank cell has to count as open. Add an empty text to the words for open'],
];

function otherReason(reason: string): string {
  const broken = brokenReasons.find(([pattern]) => pattern.test(reason))?.[1];
  if (broken !== undefined) return broken;
  const unknown = /^"(.*)" is not in the scale$/.exec(reason)?.[1];
  const [, twice, other = ''] = /^"(.*)" stands for two things: see (.*)$/.exec(reason) ?? [];
  if (twice !== undefined)
    return `“${twice}” stands for two things: ${otherWords(other)} too. Take another word`;
  if (unknown !== undefined) return `“${unknown}” is not one of its grades`;
  return reason.startsWith('must') ? `the text ${reason}` : 'something stands there that a rule cannot have';
}

/** What only a file that was written or changed by hand has wrong, in the words of the library that looks at it. */
const brokenReasons: readonly (readonly [pattern: RegExp, words: string])[] = [
  [
    /^Invalid key: Expected ".+" but received undefined$/,
    'a part is missing. Save a rule as a file, and compare',
  ],
  [/^Invalid integer/, 'only a whole number can stand there'],
  [/^Invalid value: Expected >=0/, 'the number must not be below 0'],
  [/^Invalid value: Expected >=1/, 'the number must be 1 or more'],
  [/^Invalid length: Expected <=/, 'there are too many: nine are the most'],
  [/^Invalid length: Expected >=2/, 'there are too few: a rule has two grades or more'],
  [/^Invalid length: /, 'nothing is given'],
  [/^Invalid type: Expected number/, 'a number has to stand there'],
  [/^Invalid type: Expected string/, 'words have to stand there'],
  [/^Invalid type: Expected Array/, 'a list has to stand there'],
  [/^Invalid type: /, 'something else stands there than a rule has. Save a rule as a file, and compare'],
];

const parts: Readonly<Record<string, string>> = {
  id: 'its name',
  version: 'its version',
  scale: 'the grades',
  open: 'the words for an open criterion',
  notApplicable: 'the words for not applicable',
  minApplicable: 'the smallest number of criteria that apply',
  insufficient: 'the words for not enough evidence',
  note: 'the reason for the change',
  rows: 'its lines',
  limiters: 'its caps (“no higher than”)',
};

const otherWords = (place: string): string =>
  place.startsWith('the ') ? place : (parts[place.split('.')[0] ?? ''] ?? place);

function placeWords(path: string, rule: unknown): string {
  const [first = '', index, field, ...rest] = path.split('.');
  const number = Number(index) + 1;
  if (first === 'rows' && index !== undefined) {
    const below = field === 'maxBelow' && rest.length > 0 ? `, “below ${rest.join('.')}”` : '';
    return `in line ${number}${gradeOfLine(rule, Number(index))}${below}`;
  }
  if (first === 'limiters' && index !== undefined) return `in cap ${number} (“no higher than”)`;
  const part = parts[first];
  if (part === undefined) return first === '' ? 'as a whole' : `at “${path}”`;
  return index === undefined ? `in ${part}` : `in ${part}, word ${number}`;
}

/** " (Good)", where the line names a grade. */
function gradeOfLine(rule: unknown, index: number): string {
  const { rows } = (rule ?? {}) as { readonly rows?: unknown };
  const row: unknown = Array.isArray(rows) ? rows[index] : undefined;
  const { grade } = (row ?? {}) as { readonly grade?: unknown };
  return typeof grade === 'string' && grade !== '' ? ` (${grade})` : '';
}
