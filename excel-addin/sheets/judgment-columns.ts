import type { Layer } from '../../shared/evidence/subject-fields.ts';
import type { Rule } from '../../shared/grading/rule.ts';
import type { ColumnPlan } from '../workbook/sheet-plan.ts';
import { confidenceColumn, confidenceColumns } from './confidence.ts';
import { findingKindHeaders } from './finding-kinds.ts';
import { supportHeaders } from './finding-support.ts';
import { figureColumns, figureHelperColumns } from './judgment-figures.ts';
import { criticalWord, judgmentHeaders, layers } from './judgment-readings.ts';
import { moderationColumns } from './moderation.ts';

/** Of an earlier round; the program's own text. */
export const previousHeaders: Readonly<Record<Layer, string>> = {
  inspector: 'Previous judgment',
  force: 'Previous force judgment',
};

export const restsOnHeader = 'Rests on';
export const supportHeader = 'Support';

/** What is needed to judge stands first; hidden are helpers and what few need, so that the sheet prints legibly. */
export function judgmentColumns(rule: Rule, hasPrevious: boolean): readonly ColumnPlan[] {
  return [
    { header: 'Number', widthChars: 8 },
    { header: 'Short label (ours)', widthChars: 18, isWrapped: true },
    { header: 'Criterion', widthChars: 30, isWrapped: true },
    ...layerColumns('inspector', { rule, reasonsWidth: 27, hasPrevious }),
    ...layerColumns('force', { rule, reasonsWidth: 23, hasPrevious: false }),
    ...countColumns(),
    { header: supportHeader, widthChars: 22, isWrapped: true, isAddedWhereMissing: true },
    ...figureColumns,
    { header: restsOnHeader, widthChars: 30, isWrapped: true, isAddedWhereMissing: true },
    confidenceColumn,
    { header: 'Check', widthChars: 22, isWrapped: true },
    { header: 'Critical', widthChars: 9, isInput: true, choices: [criticalWord] },
    ...confidenceColumns,
    ...moderationColumns(rule),
    ...helperColumns(rule),
  ];
}

function layerColumns(
  layer: Layer,
  {
    rule,
    reasonsWidth,
    hasPrevious,
  }: { readonly rule: Rule; readonly reasonsWidth: number; readonly hasPrevious: boolean },
): readonly ColumnPlan[] {
  const choices = [...rule.scale.toReversed(), rule.notApplicable];
  const { judgment, reasons } = judgmentHeaders[layer];
  const grade = { widthChars: 20, hasGradeColours: true };
  return [
    { ...grade, header: judgment, isInput: true, choices },
    { header: reasons, widthChars: reasonsWidth, isInput: true, isWrapped: true },
    { ...grade, header: previousHeaders[layer], isHelper: !hasPrevious, isAddedWhereMissing: true },
  ];
}

const countColumns = (): readonly ColumnPlan[] => [
  ...findingKindHeaders.map(({ header }) => ({ ...narrow, header, isAddedWhereMissing: true })),
  ...[supportHeaders.items, supportHeaders.methods].map((header) => ({
    ...narrow,
    header,
    isAddedWhereMissing: true,
  })),
];

/** Apart from the text that follows. */
const narrow = { widthChars: 13, numberFormat: '0_)_)' } as const;

const helperColumns = (rule: Rule): readonly ColumnPlan[] => [
  { header: 'Topic', widthChars: 20, isWrapped: true, isHelper: true },
  { header: 'Items', widthChars: 9, isHelper: true },
  { header: 'Findings', widthChars: 12, isHelper: true },
  { header: supportHeaders.preferred, widthChars: 12, isHelper: true, isAddedWhereMissing: true },
  ...figureHelperColumns(rule),
  ...layers.map((layer) => ({ header: judgmentHeaders[layer].countsAs, widthChars: 23, isHelper: true })),
  { header: 'Critical counts as', widthChars: 20, isHelper: true },
  { header: 'Topic id', widthChars: 40, isHelper: true },
  { header: 'Id', widthChars: 42, isHelper: true },
];
