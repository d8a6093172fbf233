import type { Criterion, Framework, Topic } from '../../shared/criteria/framework.ts';
import { compileLevelOf, quote } from '../../shared/grading/compile-rule.ts';
import { countsAs, normaliseJudgment, openWord } from '../../shared/grading/normalise-judgment.ts';
import { levelOf, type Rule } from '../../shared/grading/rule.ts';
import type { CellPlan, RowPlan, SheetPlan } from '../workbook/sheet-plan.ts';
import { formulaCell, textCell } from './cell-plan.ts';
import { previousHeaders } from './judgment-columns.ts';
import { type Judgments, judgmentHeaders } from './judgment-readings.ts';
import { lookUp } from './look-up.ts';
import { columnOf, thisRow } from './table-reference.ts';

export interface ComparisonInput {
  readonly framework: Framework;
  readonly rule: Rule;
  readonly judgments: Judgments;
  /** What "Previous judgment" of PlJudgments says of a criterion, as it will stand; '' where nothing. */
  readonly previous: (criterion: string) => string;
}

/** The force's view beside the inspector's, and this round beside the one before, in words. */
export function comparisonPlan(input: ComparisonInput): SheetPlan {
  const grade = { widthChars: 21, isWrapped: true, hasGradeColours: true };
  const rows = input.framework.topics.flatMap((topic) =>
    topic.criteria.map((criterion) => criterionRow(topic, criterion, input)),
  );
  return {
    sheetName: 'PL Comparison',
    title: 'The force beside the inspector, this round beside the last',
    note: 'Repeats what stands in PL Judgments, and changes with it. A criterion is compared where both have given it a grade; the change since the last round is the inspector’s.',
    table: {
      name: 'PlComparison',
      keyColumn: 'Id',
      columns: [
        // Not wrapped: the sentences of the first row run on over the blank cells beside it.
        { header: 'Number', widthChars: 9 },
        { header: 'Short label (ours)', widthChars: 36, isWrapped: true },
        { header: 'Topic', widthChars: 27, isWrapped: true },
        { header: 'Previous judgment', ...grade },
        { header: 'Force judgment', ...grade },
        { header: 'Inspector judgment', ...grade },
        { header: 'Difference', widthChars: 40, isWrapped: true },
        { header: 'Since the last round', widthChars: 27, isWrapped: true },
        ...['Previous level', 'Force level', 'Inspector level'].map((header) => ({
          ...{ header, widthChars: 16, isHelper: true },
        })),
        { header: 'Id', widthChars: 42, isHelper: true },
      ],
      rows: [leadRow(input, rows), ...rows],
      isExact: true,
    },
  };
}

const own = (header: string): string => thisRow('PlComparison', header);
const numbers = ['no', 'one', 'two', 'three', 'four'] as const;
const grades = (count: number): string => `${numbers[count] ?? count} ${count === 1 ? 'grade' : 'grades'}`;

const words = {
  neither: 'Neither has judged it',
  onlyForce: 'Only the force has judged it',
  onlyInspector: 'Only the inspector has judged it',
  notCompared: 'Not compared: not applicable',
  same: 'The same',
  force: 'The force judged itself ',
  higher: ' higher',
  lower: ' lower',
  better: ' better',
  worse: ' worse',
  notJudged: 'Not judged this round',
  noPrevious: '',
} as const;

/** Of a word as "counts as" has it: 0 while it is open, -1 where it does not apply. */
const level = (rule: Rule, word: string): number => (word === rule.notApplicable ? -1 : levelOf(rule, word));
const levelFormula = (rule: Rule, cell: string): string =>
  `IF(TRIM(${cell})=${quote(rule.notApplicable)},-1,${compileLevelOf(rule, cell)})`;

function criterionRow(topic: Topic, criterion: Criterion, input: ComparisonInput): RowPlan {
  const { rule, judgments } = input;
  const { id } = criterion;
  const word = (layer: 'force' | 'inspector') => {
    const { judgment, reasons } = judgments.of(id, layer);
    return countsAs(judgment, reasons, rule);
  };
  const [force, inspector] = [level(rule, word('force')), level(rule, word('inspector'))];
  const before = input.previous(id);
  const previous = normaliseJudgment(before, rule);
  const levelBefore =
    previous.type === 'grade' ? levelOf(rule, previous.grade) : previous.type === 'not-applicable' ? -1 : 0;
  const repeat = (header: string, missing: string) => lookUp('PlJudgments', { header, id, missing });
  const cells: Record<string, CellPlan> = {
    Number: textCell(criterion.number),
    'Short label (ours)': textCell(criterion.label),
    Topic: textCell(`${topic.number} ${topic.name}`),
    'Previous judgment': formulaCell(repeat(previousHeaders.inspector, ''), before),
    'Force judgment': formulaCell(repeat(judgmentHeaders.force.countsAs, openWord), word('force')),
    'Inspector judgment': formulaCell(
      repeat(judgmentHeaders.inspector.countsAs, openWord),
      word('inspector'),
    ),
    Difference: formulaCell(differenceFormula(rule), difference(force, inspector)),
    'Since the last round': formulaCell(changeFormula(rule), change(levelBefore, inspector)),
    'Previous level': formulaCell(levelFormula(rule, own('Previous judgment')), levelBefore),
    'Force level': formulaCell(levelFormula(rule, own('Force judgment')), force),
    'Inspector level': formulaCell(levelFormula(rule, own('Inspector judgment')), inspector),
    Id: textCell(id),
  };
  return { key: id, cells };
}

