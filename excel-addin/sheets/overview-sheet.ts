import type { Framework, Topic } from '../../shared/criteria/framework.ts';
import type { Layer } from '../../shared/evidence/subject-fields.ts';
import { compileLevelOf, quote } from '../../shared/grading/compile-rule.ts';
import { trimSpaces } from '../../shared/grading/normal-form.ts';
import { countsAs, normaliseJudgment, openWord } from '../../shared/grading/normalise-judgment.ts';
import type { Rule } from '../../shared/grading/rule.ts';
import type { CellPlan, RowPlan, SheetPlan } from '../workbook/sheet-plan.ts';
import { formulaCell, textCell } from './cell-plan.ts';
import { gradeRowKey, type Judgments, judgmentHeaders, layers, layerWords } from './judgment-readings.ts';
import { lookUp } from './look-up.ts';
import { columnOf } from './table-reference.ts';
import type { TopicReading } from './topic-readings.ts';

export interface OverviewInput {
  readonly framework: Framework;
  readonly rule: Rule;
  readonly judgments: Judgments;
  readonly topics: ReadonlyMap<string, TopicReading>;
}

const notAwarded = 'Not awarded';
const notGrade = 'Not a grade';
const rowMissing = 'Row missing';

/** Every topic by its criteria, the grade in words in each cell: colour comes on top of the word. */
export function overviewPlan(input: OverviewInput): SheetPlan {
  const most = Math.max(...input.framework.topics.map(({ criteria }) => criteria.length));
  const criteria = Array.from({ length: most }, (_, index) => criterionHeader(index));
  const grade = { widthChars: 21, isWrapped: true, hasGradeColours: true };
  const rows = layers.flatMap((layer) =>
    input.framework.topics.map((topic) => topicRow(topic, layer, { input, most })),
  );
  return {
    sheetName: 'PL Overview',
    title: 'Topics and criteria at a glance',
    note: 'Repeats what stands in PL Judgments and PL Grades, and changes with it. Criterion 2 of topic 3 is 3.2. The indicated grade is worked out by our rule; the awarded grade is a person’s.',
    table: {
      name: 'PlOverview',
      keyColumn: 'Id',
      columns: [
        // Not wrapped: the sentence of the first row runs on over the blank cells beside it.
        { header: 'Topic', widthChars: 32 },
        { header: 'Judged by', widthChars: 13 },
        ...criteria.map((header) => ({ header, ...grade })),
        { header: 'Indicated', ...grade },
        { header: 'Awarded', ...grade },
        { header: 'Id', widthChars: 44, isHelper: true },
      ],
      rows: [leadRow(input, rows), ...rows],
      isExact: true,
    },
  };
}

const criterionHeader = (index: number): string => `Criterion ${index + 1}`;

interface Place {
  readonly input: OverviewInput;
  readonly most: number;
}

function topicRow(topic: Topic, layer: Layer, { input, most }: Place): RowPlan {
  const { rule, judgments, topics } = input;
  const key = gradeRowKey(topic.id, layer);
  const cells: Record<string, CellPlan> = {
    Topic: textCell(`${topic.number} ${topic.name}`),
    'Judged by': textCell(layerWords[layer]),
    Indicated: formulaCell(
      lookUp('PlGrades', { header: 'Indicated grade', id: key, missing: rowMissing }),
      topics.get(key)?.indicated ?? rowMissing,
    ),
    Awarded: awardedCell(key, input),
    Id: textCell(key),
  };
  for (let index = 0; index < most; index++) {
    const criterion = topic.criteria[index];
    if (criterion === undefined) {
      cells[criterionHeader(index)] = textCell('–');
      continue;
    }
    const { judgment, reasons } = judgments.of(criterion.id, layer);
    const header = judgmentHeaders[layer].countsAs;
    cells[criterionHeader(index)] = formulaCell(
      lookUp('PlJudgments', { header, id: criterion.id, missing: openWord }),
      countsAs(judgment, reasons, rule),
    );
  }
  return { key, cells };
}

function awardedCell(key: string, { rule, topics }: OverviewInput): CellPlan {
  const typed = lookUp('PlGrades', { header: 'Awarded grade', id: key });
  const grades = [notGrade, ...rule.scale].map(quote).join(',');
  const formula = `IF(LEN(TRIM(${typed}))=0,${quote(notAwarded)},CHOOSE(${compileLevelOf(rule, typed)}+1,${grades}))`;
  const text = topics.get(key)?.awarded ?? '';
  const normal = normaliseJudgment(text, rule);
  const words = normal.type === 'grade' ? normal.grade : notGrade;
  return formulaCell(formula, trimSpaces(text) === '' ? notAwarded : words);
}

const lead = {
  awarded: ' topics have an awarded grade from the inspector. ',
  judged: ' criteria are judged by the inspector and ',
  byForce: ' by the force.',
} as const;

/** Counted from the cells of the table itself, so that the sentence and the picture cannot differ. */
function leadRow({ framework, rule }: OverviewInput, rows: readonly RowPlan[]): RowPlan {
  const most = Math.max(...framework.topics.map(({ criteria }) => criteria.length));
  const total = framework.topics.reduce((sum, { criteria }) => sum + criteria.length, 0);
  const headers = Array.from({ length: most }, (_, index) => criterionHeader(index));
  const words = [...rule.scale, rule.notApplicable];
  const countOf = (layer: Layer, columns: readonly string[], among: readonly string[]): string =>
    columns.flatMap((header) => among.map((word) => counted(layer, header, word))).join('+');
  const seen = (layer: Layer, columns: readonly string[], among: readonly string[]): number =>
    rows
      .filter(({ cells }) => textOf(cells['Judged by']) === layerWords[layer])
      .reduce(
        (sum, { cells }) => sum + columns.filter((header) => among.includes(textOf(cells[header]))).length,
        0,
      );
  const formula = [
    `(${countOf('inspector', ['Awarded'], rule.scale)})&${quote(` of ${framework.topics.length}${lead.awarded}`)}`,
    `(${countOf('inspector', headers, words)})&${quote(` of ${total}${lead.judged}`)}`,
    `(${countOf('force', headers, words)})&${quote(lead.byForce)}`,
  ].join('&');
  const now = `${seen('inspector', ['Awarded'], rule.scale)} of ${framework.topics.length}${lead.awarded}${seen('inspector', headers, words)} of ${total}${lead.judged}${seen('force', headers, words)}${lead.byForce}`;
  return { key: 'lead', cells: { Topic: formulaCell(formula, now), Id: textCell('lead') } };
}

const counted = (layer: Layer, header: string, word: string): string =>
  `COUNTIFS(${columnOf('PlOverview', 'Judged by')},${quote(layerWords[layer])},${columnOf('PlOverview', header)},${quote(word)})`;

const textOf = (cell: CellPlan | undefined): string => {
  if (cell?.type === 'formula') return String(cell.value);
  return cell?.type === 'text' ? cell.text : '';
};
