import { followRows, type RowMove } from './move-references.ts';
import type { WorkbookModel } from './workbook-model.ts';

type Change = (formula: string, home: string) => string;

/** Every formula of the workbook: in cells, names and charts. Only what changes is touched. */
export function rewriteFormulas(model: WorkbookModel, change: Change): void {
  for (const sheet of model.sheets) {
    for (const chart of model.charts(sheet))
      chart.rewriteReferences((formula) => change(formula, sheet.name));
    if (!sheet.mayHoldFormulas) continue;
    for (const [row, column, cell] of [...sheet.cells()]) {
      if (cell.formula === undefined) continue;
      const formula = change(cell.formula, sheet.name);
      if (formula === cell.formula) continue;
      const { source: _, sharedIndex: __, ...own } = cell;
      sheet.setCell(row, column, { ...own, formula });
    }
  }
  model.names.rewrite((formula) => change(formula, ''));
}

/** Whoever names cells that moved names them at their new place. */
export function followMove(model: WorkbookModel, move: RowMove): void {
  rewriteFormulas(model, (formula, home) => followRows(formula, home, move));
}