/** What the sheet says of a criterion, and whether the two layers have given it different grades. */
export function differenceOf(
  criterion: string,
  { rule, judgments }: Pick<ComparisonInput, 'rule' | 'judgments'>,
): { readonly words: string; readonly isApart: boolean } {
  const [force, inspector] = (['force', 'inspector'] as const).map((layer) => {
    const { judgment, reasons } = judgments.of(criterion, layer);
    return level(rule, countsAs(judgment, reasons, rule));
  });
  const levels = [force ?? 0, inspector ?? 0] as const;
  const isApart = levels[0] !== 0 && levels[1] !== 0 && levels[0] !== levels[1];
  return { words: difference(...levels), isApart };
}

function difference(force: number, inspector: number): string {
  if (force === 0 && inspector === 0) return words.neither;
  if (inspector === 0) return words.onlyForce;
  if (force === 0) return words.onlyInspector;
  if (force === inspector) return words.same;
  if (force < 0 || inspector < 0) return words.notCompared;
  return words.force + grades(Math.abs(force - inspector)) + (force > inspector ? words.higher : words.lower);
}

function change(before: number, now: number): string {
  if (before === 0) return words.noPrevious;
  if (now === 0) return words.notJudged;
  if (before === now) return words.same;
  if (before < 0 || now < 0) return words.notCompared;
  return capital(grades(Math.abs(now - before))) + (now > before ? words.better : words.worse);
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const choose = (rule: Rule, apart: string, toWords: (count: number) => string): string =>
  `CHOOSE(${apart},${rule.scale
    .slice(1)
    .map((_, index) => quote(toWords(index + 1)))
    .join(',')})`;

function differenceFormula(rule: Rule): string {
  const [f, i] = [own('Force level'), own('Inspector level')];
  const apart = `${quote(words.force)}&${choose(rule, `ABS(${f}-${i})`, grades)}&IF(${f}>${i},${quote(words.higher)},${quote(words.lower)})`;
  const open = `IF(${f}=0,IF(${i}=0,${quote(words.neither)},${quote(words.onlyInspector)}),${quote(words.onlyForce)})`;
  return `IF(OR(${f}=0,${i}=0),${open},IF(${f}=${i},${quote(words.same)},IF(MIN(${f},${i})<0,${quote(words.notCompared)},${apart})))`;
}

function changeFormula(rule: Rule): string {
  const [before, now] = [own('Previous level'), own('Inspector level')];
  const apart = `${choose(rule, `ABS(${now}-${before})`, (count) => capital(grades(count)))}&IF(${now}>${before},${quote(words.better)},${quote(words.worse)})`;
  return `IF(${before}=0,"",IF(${now}=0,${quote(words.notJudged)},IF(${before}=${now},${quote(words.same)},IF(MIN(${before},${now})<0,${quote(words.notCompared)},${apart}))))`;
}

/** Counted from the table's own words. */
function leadRow({ framework }: ComparisonInput, rows: readonly RowPlan[]): RowPlan {
  const total = framework.topics.reduce((sum, { criteria }) => sum + criteria.length, 0);
  const counts = (header: string) => ({
    of: (pattern: string) => `COUNTIF(${columnOf('PlComparison', header)},${quote(pattern)})`,
    now: (isSo: (text: string) => boolean) =>
      rows.filter(({ cells }) => isSo(resultOf(cells[header]))).length,
  });
  const [apart, since] = [counts('Difference'), counts('Since the last round')];
  const force = (text: string, end: string) => text.startsWith(words.force) && text.endsWith(end);
  const parts: readonly (readonly [string, string, number])[] = [
    [
      `Of ${total} criteria, force and inspector judged `,
      apart.of(words.same),
      apart.now((text) => text === words.same),
    ],
    [
      ' the same; the force judged itself higher in ',
      apart.of(`${words.force}*${words.higher}`),
      apart.now((text) => force(text, words.higher)),
    ],
    [
      ' and lower in ',
      apart.of(`${words.force}*${words.lower}`),
      apart.now((text) => force(text, words.lower)),
    ],
    [
      '. Since the last round ',
      since.of(`*${words.better}`),
      since.now((text) => text.endsWith(words.better)),
    ],
    [' are better, ', since.of(`*${words.worse}`), since.now((text) => text.endsWith(words.worse))],
    [' worse and ', since.of(words.same), since.now((text) => text === words.same)],
  ];
  const end = ' the same.';
  const formula = [...parts.map(([before, count]) => `${quote(before)}&${count}`), quote(end)].join('&');
  const now = parts.map(([before, , count]) => `${before}${count}`).join('') + end;
  return { key: 'lead', cells: { Number: formulaCell(formula, now), Id: textCell('lead') } };
}

const resultOf = (cell: CellPlan | undefined): string => (cell?.type === 'formula' ? String(cell.value) : '');
