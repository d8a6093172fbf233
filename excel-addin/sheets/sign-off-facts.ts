import type { Criterion, Topic } from '../../shared/criteria/framework.ts';
import { bytesToHex, sha256, utf8ToBytes } from '../../shared/encoding.ts';
import type { Layer } from '../../shared/evidence/subject-fields.ts';
import { toCanonical } from '../../shared/ledger/canonical.ts';
import type { TableName } from '../workbook/sheet-plan.ts';
import type { CellValue } from '../workbook/workbook.ts';
import { questionHeader } from './case-columns.ts';
import { mentions } from './criteria-mentions.ts';
import { isWithdrawn } from './criteria-text.ts';
import { itemIdsHeader } from './evidence-behind.ts';
import { casesHeader, isCounted, measuresHeader } from './judgment-figures.ts';
import { gradeRowKey, judgmentHeaders } from './judgment-readings.ts';
import { measureHeader as h } from './measure-headers.ts';
import { moderationHeaders } from './moderation.ts';
import { ruleDigestRow, ruleNameRow } from './rule-sheet.ts';
import { type StandingRow, type StandingTable, textOf } from './standing-rows.ts';

/** The tables that a signed topic can rest on, by the column that names a row of each. */
export const factTables = {
  PlGrades: 'Id',
  PlRule: 'Part',
  PlJudgments: 'Id',
  PlFindings: 'Id',
  PlMeasures: 'Id',
  PlCases: 'Id',
} as const satisfies Partial<Record<TableName, string>>;
export type FactTable = keyof typeof factTables;

/** One cell that a signed topic rests on. */
export interface FactPlace {
  readonly table: FactTable;
  readonly column: string;
  /** The row's key. */
  readonly row: string;
}

export interface Fact extends FactPlace {
  /** What the row is about, in words: "3.2 Identify vulnerable children". */
  readonly about: string;
  readonly value: string | number;
}

export type FactTables = Readonly<Record<FactTable, StandingTable | null>>;

export const goneWord = '(gone)';

/** Columns whose numbers stay numbers. */
export const isNumberFact = ({ table, column }: FactPlace): boolean =>
  table === 'PlMeasures' && numberColumns.has(column);

const numberColumns: ReadonlySet<string> = new Set([h.value, h.numerator, h.denominator, h.target]);

export const hasColumn = (tables: FactTables, { table, column }: FactPlace): boolean =>
  tables[table]?.headers.has(column) ?? false;

/** What the place says now, as the sheet's formula gives it. */
export function factNow(tables: FactTables, place: FactPlace): string | number {
  const key = place.row.toLowerCase();
  const found = tables[place.table]?.rows.find(
    (row) => textOf(row, factTables[place.table]).toLowerCase() === key,
  );
  if (found === undefined || !hasColumn(tables, place)) return goneWord;
  const value: CellValue = found[place.column] ?? '';
  return isNumberFact(place) && typeof value === 'number' ? asKept(value) : textOf(found, place.column);
}

/** Fifteen figures, as Excel and LibreOffice keep and compare them. */
const asKept = (value: number): number => Number(value.toPrecision(15));

/** Everything that the grade of a topic rests on, cell by cell. */
export function signOffFacts(tables: FactTables, topic: Topic, layer: Layer): readonly Fact[] {
  const key = gradeRowKey(topic.id, layer);
  const named = `${topic.number} ${topic.name}`;
  const rows =
    (table: FactTable, about: (row: StandingRow) => string, columns: readonly string[]) =>
    (isPart: (row: StandingRow) => boolean): readonly Fact[] =>
      (tables[table]?.rows ?? [])
        .filter((row) => isPart(row) && textOf(row, factTables[table]) !== '')
        .flatMap((row) =>
          columns.map((column) => ({
            table,
            column,
            row: textOf(row, factTables[table]),
            about: about(row),
          })),
        )
        .filter((place) => hasColumn(tables, place))
        .map((place) => ({ ...place, value: factNow(tables, place) }));
  const isOfTopic = (isOf: (criterion: Criterion) => boolean) => topic.criteria.some(isOf);
  const ids = new Set(topic.criteria.map(({ id }) => id));
  const criteria = (row: StandingRow) => textOf(row, 'Criteria');
  const { judgment, reasons } = judgmentHeaders[layer];
  const { outcome, grade, reason } = moderationHeaders[layer];
  const judged = [judgment, reasons, outcome, grade, reason, ...criterionColumns];
  return [
    ...rows('PlGrades', () => named, gradeColumns)((row) => textOf(row, 'Id') === key),
    ...rows('PlRule', () => 'The rule', ['What it says'])((row) =>
      [ruleNameRow, ruleDigestRow].includes(textOf(row, 'Part')),
    ),
    ...rows('PlJudgments', criterionWords, judged)((row) => ids.has(textOf(row, 'Id'))),
    ...rows(
      'PlFindings',
      (row) => excerpt(textOf(row, 'Finding')),
      findingColumns,
    )(
      (row) =>
        !isWithdrawn(textOf(row, 'Status')) && isOfTopic((criterion) => mentions(criteria(row), criterion)),
    ),
    ...rows(
      'PlMeasures',
      (row) => excerptOfEnd(textOf(row, h.name)),
      measureColumns,
    )((row) => isOfTopic((criterion) => mentions(criteria(row), criterion))),
    ...rows(
      'PlCases',
      (row) => textOf(row, 'Reference'),
      caseColumns,
    )((row) => isOfTopic((criterion) => isCounted(criterion, row))),
  ];
}

const gradeColumns = ['Indicated grade', 'Awarded grade', 'Reason', 'Cause of concern'] as const;
/** The counts tell of a finding, a measure or a case that came later. */
const criterionColumns = ['Critical', 'Findings', measuresHeader, casesHeader] as const;

/** What speaks against it too: a grade that was signed in spite of it rested on that. */
const findingColumns = ['Kind', 'Finding', 'Status', itemIdsHeader, 'Contrary evidence'] as const;
/** With what makes the figure mean something else while it stays the same. */
const measureColumns = [
  ...[h.value, h.band, h.numerator, h.denominator, h.unit, h.period],
  ...[h.definition, h.denominatorWords, h.target, h.direction, h.basis],
] as const;
const caseColumns = [
  ...['Reference', 'Force grade', 'Inspector grade', 'Second inspector grade', 'Third inspector grade'],
  ...['Reasons', 'State', questionHeader, 'Reply'],
] as const;

const criterionWords = (row: StandingRow): string =>
  `${textOf(row, 'Number')} ${textOf(row, 'Short label (ours)')}`;

const excerpt = (text: string): string => (text.length > 60 ? `${[...text].slice(0, 60).join('')}…` : text);

/** Measures of one table begin alike, and end with the force or the group that each is of. */
const excerptOfEnd = (text: string): string =>
  text.length > 60 ? `…${[...text].slice(-60).join('')}` : text;

/** SHA-256, hex, of the facts' canonical JSON: two topics that rest on the same have the same. */
export async function signOffDigest(facts: readonly (FactPlace & Pick<Fact, 'value'>)[]): Promise<string> {
  const lines = facts.map(({ table, column, row, value }) => [table, column, row, wellFormed(value)]);
  const sorted = lines.toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
  return bytesToHex(await sha256(utf8ToBytes(toCanonical(sorted))));
}

const wellFormed = (value: string | number): string | number =>
  typeof value === 'string' ? value.toWellFormed() : value;
