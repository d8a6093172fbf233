import type { Framework, Topic } from '../../shared/criteria/framework.ts';
import type { Layer } from '../../shared/evidence/subject-fields.ts';
import {
  compileIndicated,
  compileLevelIf,
  compileRange,
  compileSettle,
  compileWhy,
  type OutcomeCells,
  quote,
  type TopicCells,
} from '../../shared/grading/compile-rule.ts';
import { openWord } from '../../shared/grading/normalise-judgment.ts';
import { criticalCap, gradeAt, type Rule } from '../../shared/grading/rule.ts';
import type { CellPlan, RowPlan, SheetPlan } from '../workbook/sheet-plan.ts';
import { checkFormula } from './award-check.ts';
import { formulaCell, keepCell, numberCell, textCell } from './cell-plan.ts';
import { gradeColumns, ifAllHeader } from './grade-columns.ts';
import { criticalWord, gradeRowKey, judgmentHeaders, layers, layerWords } from './judgment-readings.ts';
import type { PreviousRound } from './previous-round.ts';
import { signOffCells } from './sign-off-cells.ts';
import type { SignedFact, SignOff } from './signed-facts.ts';
import { columnOf, thisRow } from './table-reference.ts';
import type { TopicReading } from './topic-readings.ts';

export interface GradesInput {
  readonly framework: Framework;
  readonly rule: Rule;
  /** What each row says now, by its key: cached values must be right. */
  readonly topics: ReadonlyMap<string, TopicReading>;
  /** What signed topics rested on. */
  readonly signed: readonly SignedFact[];
  /** Whether the workbook has, or gets, the sheet of sign-offs. */
  readonly hasSignOffs: boolean;
  /** Written over what stands; without it every sign-off is left alone. */
  readonly signOff?: SignOff;
  readonly previous?: PreviousRound;
}

export const gradesPlan = (input: GradesInput): SheetPlan => ({
  sheetName: 'PL Grades',
  title: 'Grades',
  note: 'The indicated grade is worked out from PL Judgments by the rule on PL Rule, which is ours. The awarded grade is a person’s: type it with a reason, a name and a date.',
  table: {
    name: 'PlGrades',
    keyColumn: 'Id',
    columns: gradeColumns(input.rule, input.previous !== undefined),
    rows: layers.flatMap((layer) => input.framework.topics.map((topic) => gradeRow(topic, layer, input))),
  },
});

const own = (header: string): string => thisRow('PlGrades', header);

const topicCells = ({ scale }: Rule): TopicCells => ({
  counts: scale.map(own),
  open: own('Open'),
  applicable: own('Applicable'),
  causeOfConcern: own('Cause of concern'),
  criticalLow: own('Critical low'),
  criticalOpen: own('Critical open'),
});

const outcomeCells = ({ scale }: Rule): OutcomeCells => ({
  open: own('Open'),
  applicable: own('Applicable'),
  levels: scale.map((grade) => own(ifAllHeader(grade))),
  isSound: `${own('Rows')}<=${own('Criteria')}`,
});

function gradeRow(topic: Topic, layer: Layer, input: GradesInput): RowPlan {
  const { rule, topics } = input;
  const key = gradeRowKey(topic.id, layer);
  const reading = topics.get(key);
  if (reading === undefined) throw new Error(`no reading of ${key}`);
  const cells: Record<string, CellPlan> = {
    Topic: textCell(`${topic.number} ${topic.name}`),
    Layer: textCell(layerWords[layer]),
    ...wordCells(topic, layer, { rule, reading }),
    'Cause of concern': keepCell,
    'Awarded grade': keepCell,
    Reason: keepCell,
    Name: keepCell,
    Date: keepCell,
    Check: formulaCell(checkFormula(rule), reading.warnings.join(' ')),
    ...countCells(topic, layer, { rule, reading }),
    ...signOffCells(reading, input),
    'Topic id': textCell(topic.id),
    Id: textCell(key),
  };
  return { key, cells };
}

interface From {
  readonly rule: Rule;
  readonly reading: TopicReading;
}

function wordCells(topic: Topic, layer: Layer, { rule, reading }: From): Record<string, CellPlan> {
  const outcome = outcomeCells(rule);
  const { grade } = reading;
  const criteria = topic.criteria.map(({ id, number }) => ({ number, isOpen: isOpenFormula(id, layer) }));
  return {
    'Indicated grade': formulaCell(compileIndicated(rule, outcome), reading.indicated),
    Range: formulaCell(compileRange(rule, outcome), grade.range),
    Why: formulaCell(compileWhy(rule, { ...outcome, ...topicCells(rule) }), reading.why),
    'What would settle it': formulaCell(compileSettle(rule, outcome, criteria), grade.settleWords),
  };
}

/** A criterion is open unless one row of it counts as something else: a deleted row, or one with an error, is open too. */
function isOpenFormula(criterion: string, layer: Layer): string {
  const id = `${columnOf('PlJudgments', 'Id')},${quote(criterion)}`;
  const counted = columnOf('PlJudgments', judgmentHeaders[layer].countsAs);
  return `COUNTIFS(${id},${counted},"?*")=COUNTIFS(${id},${counted},${quote(openWord)})`;
}

function countCells(topic: Topic, layer: Layer, { rule, reading }: From): Record<string, CellPlan> {
  const { grade } = reading;
  const ofTopic = `${columnOf('PlJudgments', 'Topic id')},${own('Topic id')}`;
  const counted = columnOf('PlJudgments', judgmentHeaders[layer].countsAs);
  const count = (word: string) => `COUNTIFS(${ofTopic},${counted},${quote(word)})`;
  const critical = `${columnOf('PlJudgments', 'Critical counts as')},${quote(criticalWord)}`;
  const criticalCount = (word: string) => `COUNTIFS(${ofTopic},${critical},${counted},${quote(word)})`;
  const lowGrades = rule.scale.slice(0, criticalCap(rule)?.atMost ?? 0);
  const settled = [...rule.scale, 'Not applicable'].map(own).join(',');
  const cells: Record<string, CellPlan> = {};
  for (const word of rule.scale) cells[word] = formulaCell(count(word), grade.counts[word] ?? 0);
  cells['Not applicable'] = formulaCell(count(rule.notApplicable), grade.notApplicable);
  cells.Open = formulaCell(`${own('Criteria')}-SUM(${settled})`, grade.open);
  cells.Applicable = formulaCell(`${own('Criteria')}-${own('Not applicable')}`, grade.applicable);
  cells.Criteria = numberCell(topic.criteria.length);
  cells.Rows = formulaCell(`COUNTIFS(${ofTopic})`, reading.rowCount);
  cells['Critical low'] = formulaCell(lowGrades.map(criticalCount).join('+') || '0', reading.criticalLow);
  cells['Critical open'] = formulaCell(criticalCount(openWord), reading.criticalOpen);
  for (const [index, word] of rule.scale.entries()) {
    const level =
      rule.scale.findIndex((_, at) => gradeAt(rule, at + 1) === settledGrade(grade.settle, word)) + 1;
    cells[ifAllHeader(word)] = formulaCell(compileLevelIf(rule, topicCells(rule), index + 1), level);
  }
  return cells;
}

const settledGrade = (
  settle: readonly { readonly ifAll: string; readonly grade: string }[],
  word: string,
): string => settle.find(({ ifAll }) => ifAll === word)?.grade ?? '';
