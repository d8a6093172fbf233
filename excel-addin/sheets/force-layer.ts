import { topicOfCriterion } from '../../shared/criteria/catalogue.ts';
import type { Framework } from '../../shared/criteria/framework.ts';
import { normalForm } from '../../shared/grading/normal-form.ts';
import type { InspectionState, Subject } from '../../shared/ledger/inspection-state.ts';
import type { SheetPlan } from '../workbook/sheet-plan.ts';
import type { WorkbookReading } from '../workbook/workbook.ts';
import { referenceForm } from './case-reference.ts';
import { caseGradeWords } from './case-rows.ts';
import { textCell } from './cell-plan.ts';
import { gradeRowKey, judgmentHeaders } from './judgment-readings.ts';
import { moderationHeaders, outcomeWords } from './moderation.ts';
import type { PastedCase } from './paste-cases.ts';
import { cellText, type RowReading, rowsOf } from './read-cells.ts';
import { signOffHeaders } from './topic-readings.ts';

/** A cell of the force's layer as the force's own file has it. */
export interface ForceCell {
  readonly table: 'PlJudgments' | 'PlGrades' | 'PlCases';
  readonly key: string;
  readonly header: string;
  readonly text: string;
  /** What its row is called: a criterion's number, a topic, a case's reference. */
  readonly row: string;
}

/** A cell in which something else was typed here: it is left, and asked about. */
export interface AskedCell extends ForceCell {
  readonly here: string;
}

export interface ForceLayer {
  readonly cells: readonly ForceCell[];
  /** Cases of the force's file that have no row here yet. */
  readonly newCases: readonly PastedCase[];
}

interface From {
  readonly framework: Framework;
  readonly reading: WorkbookReading;
}

/** What a file says for the force: nothing of the inspector's is in it. Blank cells say nothing. */
export function forceLayerOf(state: InspectionState, from: From): ForceLayer {
  const cases = caseCells(state, from.reading);
  const all = [...judgmentCells(state, from.framework), ...topicCells(state, from.framework), ...cases.cells];
  return { cells: all.filter(({ text }) => text !== ''), newCases: cases.newCases };
}

type Row = Omit<ForceCell, 'header' | 'text'>;
const cellsOf = (row: Row, texts: Readonly<Record<string, string>>): readonly ForceCell[] =>
  Object.entries(texts).map(([header, text]) => ({ ...row, header, text }));

function judgmentCells(state: InspectionState, framework: Framework): readonly ForceCell[] {
  const rowOf = (criterion: string): Row | null => {
    const topic = topicOfCriterion(framework, criterion);
    const number = topic?.criteria.find(({ id }) => id === criterion)?.number;
    return number === undefined ? null : { table: 'PlJudgments', key: criterion, row: number };
  };
  const headers = { ...judgmentHeaders.force, ...moderationHeaders.force };
  const judged = state.judgments.filter(isForce).flatMap(({ criterion, judgment, reasons, judgedBy }) => {
    const row = rowOf(criterion);
    const texts = { [headers.judgment]: judgment, [headers.reasons]: reasons, [headers.judgedBy]: judgedBy };
    return row === null ? [] : cellsOf(row, texts);
  });
  const moderated = latest(state.moderations.filter(isForce), ({ criterion }) => criterion).flatMap((one) => {
    const row = rowOf(one.criterion);
    return row === null || one.name === '' ? [] : cellsOf(row, moderationTexts(one));
  });
  return [...judged, ...moderated];
}

const moderationTexts = ({ name, outcome, grade, reason, date }: Subject<'moderation'>) => ({
  [moderationHeaders.force.moderatedBy]: name,
  [moderationHeaders.force.outcome]: outcomeWords[outcome],
  [moderationHeaders.force.grade]: grade,
  [moderationHeaders.force.reason]: reason,
  [moderationHeaders.force.date]: date,
});

function topicCells(state: InspectionState, framework: Framework): readonly ForceCell[] {
  const topics = new Map(framework.topics.map(({ id, number, name }) => [id, `${number} ${name}`]));
  const rowOf = (topic: string): Row => ({
    table: 'PlGrades',
    key: gradeRowKey(topic, 'force'),
    row: topics.get(topic) ?? topic,
  });
  const awarded = state.awards.filter(isForce).map((one) => ({
    topic: one.topic,
    texts: {
      'Awarded grade': one.awarded,
      Reason: one.reason,
      Name: one.name,
      Date: one.date,
      'Cause of concern': one.causeOfConcern,
    },
  }));
  const signed = latest(state.signOffs.filter(isForce), ({ topic }) => topic).map((one) => ({
    topic: one.topic,
    texts: {
      [signOffHeaders.by]: one.name,
      [signOffHeaders.on]: one.name === '' ? '' : one.date,
      [signOffHeaders.digest]: one.name === '' ? '' : one.restedOn,
    },
  }));
  return [...awarded, ...signed]
    .filter(({ topic }) => topics.has(topic))
    .flatMap(({ topic, texts }) => cellsOf(rowOf(topic), texts));
}

