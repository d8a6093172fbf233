import { RichError } from '../rich-api/rich-error.ts';
import { overlaps, ROWS } from '../workbook-model/address.ts';
import type { RangeView } from './range-view.ts';

/** Only downwards, beside no table. References in formulas to the cells that move do not follow them here. */
export function insertCells(range: RangeView, shift: unknown): RangeView {
  guardMove(range, shift === 'Down');
  range.sheet.insertDownwards(range.box);
  range.workbook.changed(range.sheet, range.box, { changeType: 'CellInserted' });
  return range;
}

export function deleteCells(range: RangeView, shift: unknown): void {
  guardMove(range, shift === 'Up');
  range.sheet.deleteUpwards(range.box);
  range.workbook.changed(range.sheet, range.box, { changeType: 'CellDeleted' });
}

function guardMove(range: RangeView, isPlayed: boolean): void {
  range.guardFormatting();
  const moved = { ...range.box, bottom: ROWS - 1 };
  const isInTable = range.workbook.model.tables(range.sheet).some((table) => overlaps(table.box, moved));
  if (isPlayed && !isInTable) return;
  const message = 'Cells are moved only up or down, and only where no table stands in their way.';
  throw new RichError('NotSimulated', message, 501);
}
