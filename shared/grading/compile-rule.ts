import { gradeWords, rowWordsByLevel } from './grade-words.ts';
import { openWord, shortFormsOf } from './normalise-judgment.ts';
import { causeOfConcernCap, criticalCap, levelOf, type MaxBelow, type Rule } from './rule.ts';

/**
 * The rule as plain formulas, without their leading '=': COUNTIF(S), SUM, AND, INT, IF, MIN, CHOOSE, LEN, TRIM,
 * comparison, & + - and nothing else, so that Excel 2016 and LibreOffice 7.4 calculate them without us. Cells come
 * in as references in any notation; grade-topic.ts says the same in TypeScript.
 */
export interface TopicCells {
  /** How many criteria have each grade, the lowest first. */
  readonly counts: readonly string[];
  readonly open: string;
  readonly applicable: string;
  /** Text of the topic's own cell: 'Open', or blank. */
  readonly causeOfConcern: string;
  /** How many critical criteria are at the rule's level or below, and how many are open. */
  readonly criticalLow: string;
  readonly criticalOpen: string;
}

export interface OutcomeCells {
  readonly open: string;
  readonly applicable: string;
  /** The topic's level if all open criteria became each level, the lowest first. */
  readonly levels: readonly string[];
  /** A condition without which there is no grade, such as that no criterion stands twice. */
  readonly isSound?: string;
}

export const quote = (text: string): string => `"${text.replaceAll('"', '""')}"`;

const sumOf = (cells: readonly string[]): string => (cells.length === 0 ? '0' : cells.join('+'));

/** By equality alone, never as a COUNTIF condition: what is typed ("*", "G*") may hold wildcards. */
export function compileCountsAs(
  rule: Rule,
  cells: { readonly judgment: string; readonly reasons: string },
): string {
  const is = (word: string) => `TRIM(${cells.judgment})=${quote(word)}`;
  const words = [...rule.scale.map((grade) => [grade, grade] as const).reverse(), ...shortFormsOf(rule)];
  const notApplicable = `IF(${is(rule.notApplicable)},IF(LEN(TRIM(${cells.reasons}))>0,${quote(rule.notApplicable)},${quote(openWord)}),${quote(openWord)})`;
  return words.reduceRight(
    (rest, [typed, grade]) => `IF(${is(typed)},${quote(grade)},${rest})`,
    notApplicable,
  );
}

/** 0 for a text that is no grade. */
export function compileLevelOf(rule: Rule, cell: string): string {
  const words = [...rule.scale.map((grade) => [grade, grade] as const), ...shortFormsOf(rule)];
  return words.reduceRight(
    (rest, [typed, grade]) => `IF(TRIM(${cell})=${quote(typed)},${levelOf(rule, grade)},${rest})`,
    '0',
  );
}

export const compileIsOpenConcern = (cell: string): string => `TRIM(${cell})=${quote(openWord)}`;

/** The topic's level if every open criterion became this one. */
export function compileLevelIf(rule: Rule, cells: TopicCells, openBecome: number): string {
  const rows = rule.rows.reduceRight((rest, row) => {
    const conditions = Object.entries(row.maxBelow).map(
      ([grade, max]) =>
        `${below(cells, levelOf(rule, grade), openBecome)}<=${allowed(max, cells.applicable)}`,
    );
    if (conditions.length === 0) return String(levelOf(rule, row.grade));
    const all = conditions.length === 1 ? conditions[0] : `AND(${conditions.join(',')})`;
    return `IF(${all},${levelOf(rule, row.grade)},${rest})`;
  }, '');
  const caps = [concernLimit(rule, cells), criticalLimit(rule, cells, openBecome)].filter(
    (cap) => cap !== '',
  );
  return caps.length === 0 ? rows : `MIN(${[rows, ...caps].join(',')})`;
}

const below = (cells: TopicCells, level: number, openBecome: number): string =>
  sumOf([...cells.counts.slice(0, level - 1), ...(openBecome < level ? [cells.open] : [])]);

