import type { CellContent } from '../workbook-model/cell.ts';
import type { WorkbookModel } from '../workbook-model/workbook-model.ts';

export type CalculationChoice = 'libreoffice' | 'built-in' | 'none';

/** Sheet name, then cell name, to the result of the formula there. */
export type FormulaResults = ReadonlyMap<string, ReadonlyMap<string, CellContent>>;

export interface Calculator {
  /** For the status line under the grid. */
  readonly description: string;
  readonly calculate: (model: WorkbookModel) => Promise<void>;
  readonly close: () => Promise<void>;
}
