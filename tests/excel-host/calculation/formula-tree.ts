import type { Box } from '../workbook-model/address.ts';
import type { CellContent } from '../workbook-model/cell.ts';

/** A formula, read. */
export type FormulaNode =
  | { readonly type: 'literal'; readonly value: CellContent }
  | { readonly type: 'range'; readonly sheetName?: string; readonly box: Box }
  | { readonly type: 'table'; readonly tableName: string; readonly part: string }
  | { readonly type: 'name'; readonly name: string }
  | { readonly type: 'call'; readonly name: string; readonly args: readonly FormulaNode[] }
  | {
      readonly type: 'binary';
      readonly operator: string;
      readonly left: FormulaNode;
      readonly right: FormulaNode;
    }
  | { readonly type: 'minus'; readonly operand: FormulaNode }
  | { readonly type: 'percent'; readonly operand: FormulaNode };

/** The formula uses something that the built-in engine does not know. */
export class NotCalculable extends Error {}
