import { quote } from '../../shared/grading/compile-rule.ts';
import type { CellPlan } from '../workbook/sheet-plan.ts';
import { concernFindingsHeader } from './award-check.ts';
import { formulaCell, keepCell, textCell } from './cell-plan.ts';
import { findingCountFormula } from './finding-counts.ts';
import { kindWords } from './finding-kinds.ts';
import { previousGradeHeader } from './grade-columns.ts';
import type { GradesInput } from './grades-sheet.ts';
import { changedWord } from './sign-offs-sheet.ts';
import { since, sinceWords } from './signed-facts.ts';
import { columnOf, thisRow } from './table-reference.ts';
import { signOffHeaders, type TopicReading } from './topic-readings.ts';

const own = (header: string): string => thisRow('PlGrades', header);

/** What PL Grades says beside a topic of its sign-off, of an earlier round, and of findings that are causes of concern. */
export function signOffCells(reading: TopicReading, input: GradesInput): Record<string, CellPlan> {
  const { topic, layer, key } = reading;
  const { signed, signOff, previous } = input;
  const isNow = signOff?.key === key;
  const by = isNow ? signOff.name : reading.signedOffBy;
  const concerns = topic.criteria.map((criterion) => findingCountFormula(criterion, concernKind));
  return {
    [previousGradeHeader]: previous === undefined ? keepCell : textCell(previous.grade(topic.id, layer)),
    [signOffHeaders.by]: isNow ? textCell(signOff.name) : keepCell,
    [signOffHeaders.on]: isNow ? textCell(signOff.date) : keepCell,
    [signOffHeaders.digest]: isNow ? textCell(signOff.digest) : keepCell,
    [signOffHeaders.since]: formulaCell(sinceFormula(input.hasSignOffs), sinceWords(by, signed, key)),
    [concernFindingsHeader]: formulaCell(concerns.join('+'), reading.concernFindings),
  };
}

const concernKind = kindWords['cause-of-concern'];

/** Without the sheet of sign-offs, which comes with the first of them, no formula may name its table. */
function sinceFormula(hasSignOffs: boolean): string {
  const isBlank = `LEN(TRIM(${own(signOffHeaders.by)}))=0`;
  if (!hasSignOffs) return `IF(${isBlank},"",${quote(since.unrecorded)})`;
  const facts = `${columnOf('PlSignOffs', 'Grade row')},${own('Id')}`;
  const changed = `COUNTIFS(${facts},${columnOf('PlSignOffs', 'Changed')},${quote(changedWord)})`;
  const words = `IF(${changed}=0,${quote(since.nothing)},IF(${changed}=1,${quote(since.one)},${changed}&${quote(since.many)}))`;
  return `IF(${isBlank},"",IF(COUNTIFS(${facts})=0,${quote(since.unrecorded)},${words}))`;
}
