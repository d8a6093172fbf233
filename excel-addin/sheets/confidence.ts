import { quote } from '../../shared/grading/compile-rule.ts';
import { normalForm } from '../../shared/grading/normal-form.ts';
import type { CellPlan, ColumnPlan } from '../workbook/sheet-plan.ts';
import { formulaCell, keepCell } from './cell-plan.ts';
import { thisRow } from './table-reference.ts';

/** The four parts of GRADE-CERQual's confidence in a finding of qualitative evidence, in plain words. */
export const confidenceParts = ['Method limits', 'Coherence', 'Adequacy', 'Relevance'] as const;
export const confidenceHeader = 'Confidence';
export const suggestedConfidenceHeader = 'Confidence suggested';

export const concernWords = ['No concern', 'Minor', 'Moderate', 'Serious'] as const;
export const confidenceWords = ['High', 'Moderate', 'Low', 'Very low'] as const;

/** Steps down from High: ours, since CERQual leaves it to judgment. */
const steps: Readonly<Record<string, number>> = { Moderate: 1, Serious: 2 };

/** '' until all four parts are chosen. Never entered for the person. */
export function suggestedConfidence(parts: readonly string[]): string {
  const chosen = parts.map((part) => concernWords.find((word) => normalForm(word) === normalForm(part)));
  if (chosen.length < confidenceParts.length || chosen.includes(undefined)) return '';
  const down = chosen.reduce((sum, word) => sum + (steps[word ?? ''] ?? 0), 0);
  return confidenceWords[Math.min(down, confidenceWords.length - 1)] ?? '';
}

export const confidenceColumns: readonly ColumnPlan[] = [
  ...confidenceParts.map((header) => ({
    ...{ header, widthChars: 14, isInput: true, choices: concernWords },
    ...{ isHelper: true, isAddedWhereMissing: true },
  })),
  { header: suggestedConfidenceHeader, widthChars: 14, isHelper: true, isAddedWhereMissing: true },
];

export const confidenceColumn: ColumnPlan = {
  ...{ header: confidenceHeader, widthChars: 11, isInput: true, choices: confidenceWords },
  isAddedWhereMissing: true,
};

export function confidenceCells(parts: readonly string[]): Readonly<Record<string, CellPlan>> {
  const is = (header: string, word: string) => `TRIM(${thisRow('PlJudgments', header)})=${quote(word)}`;
  const known = confidenceParts.map((header) =>
    concernWords.reduceRight((rest, word) => `IF(${is(header, word)},1,${rest})`, '0'),
  );
  const down = confidenceParts.map(
    (header) => `IF(${is(header, 'Serious')},2,IF(${is(header, 'Moderate')},1,0))`,
  );
  const word = `CHOOSE(MIN(${down.join('+')},${confidenceWords.length - 1})+1,${confidenceWords.map(quote).join(',')})`;
  const formula = `IF(${known.join('+')}<${confidenceParts.length},"",${word})`;
  return {
    ...Object.fromEntries([...confidenceParts, confidenceHeader].map((header) => [header, keepCell])),
    [suggestedConfidenceHeader]: formulaCell(formula, suggestedConfidence(parts)),
  };
}
