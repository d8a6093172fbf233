import { quote } from '../../shared/grading/compile-rule.ts';
import type { Rule } from '../../shared/grading/rule.ts';
import { directionWords } from '../../shared/measures/measure-words.ts';
import { measureHeader as h, limitGrades, limitHeader } from './measure-headers.ts';
import { inUnitFormula, scaledFormula } from './number-words.ts';
import { thisRow } from './table-reference.ts';

const own = (header: string): string => thisRow('PlMeasures', header);

export const measureWords = {
  error: 'An error stands in the cell, so there is no figure.',
  blank: 'Blank: the sheet does not say whether it is none or not known. It is not counted as zero.',
  changed: 'The text in the cell has changed since it was read: choose “Read again”.',
  meets: 'Meets the target',
  short: 'Short of the target',
  neutral: 'Neutral: neither better nor worse',
} as const;

/** What the row counts as: a number, or one that stands as text and was read as it stands there still; else ''. */
export const numberColumn = `IF(ISNUMBER(${own(h.value)}),${own(h.value)},IF(ISERROR(${own(h.value)}),"",IF(AND(ISNUMBER(${own(h.numberRead)}),EXACT(${own(h.value)},${own(h.textRead)})),${own(h.numberRead)},"")))`;

export const scaledColumn = scaledFormula(own(h.number), own(h.unit));

export const meaningColumn = `IF(ISERROR(${own(h.value)}),${quote(measureWords.error)},IF(ISNUMBER(${own(h.value)}),${inUnitFormula(own(h.scaled), own(h.unit))},IF(${own(h.value)}="",${quote(measureWords.blank)},IF(EXACT(${own(h.value)},${own(h.textRead)}),${own(h.meaningRead)}&"",${quote(measureWords.changed)}))))`;

/** 1, -1 or 0 as higher, lower or neither is better: one comparison then serves both ways. */
export const wayColumn = `IF(TRIM(${own(h.direction)})=${quote(directionWords.higher)},1,IF(TRIM(${own(h.direction)})=${quote(directionWords.lower)},-1,IF(TRIM(${own(h.direction)})=${quote(directionWords.neutral)},0,"")))`;

const limitCells = ({ scale }: Rule): readonly string[] =>
  limitGrades(scale).map((grade) => own(limitHeader(grade)));

export const limitsColumn = (rule: Rule): string => `COUNT(${limitCells(rule).join(',')})`;

/** Every limit is a number, and each better grade's is better than those below it. */
export function limitsFitColumn(rule: Rule): string {
  const cells = limitCells(rule);
  const strange = cells.map((cell) => `AND(NOT(ISNUMBER(${cell})),TRIM(${cell})<>"")`);
  const pairs = cells.flatMap((better, at) =>
    cells
      .slice(at + 1)
      .map((worse) => `AND(ISNUMBER(${better}),ISNUMBER(${worse}),N(${better})*${way}<=N(${worse})*${way})`),
  );
  return `IF(OR(${strange.join(',')}),"no",IF(${way}="","yes",IF(OR(${pairs.join(',') || 'FALSE'}),IF(${way}=0,"yes","no"),"yes")))`;
}

const way = own(h.way);
const number = own(h.number);

export function bandColumn(rule: Rule): string {
  const lowest = quote(rule.scale[0] ?? '');
  const chain = limitGrades(rule.scale).reduceRight((rest, grade) => {
    const limit = own(limitHeader(grade));
    return `IF(IF(ISNUMBER(${limit}),${number}*${way}>=${limit}*${way},FALSE),${quote(grade)},${rest})`;
  }, lowest);
  const without = `OR(NOT(ISNUMBER(${number})),${way}="",${way}=0,${own(h.limits)}=0,${own(h.limitsFit)}="no")`;
  return `IF(${without},"",${chain})`;
}

export const againstTargetColumn = `IF(OR(NOT(ISNUMBER(${number})),NOT(ISNUMBER(${own(h.target)})),${way}=""),"",IF(${way}=0,${quote(measureWords.neutral)},IF(${number}*${way}>=${own(h.target)}*${way},${quote(measureWords.meets)},${quote(measureWords.short)})))`;
