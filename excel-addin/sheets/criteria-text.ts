import { criteriaOf } from '../../shared/criteria/catalogue.ts';
import type { Criterion, Framework } from '../../shared/criteria/framework.ts';
import type { Direction } from '../../shared/evidence/item.ts';
import { quote } from '../../shared/grading/compile-rule.ts';
import type { TableName } from '../workbook/sheet-plan.ts';
import { literalText } from './criteria-mentions.ts';
import { columnOf } from './table-reference.ts';

export const directionWords: Readonly<Record<Direction, string>> = {
  strength: 'strength',
  'area-for-improvement': 'area for improvement',
  neutral: 'neutral',
};

export interface CriterionMark {
  readonly criterion: string;
  /** What stands after the number: the direction of a link, or the label of a finding's criterion. */
  readonly words: string;
}

/** "3.2 strength; 5.4 area for improvement", in the order of the edition; other editions' criteria by id, last. */
export function criteriaText(framework: Framework, marks: readonly CriterionMark[]): string {
  const numbers = numbersById(framework);
  const place = (mark: CriterionMark): number =>
    numbers.get(mark.criterion)?.place ?? Number.POSITIVE_INFINITY;
  return marks
    .toSorted((a, b) => (place(a) === place(b) ? 0 : place(a) - place(b)))
    .map(({ criterion, words }) => `${numbers.get(criterion)?.number ?? criterion} ${words}`)
    .join(separator);
}

const separator = '; ';

/** As criteriaText begins it. */
export const numberOf = (framework: Framework, criterion: string): string =>
  numbersById(framework).get(criterion)?.number ?? criterion;

export const criteriaParts = (text: string): readonly string[] =>
  text.split(separator).filter((part) => part !== '');

const numberCache = new WeakMap<Framework, ReadonlyMap<string, { number: string; place: number }>>();

/** Ten thousand rows ask for the same edition. */
function numbersById(framework: Framework): ReadonlyMap<string, { number: string; place: number }> {
  const known = numberCache.get(framework);
  if (known !== undefined) return known;
  const entries = criteriaOf(framework).map(({ id, number }, place) => [id, { number, place }] as const);
  const numbers = new Map(entries);
  numberCache.set(framework, numbers);
  return numbers;
}

/** Each part once, in the order of the edition. */
export function joinCriteriaParts(framework: Framework, parts: readonly string[]): string {
  const place = (part: string): number =>
    criteriaOf(framework).findIndex(({ number }) => part.startsWith(`${number} `));
  const order = (a: string, b: string): number => place(a) - place(b) || (a < b ? -1 : 1);
  return [...new Set(parts)].toSorted(order).join(separator);
}

/** A row that says which criteria it bears on, and whether it stands. */
export interface MarkedRow {
  readonly criteria: string;
  readonly status: string;
}

/** What countFormula gives of these rows. */
export const countMarked = (rows: readonly MarkedRow[], { number }: Pick<Criterion, 'number'>): number =>
  rows.filter(({ criteria, status }) => isMarked(criteria.toLowerCase(), number) && !isWithdrawn(status))
    .length;

const isMarked = (criteria: string, number: string): boolean =>
  criteria.startsWith(`${number.toLowerCase()} `) ||
  criteria.includes(`${separator}${number.toLowerCase()} `);

export const withdrawnMark = 'Withdrawn';
export const withdrawnWords = (reason: string): string => `${withdrawnMark}: ${reason}`;
export const isWithdrawn = (status: string): boolean =>
  status.toLowerCase().startsWith(withdrawnMark.toLowerCase());

/** Of a cell that criteriaText wrote and that names the criterion, first or later, as texts in a formula. */
export function markPatterns({ number }: Pick<Criterion, 'number'>): readonly string[] {
  const literal = literalText(number);
  return [quote(`${literal} *`), quote(`*${separator}${literal} *`)];
}

/**
 * Rows that name the criterion, first or later in their text, less the withdrawn ones; `also` is a further column and
 * its condition, as COUNTIFS takes them.
 */
export function countFormula(table: TableName, criterion: Criterion, also?: string): string {
  const criteria = columnOf(table, 'Criteria');
  const status = columnOf(table, 'Status');
  const patterns = markPatterns(criterion);
  const withdrawn = quote(`${withdrawnMark}*`);
  const further = also === undefined ? '' : `,${also}`;
  const count = also === undefined ? 'COUNTIF' : 'COUNTIFS';
  const all = patterns.map((pattern) => `${count}(${criteria},${pattern}${further})`).join('+');
  const gone = patterns
    .map((pattern) => `-COUNTIFS(${criteria},${pattern},${status},${withdrawn}${further})`)
    .join('');
  return all + gone;
}