const allowed = (max: MaxBelow, applicable: string): string =>
  max === 'half' ? `INT(${applicable}/2)` : String(max);

function concernLimit(rule: Rule, cells: TopicCells): string {
  const cap = causeOfConcernCap(rule);
  if (cap === rule.scale.length) return '';
  return `IF(${compileIsOpenConcern(cells.causeOfConcern)},${cap},${rule.scale.length})`;
}

function criticalLimit(rule: Rule, cells: TopicCells, openBecome: number): string {
  const critical = criticalCap(rule);
  if (critical === null) return '';
  const hits = [cells.criticalLow, ...(openBecome <= critical.atMost ? [cells.criticalOpen] : [])];
  return `IF(${sumOf(hits)}>0,${critical.cap},${rule.scale.length})`;
}

const choose = (level: string, words: readonly string[]): string =>
  `CHOOSE(${level},${words.map(quote).join(',')})`;

const ends = ({ levels }: OutcomeCells): { readonly low: string; readonly high: string } => ({
  low: levels[0] ?? '',
  high: levels.at(-1) ?? '',
});

function isDecided(rule: Rule, cells: OutcomeCells): string {
  const { low, high } = ends(cells);
  const sound = cells.isSound === undefined ? '' : `,${cells.isSound}`;
  return `AND(${cells.applicable}>=${rule.minApplicable},${low}=${high}${sound})`;
}

export const compileIndicated = (rule: Rule, cells: OutcomeCells): string =>
  `IF(${isDecided(rule, cells)},${choose(ends(cells).low, rule.scale)},${quote(rule.insufficient)})`;

export function compileRange(rule: Rule, cells: OutcomeCells): string {
  const { low, high } = ends(cells);
  const upTo = `IF(${low}=${high},"",${quote(' to ')}&${choose(high, rule.scale)})`;
  return `IF(${cells.applicable}<${rule.minApplicable},${quote(gradeWords.tooFew(rule))},${choose(low, rule.scale)}&${upTo})`;
}

export function compileWhy(rule: Rule, cells: OutcomeCells & TopicCells): string {
  const rows = choose(ends(cells).low, rowWordsByLevel(rule));
  const words =
    criticalCap(rule) === null
      ? rows
      : `IF(${cells.criticalLow}>0,${quote(gradeWords.critical(rule))},${rows})`;
  const concern =
    causeOfConcernCap(rule) === rule.scale.length
      ? ''
      : `&IF(${compileIsOpenConcern(cells.causeOfConcern)},${quote(gradeWords.causeOfConcern(rule))},"")`;
  return `IF(${isDecided(rule, cells)},${words}${concern},"")`;
}

/** `isOpen`: for each criterion of the topic its number and a condition that holds while it is open. */
export function compileSettle(
  rule: Rule,
  cells: OutcomeCells,
  criteria: readonly { readonly number: string; readonly isOpen: string }[],
): string {
  const { low, high } = ends(cells);
  const names = criteria.map(({ number, isOpen }) => `IF(${isOpen},${quote(`${number}, `)},"")`).join('&');
  const named = `${quote(gradeWords.openAre)}&${names}&${quote(gradeWords.noOthers)}`;
  const outcomes = cells.levels
    .map((level, index) => {
      const grade = rule.scale[index] ?? '';
      return `${quote((index + 1 < rule.scale.length ? '; ' : '') + gradeWords.ifAll(grade))}&${choose(level, rule.scale)}`;
    })
    .reverse()
    .join('&');
  const tail = `IF(${cells.applicable}<${rule.minApplicable},${quote(`${gradeWords.tooFew(rule)}.`)},IF(${low}=${high},${quote(gradeWords.alreadyDecided)},${quote(gradeWords.ifOpenBecame)}&${outcomes}&"."))`;
  return `IF(${cells.open}<=0,"",${named}&${tail})`;
}
