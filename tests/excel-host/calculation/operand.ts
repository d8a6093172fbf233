import type { Box } from '../workbook-model/address.ts';
import type { CellContent } from '../workbook-model/cell.ts';
import type { Sheet } from '../workbook-model/sheet.ts';

/** A block of cells as an argument. */
export interface Area {
  readonly sheet: Sheet;
  readonly box: Box;
}

export type Operand = CellContent | Area;

export interface Place {
  readonly sheet: Sheet;
  readonly row: number;
  readonly column: number;
}

export const isArea = (operand: Operand): operand is Area =>
  typeof operand === 'object' && operand !== null && 'box' in operand;
