import { gradeWords, rowWords } from '../../shared/grading/grade-words.ts';
import { causeOfConcernCap, criticalCap, type Rule } from '../../shared/grading/rule.ts';
import type { SheetPlan } from '../workbook/sheet-plan.ts';
import type { WorkbookReading } from '../workbook/workbook.ts';
import { textCell } from './cell-plan.ts';
import { cellText, rowsOf } from './read-cells.ts';

export const rulePlan = (rule: Rule): SheetPlan => ({
  sheetName: 'PL Rule',
  title: 'How the indicated grade is worked out',
  note: 'This rule is Plumbline’s own. The inspectorate publishes no arithmetic for its grades, and a person awards every grade.',
  table: {
    name: 'PlRule',
    keyColumn: 'Part',
    columns: [
      { header: 'Part', widthChars: 28 },
      { header: 'What it says', widthChars: 110, isWrapped: true },
    ],
    rows: ruleLines(rule).map(([part, words]) => ({
      key: part,
      cells: { Part: textCell(part), 'What it says': textCell(words) },
    })),
  },
});

const nameRow = 'Rule and version';

export const ruleName = ({ id, version }: Rule): string => `${id} ${version}`;

/** By which rule the grades in the workbook are worked out; '' where it does not say. */
export const readRuleName = (reading: WorkbookReading): string =>
  cellText(
    rowsOf(reading, 'PlRule').find((row) => cellText(row, 'Part') === nameRow),
    'What it says',
  );

function ruleLines(rule: Rule): readonly (readonly [part: string, words: string])[] {
  const rows = rule.rows.map((row, index) => [`${index + 1}. ${row.grade}`, rowWords(row)] as const);
  return [
    [
      'How to read it',
      'The first line below whose conditions all hold gives the grade of a topic. Only the criteria that apply count.',
    ],
    ...rows,
    ...capLines(rule),
    [
      'Open criteria',
      `The grade is worked out for every grade the open criteria could become. While that changes the answer, the topic reads “${rule.insufficient}”, with the range that is left.`,
    ],
    [
      'Not applicable',
      `Leaves the criterion out. It needs a reason, else the criterion counts as open. A topic with fewer than ${rule.minApplicable} criteria that apply is not graded.`,
    ],
    ['Not a grade', 'A text that is no grade counts as open, and the Check column says so.'],
    [nameRow, ruleName(rule)],
    [
      'Whose rule',
      'Ours. Its form follows the published aggregation principles of the Care Quality Commission for adult social care (2022), which count how many parts fall short; its numbers are ours, and it is not calibrated to published grades.',
    ],
  ];
}

function capLines(rule: Rule): readonly (readonly [part: string, words: string])[] {
  const lines: (readonly [string, string])[] = [];
  if (criticalCap(rule) !== null) {
    lines.push([
      'Critical criteria',
      `${gradeWords.critical(rule)} No criterion is critical until someone writes Yes beside it on PL Judgments.`,
    ]);
  }
  if (causeOfConcernCap(rule) < rule.scale.length) {
    lines.push([
      'Cause of concern',
      `${gradeWords.causeOfConcern(rule).trim()} The cell on PL Grades says so, and a person fills it in.`,
    ]);
  }
  return lines;
}
