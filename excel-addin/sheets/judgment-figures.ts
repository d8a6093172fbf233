import type { Criterion } from '../../shared/criteria/framework.ts';
import { quote } from '../../shared/grading/compile-rule.ts';
import { trimSpaces } from '../../shared/grading/normal-form.ts';
import type { Rule } from '../../shared/grading/rule.ts';
import type { CellPlan, ColumnPlan, TableName } from '../workbook/sheet-plan.ts';
import { caseGrades, isWithdrawnCase, withdrawnFormula } from './case-words.ts';
import { formulaCell, textCell } from './cell-plan.ts';
import { mentionFormula, mentions } from './criteria-mentions.ts';
import { firstRowLink } from './first-row-link.ts';
import { type StandingRow, type StandingTable, textOf } from './standing-rows.ts';
import { columnOf, thisRow } from './table-reference.ts';

export const casesHeader = 'Case results';
export const measuresHeader = 'Measures';

/** What is counted of the rows of another table that name a criterion: how many have each word in a column. */
interface Tally {
  readonly table: TableName;
  readonly column: string;
  readonly words: readonly string[];
  readonly header: string;
  readonly one: string;
  readonly many: string;
}

const tallies = (rule: Rule): readonly Tally[] => [
  {
    ...{ table: 'PlMeasures', column: 'Band', words: rule.scale.toReversed() },
    ...{ header: measuresHeader, one: 'measure', many: 'measures' },
  },
  {
    ...{ table: 'PlCases', column: 'Inspector counts as', words: caseGrades },
    ...{ header: casesHeader, one: 'case', many: 'cases' },
  },
];

const countHeader = ({ one }: Tally, word?: string): string => `Count of ${one}${word ? ` ${word}` : ''}`;

export const figureColumns: readonly ColumnPlan[] = [measuresHeader, casesHeader].map((header) => ({
  ...{ header, widthChars: 16, isWrapped: true, isAddedWhereMissing: true },
}));

export const figureHelperColumns = (rule: Rule): readonly ColumnPlan[] =>
  tallies(rule).flatMap((tally) =>
    [undefined, ...tally.words].map((word) => ({
      ...{ header: countHeader(tally, word), widthChars: 12, isHelper: true, isAddedWhereMissing: true },
    })),
  );

export interface FigureTables {
  readonly measures: StandingTable | null;
  readonly cases: StandingTable | null;
}

/** "4 cases: 2 Good, 1 Inadequate, 1 not graded"; '' where nothing names the criterion. */
export function figureCells(
  criterion: Criterion,
  tables: FigureTables,
  rule: Rule,
): Readonly<Record<string, CellPlan>> {
  const [measures, cases] = tallies(rule);
  return {
    ...(measures && tallyCells(criterion, tables.measures, measures)),
    ...(cases && tallyCells(criterion, tables.cases, cases)),
  };
}

/** A table that an earlier version of the program made may lack the columns: then there is nothing to count. */
function tallyCells(
  criterion: Criterion,
  table: StandingTable | null,
  tally: Tally,
): Readonly<Record<string, CellPlan>> {
  const headers = [tally.header, countHeader(tally), ...tally.words.map((word) => countHeader(tally, word))];
  if (table === null || !table.headers.has('Criteria') || !table.headers.has(tally.column))
    return Object.fromEntries(headers.map((header) => [header, textCell('')]));
  const { all, byWord } = countsOf(criterion, table, tally);
  const named = countedFormula(criterion, tally.table);
  const counts = tally.words.map((word) => {
    const has = `--(TRIM(${columnOf(tally.table, tally.column)})=${quote(word)})`;
    return [
      countHeader(tally, word),
      formulaCell(`SUMPRODUCT(--${named},${has})`, byWord.get(word) ?? 0),
    ] as const;
  });
  return {
    [tally.header]: formulaCell(
      firstRowLink(columnOf(tally.table, 'Criteria'), named, wordsFormula(tally)),
      tallyWords(tally, { all, byWord }),
    ),
    [countHeader(tally)]: formulaCell(`SUMPRODUCT(--${named})`, all),
    ...Object.fromEntries(counts),
  };
}

/** Rows that name the criterion; of cases not those that were withdrawn. */
function countedFormula(criterion: Criterion, table: TableName): string {
  const named = mentionFormula(columnOf(table, 'Criteria'), criterion);
  if (table !== 'PlCases') return named;
  return `(${named}*(1-(${withdrawnFormula(columnOf(table, 'State'))})))`;
}

/** What countedFormula gives of a row; a measure has no State. */
export const isCounted = (criterion: Criterion, row: StandingRow): boolean =>
  mentions(textOf(row, 'Criteria'), criterion) && !isWithdrawnCase(textOf(row, 'State'));

interface Counts {
  readonly all: number;
  readonly byWord: ReadonlyMap<string, number>;
}

function countsOf(criterion: Criterion, { rows }: StandingTable, { column, words }: Tally): Counts {
  const named = rows.filter((row) => isCounted(criterion, row));
  const form = (text: string) => trimSpaces(text).toLowerCase();
  const count = (word: string) => named.filter((row) => form(textOf(row, column)) === form(word)).length;
  return { all: named.length, byWord: new Map(words.map((word) => [word, count(word)])) };
}

export function tallyWords({ words, one, many }: Tally, { all, byWord }: Counts): string {
  if (all === 0) return '';
  const graded = words.reduce((sum, word) => sum + (byWord.get(word) ?? 0), 0);
  const parts = [...words.map((word) => [byWord.get(word) ?? 0, word]), [all - graded, 'not graded']];
  const said = parts.filter(([count]) => count !== 0).map(([count, word]) => `${count} ${word}`);
  return `${all} ${all === 1 ? one : many}: ${said.join(', ')}`;
}

function wordsFormula(tally: Tally): string {
  const own = (word?: string) => thisRow('PlJudgments', countHeader(tally, word));
  const part = (count: string, word: string) => `IF(${count}<>0,", "&${count}&${quote(` ${word}`)},"")`;
  const rest = `(${own()}-${tally.words.map((word) => own(word)).join('-')})`;
  const parts = [...tally.words.map((word) => part(own(word), word)), part(rest, 'not graded')].join('&');
  const noun = `IF(${own()}=1,${quote(` ${tally.one}:`)},${quote(` ${tally.many}:`)})`;
  return `IF(${own()}=0,"",${own()}&${noun}&MID(${parts},2,255))`;
}
