import type { Criterion, Framework, Topic } from '../../shared/criteria/framework.ts';
import type { Layer } from '../../shared/evidence/subject-fields.ts';
import { compileCountsAs, quote } from '../../shared/grading/compile-rule.ts';
import { normalForm, trimSpaces } from '../../shared/grading/normal-form.ts';
import { countsAs, openWord } from '../../shared/grading/normalise-judgment.ts';
import type { Rule } from '../../shared/grading/rule.ts';
import type { CellPlan, ColumnPlan, RowPlan, SheetPlan } from '../workbook/sheet-plan.ts';
import { formulaCell, keepCell, textCell } from './cell-plan.ts';
import { countFormula, countMarked, type MarkedRow } from './criteria-text.ts';
import {
  criticalWord,
  isCritical,
  type Judgments,
  judgmentHeaders,
  layers,
  layerWords,
} from './judgment-readings.ts';
import { thisRow } from './table-reference.ts';

export interface JudgmentsInput {
  readonly framework: Framework;
  readonly rule: Rule;
  readonly judgments: Judgments;
  readonly evidence: readonly MarkedRow[];
  readonly findings: readonly MarkedRow[];
}

export const judgmentsPlan = (input: JudgmentsInput): SheetPlan => ({
  sheetName: 'PL Judgments',
  title: 'Judgments',
  note: 'Choose a grade for each criterion and say why. Blank means open. Not applicable needs a reason, else it counts as open. Short labels are ours; the criteria are the inspectorate’s words.',
  table: {
    name: 'PlJudgments',
    keyColumn: 'Id',
    columns: columnsOf(input.rule),
    rows: input.framework.topics.flatMap((topic) =>
      topic.criteria.map((criterion) => judgmentRow(topic, criterion, input)),
    ),
  },
});

function columnsOf(rule: Rule): readonly ColumnPlan[] {
  const choices = [...rule.scale.toReversed(), rule.notApplicable];
  const ofLayer = (layer: Layer): readonly ColumnPlan[] => [
    {
      header: judgmentHeaders[layer].judgment,
      widthChars: 22,
      isInput: true,
      choices,
      hasGradeColours: true,
    },
    { header: judgmentHeaders[layer].reasons, widthChars: 50, isInput: true, isWrapped: true },
  ];
  return [
    { header: 'Number', widthChars: 11 },
    { header: 'Short label (ours)', widthChars: 26, isWrapped: true },
    { header: 'Criterion', widthChars: 52, isWrapped: true },
    { header: 'Topic', widthChars: 20, isWrapped: true },
    { header: 'Items', widthChars: 9 },
    { header: 'Findings', widthChars: 12 },
    ...layers.flatMap(ofLayer),
    { header: 'Check', widthChars: 32, isWrapped: true },
    { header: 'Critical', widthChars: 11, isInput: true, choices: [criticalWord] },
    ...layers.map((layer) => ({ header: judgmentHeaders[layer].countsAs, widthChars: 23, isHelper: true })),
    { header: 'Critical counts as', widthChars: 20, isHelper: true },
    { header: 'Topic id', widthChars: 40, isHelper: true },
    { header: 'Id', widthChars: 42, isHelper: true },
  ];
}

const own = (header: string): string => thisRow('PlJudgments', header);

function judgmentRow(topic: Topic, criterion: Criterion, input: JudgmentsInput): RowPlan {
  const { judgments, evidence, findings } = input;
  const critical = isCritical(judgments.criticalText(criterion.id)) ? criticalWord : '';
  const criticalFormula = `IF(TRIM(${own('Critical')})=${quote(criticalWord)},${quote(criticalWord)},"")`;
  const cells: Record<string, CellPlan> = {
    Number: textCell(criterion.number),
    'Short label (ours)': textCell(criterion.label),
    Criterion: textCell(criterion.text),
    Topic: textCell(`${topic.number} ${topic.name}`),
    Items: formulaCell(countFormula('PlEvidence', criterion), countMarked(evidence, criterion)),
    Findings: formulaCell(countFormula('PlFindings', criterion), countMarked(findings, criterion)),
    Check: checkCell(criterion, input),
    Critical: keepCell,
    'Critical counts as': formulaCell(criticalFormula, critical),
    'Topic id': textCell(topic.id),
    Id: textCell(criterion.id),
  };
  for (const layer of layers) Object.assign(cells, layerCells(layer, criterion, input));
  return { key: criterion.id, cells };
}

function layerCells(
  layer: Layer,
  { id }: Criterion,
  { rule, judgments }: JudgmentsInput,
): Readonly<Record<string, CellPlan>> {
  const headers = judgmentHeaders[layer];
  const fill = judgments.fill(id, layer);
  const { judgment, reasons } = judgments.of(id, layer);
  const formula = compileCountsAs(rule, { judgment: own(headers.judgment), reasons: own(headers.reasons) });
  return {
    [headers.judgment]: fill === undefined ? keepCell : textCell(fill.judgment),
    [headers.reasons]: fill === undefined ? keepCell : textCell(fill.reasons),
    [headers.countsAs]: formulaCell(formula, countsAs(judgment, reasons, rule)),
  };
}

const checkWords = {
  reason: (layer: Layer) => `${layerWords[layer]}: not applicable needs a reason, and counts as open. `,
  unknown: (layer: Layer) => `${layerWords[layer]}: this is no grade, and counts as open. `,
};

function checkCell({ id }: Criterion, { rule, judgments }: JudgmentsInput): CellPlan {
  const pieces = layers.map((layer) => {
    const { judgment, countsAs: header } = judgmentHeaders[layer];
    const text = `TRIM(${own(judgment)})`;
    const isLeftOpen = rule.open.reduceRight((rest, word) => `IF(${text}=${quote(word)},"",${rest})`, '%');
    const wrong = `IF(${text}=${quote(rule.notApplicable)},${quote(checkWords.reason(layer))},${quote(checkWords.unknown(layer))})`;
    return `IF(${own(header)}=${quote(openWord)},${isLeftOpen.replace('%', () => wrong)},"")`;
  });
  const words = layers.map((layer) => checkText(layer, judgments.of(id, layer), rule)).join('');
  return formulaCell(`TRIM(${pieces.join('&')})`, trimSpaces(words));
}

function checkText(
  layer: Layer,
  { judgment, reasons }: { readonly judgment: string; readonly reasons: string },
  rule: Rule,
): string {
  if (countsAs(judgment, reasons, rule) !== openWord) return '';
  const form = normalForm(judgment);
  if (rule.open.some((word) => normalForm(word) === form)) return '';
  return normalForm(rule.notApplicable) === form ? checkWords.reason(layer) : checkWords.unknown(layer);
}
