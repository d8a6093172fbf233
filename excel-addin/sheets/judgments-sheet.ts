import type { Criterion, Framework, Topic } from '../../shared/criteria/framework.ts';
import type { Layer } from '../../shared/evidence/subject-fields.ts';
import { compileCountsAs, quote } from '../../shared/grading/compile-rule.ts';
import { normalForm, trimSpaces } from '../../shared/grading/normal-form.ts';
import { countsAs, openWord } from '../../shared/grading/normalise-judgment.ts';
import type { Rule } from '../../shared/grading/rule.ts';
import type { CellPlan, RowPlan, SheetPlan } from '../workbook/sheet-plan.ts';
import { formulaCell, keepCell, textCell } from './cell-plan.ts';
import { confidenceCells, confidenceParts } from './confidence.ts';
import { countFormula, countMarked, type MarkedRow, markPatterns } from './criteria-text.ts';
import { behindHeader } from './evidence-behind.ts';
import { hasPreferred, methodsOf, supportCells, supportOf } from './finding-support.ts';
import { firstMatchLink } from './first-row-link.ts';
import { judgmentColumns, previousHeaders, restsOnHeader, supportHeader } from './judgment-columns.ts';
import { figureCells } from './judgment-figures.ts';
import {
  criticalWord,
  isCritical,
  type Judgments,
  judgmentHeaders,
  layers,
  layerWords,
} from './judgment-readings.ts';
import { moderationFormula, moderationHeaders, moderationWarnings, readModeration } from './moderation.ts';
import type { PreviousRound } from './previous-round.ts';
import { restsOnText } from './rests-on.ts';
import { type StandingTable, textOf } from './standing-rows.ts';
import { supportFormula, supportWarning } from './support-check.ts';
import { columnOf, thisRow } from './table-reference.ts';

export interface JudgmentsInput {
  readonly framework: Framework;
  /** The edition whose methods are offered beside the criteria edition's own. */
  readonly areas: Framework;
  readonly rule: Rule;
  readonly judgments: Judgments;
  /** As they will stand; null where the workbook has none. */
  readonly evidence: StandingTable | null;
  readonly findings: StandingTable | null;
  readonly measures: StandingTable | null;
  readonly cases: StandingTable | null;
  /** Of an earlier round, to stand beside; without it what stands there stays. */
  readonly previous?: PreviousRound;
}

export const judgmentsPlan = (input: JudgmentsInput): SheetPlan => ({
  sheetName: 'PL Judgments',
  title: 'Judgments',
  note: 'Choose a grade for each criterion and say why. Blank means open; so does Not applicable without a reason. Click the words under Measures or Case results to go to their first row. Unhide columns for the second opinion.',
  table: {
    name: 'PlJudgments',
    keyColumn: 'Id',
    columns: judgmentColumns(input.rule, input.previous !== undefined),
    rows: rowsOf(input),
  },
});

interface Prepared extends JudgmentsInput {
  readonly marked: readonly MarkedRow[];
}

/** A hundred thousand items are gone through once, not for each criterion. */
function rowsOf(input: JudgmentsInput): readonly RowPlan[] {
  const rows = input.evidence?.rows ?? [];
  const marked = rows.map((row) => ({ criteria: textOf(row, 'Criteria'), status: textOf(row, 'Status') }));
  const behind = rows.filter((row) => textOf(row, behindHeader) !== '');
  const evidence = input.evidence && { ...input.evidence, rows: behind };
  const prepared = { ...input, evidence, marked };
  return input.framework.topics.flatMap((topic) =>
    topic.criteria.map((criterion) => judgmentRow(topic, criterion, prepared)),
  );
}

const own = (header: string): string => thisRow('PlJudgments', header);

function judgmentRow(topic: Topic, criterion: Criterion, input: Prepared): RowPlan {
  const { judgments, marked } = input;
  const critical = isCritical(judgments.criticalText(criterion.id)) ? criticalWord : '';
  const criticalFormula = `IF(TRIM(${own('Critical')})=${quote(criticalWord)},${quote(criticalWord)},"")`;
  const cells: Record<string, CellPlan> = {
    Number: textCell(criterion.number),
    'Short label (ours)': textCell(criterion.label),
    Criterion: textCell(criterion.text),
    Topic: textCell(`${topic.number} ${topic.name}`),
    Items: formulaCell(itemsFormula(criterion), countMarked(marked, criterion)),
    ...besideCells(criterion, input),
    Check: checkCell(criterion, input),
    Critical: keepCell,
    'Critical counts as': formulaCell(criticalFormula, critical),
    'Topic id': textCell(topic.id),
    Id: textCell(criterion.id),
  };
  for (const layer of layers) Object.assign(cells, layerCells(layer, criterion, input));
  return { key: criterion.id, cells };
}

const itemsFormula = (criterion: Criterion): string =>
  firstMatchLink(
    columnOf('PlEvidence', 'Criteria'),
    markPatterns(criterion),
    countFormula('PlEvidence', criterion),
  );

/** What stands beside the judgment to judge it by: findings and what is behind them, measures, cases, confidence. */
function besideCells(criterion: Criterion, input: JudgmentsInput): Readonly<Record<string, CellPlan>> {
  const { framework, areas, rule, judgments } = input;
  const methods = methodsOf(framework, areas);
  const support = supportOf(criterion, { ...input, methods });
  const isJudged = layers.some((layer) => {
    const { judgment, reasons } = judgments.of(criterion.id, layer);
    return countsAs(judgment, reasons, rule) !== openWord;
  });
  const check = { support, isJudged, hasPreferred: hasPreferred(methods) };
  return {
    ...supportCells(criterion, support, methods),
    [supportHeader]: formulaCell(supportFormula(check.hasPreferred), supportWarning(check)),
    ...figureCells(criterion, input, rule),
    [restsOnHeader]: textCell(restsOnText(criterion, input)),
    ...confidenceCells(confidenceParts.map((header) => judgments.text(criterion.id, header))),
  };
}

function layerCells(
  layer: Layer,
  { id }: Criterion,
  { rule, judgments, previous }: JudgmentsInput,
): Readonly<Record<string, CellPlan>> {
  const headers = judgmentHeaders[layer];
  const fill = judgments.fill(id, layer);
  const { judgment, reasons } = judgments.of(id, layer);
  const formula = compileCountsAs(rule, { judgment: own(headers.judgment), reasons: own(headers.reasons) });
  const before = previous === undefined ? keepCell : textCell(previous.judgment(id, layer));
  return {
    [headers.judgment]: fill === undefined ? keepCell : textCell(fill.judgment),
    [headers.reasons]: fill === undefined ? keepCell : textCell(fill.reasons),
    [headers.countsAs]: formulaCell(formula, countsAs(judgment, reasons, rule)),
    [previousHeaders[layer]]: before,
    ...Object.fromEntries(Object.values(moderationHeaders[layer]).map((header) => [header, keepCell])),
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
    const check = `IF(${own(header)}=${quote(openWord)},${isLeftOpen.replace('%', () => wrong)},"")`;
    return `${check}&${moderationFormula(layer, rule)}`;
  });
  const words = layers
    .flatMap((layer) => [
      checkText(layer, judgments.of(id, layer), rule),
      ...moderationWarnings(
        layer,
        readModeration((header) => judgments.text(id, header), layer),
        rule,
      ),
    ])
    .join('');
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
