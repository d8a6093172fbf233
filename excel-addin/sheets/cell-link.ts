import { quote } from '../../shared/grading/compile-rule.ts';
import { cellWord } from '../proposals/cell-words.ts';
import { type CellPlace, cellReference } from '../workbook/cell-reference.ts';
import type { CellPlan } from '../workbook/sheet-plan.ts';
import { formulaCell } from './cell-plan.ts';

export const placeName = ({ sheetName, row, column }: CellPlace): string =>
  `${sheetName} ${cellWord(row, column)}`;

const gone = 'the cell is gone';

/**
 * A link to a cell of theirs that goes where the cell goes: CELL and ADDRESS follow inserted rows and a renamed sheet.
 * The sheet's name in its words is as it was when the plan was made.
 */
export function linkCell(place: CellPlace): CellPlan {
  const cell = cellReference(place);
  const words = `${quote(`${place.sheetName} `)}&ADDRESS(ROW(${cell}),COLUMN(${cell}),4)`;
  return formulaCell(
    `IFERROR(HYPERLINK("#"&CELL("address",${cell}),${words}),${quote(gone)})`,
    placeName(place),
  );
}

/** Repeats a cell of theirs; a blank one stays blank, where a plain reference would give 0. */
export const repeatFormula = (place: CellPlace): string =>
  `IF(ISBLANK(${cellReference(place)}),"",${cellReference(place)})`;