const isForce = ({ layer }: { readonly layer: string }): boolean => layer === 'force';

/** Of several writings about one thing the last made. */
const latest = <T extends Subject<'moderation'> | Subject<'sign-off'>>(
  all: readonly T[],
  about: (one: T) => string,
): readonly T[] => [
  ...new Map(
    all.toSorted((a, b) => (a.version < b.version ? -1 : 1)).map((one) => [about(one), one]),
  ).values(),
];

/** A case is the same where its id is, or its reference. */
function caseCells(state: InspectionState, reading: WorkbookReading): ForceLayer {
  const rows = rowsOf(reading, 'PlCases').filter((row) => cellText(row, 'Id') !== '');
  const byId = new Map(rows.map((row) => [cellText(row, 'Id'), row]));
  const byForm = new Map(rows.map((row) => [referenceForm(cellText(row, 'Reference')), row]));
  const cells: ForceCell[] = [];
  const newCases: PastedCase[] = [];
  for (const { id, reference, forceGrade } of state.cases) {
    const grade = forceGrade === null ? '' : caseGradeWords[forceGrade];
    const row = byId.get(id) ?? byForm.get(referenceForm(reference));
    if (row === undefined) newCases.push({ reference, area: '', forceGrade: grade, inspectorGrade: '' });
    else cells.push({ ...caseRowOf(row), header: 'Force grade', text: grade });
  }
  return { cells, newCases };
}

const caseRowOf = (row: RowReading): Row => ({
  table: 'PlCases',
  key: cellText(row, 'Id'),
  row: `case ${cellText(row, 'Reference')}`,
});

/** Blank cells are filled; what stands here already and differs is asked about, unless that was answered before. */
export function meetForceCells(
  cells: readonly ForceCell[],
  reading: WorkbookReading,
  isOver: boolean,
): { readonly taken: readonly ForceCell[]; readonly asked: readonly AskedCell[] } {
  const taken: ForceCell[] = [];
  const asked: AskedCell[] = [];
  const rows = new Map(
    (['PlJudgments', 'PlGrades', 'PlCases'] as const).flatMap((table) =>
      rowsOf(reading, table).map((row) => [`${table} ${cellText(row, 'Id')}`, row] as const),
    ),
  );
  for (const cell of cells) {
    const here = cellText(rows.get(`${cell.table} ${cell.key}`), cell.header);
    if (normalForm(here) === normalForm(cell.text)) continue;
    if (normalForm(here) === '' || isOver) taken.push(cell);
    else asked.push({ ...cell, here });
  }
  return { taken, asked };
}

/** The workbook as though these cells stood in it, so that all that follows from them is worked out. */
export function withForceCells(reading: WorkbookReading, taken: readonly ForceCell[]): WorkbookReading {
  const byRow = Map.groupBy(taken, ({ table, key }) => `${table} ${key}`);
  const tables = reading.tables.map((table) => ({
    ...table,
    rows: table.rows.map((row) => {
      const cells = byRow.get(`${table.name} ${cellText(row, 'Id')}`) ?? [];
      return { ...row, ...Object.fromEntries(cells.map(({ header, text }) => [header, { value: text }])) };
    }),
  }));
  return { ...reading, tables };
}

/** The plans with these cells written. */
export function overForceCells(
  plans: readonly SheetPlan[],
  taken: readonly ForceCell[],
): readonly SheetPlan[] {
  const byRow = Map.groupBy(taken, ({ table, key }) => `${table} ${key}`);
  return plans.map((plan) => ({
    ...plan,
    table: {
      ...plan.table,
      rows: plan.table.rows.map((row) => {
        const cells = byRow.get(`${plan.table.name} ${row.key}`);
        if (cells === undefined) return row;
        const written = Object.fromEntries(cells.map(({ header, text }) => [header, textCell(text)]));
        return { ...row, cells: { ...row.cells, ...written } };
      }),
    },
  }));
}

/** What is asked, a sentence each. */
export const askedSentence = ({ row, header, here, text }: AskedCell): string =>
  `${row}, ${header}: “${here}” stands here and was left; the force’s file says “${text}”.`;
