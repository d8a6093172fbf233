import type { CellPlan } from '../workbook/sheet-plan.ts';
import type { CellValue } from '../workbook/workbook.ts';
import { toSheetText } from './sheet-text.ts';

/** Text of ours, known to be short; evidence goes through toSheetText with its notes. */
export const textCell = (text: string): CellPlan => ({ type: 'text', text: toSheetText(text).text });
export const numberCell = (number: number): CellPlan => ({ type: 'number', number });
export const formulaCell = (formula: string, value: CellValue): CellPlan => ({
  type: 'formula',
  formula: `=${formula}`,
  value,
});
export const keepCell: CellPlan = { type: 'keep' };
