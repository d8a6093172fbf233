import { invalidArgument, RichError } from '../rich-api/rich-error.ts';
import { type Box, overlaps, ROWS } from '../workbook-model/address.ts';
import { movedRows, type RowMove } from '../workbook-model/move-references.ts';
import { followMove } from '../workbook-model/rewrite-formulas.ts';
import type { RangeView } from './range-view.ts';

/** Only downwards. Tables, merged areas and references to the cells that move go with them. */
export function insertCells(range: RangeView, shift: unknown): RangeView {
  moveCells(range, { type: 'inserted', isPlayed: shift === 'Down' });
  return range;
}

export function deleteCells(range: RangeView, shift: unknown): void {
  moveCells(range, { type: 'deleted', isPlayed: shift === 'Up' });
}

function moveCells(range: RangeView, { type, isPlayed }: { type: RowMove['type']; isPlayed: boolean }): void {
  const { sheet, box, workbook } = range;
  range.guardFormatting();
  if (!isPlayed) throw new RichError('NotSimulated', 'Cells are moved only up or down.', 501);
  const move: RowMove = { sheetName: sheet.name, type, box };
  const tables = tablesAfter(range, move);
  if (type === 'inserted') sheet.insertDownwards(box);
  else sheet.deleteUpwards(box);
  sheet.moveMerges(move);
  for (const { table, after } of tables) table.resize(after);
  followMove(workbook.model, move);
  workbook.changed(sheet, box, { changeType: type === 'inserted' ? 'CellInserted' : 'CellDeleted' });
}

/** Excel moves a table as a whole or not at all; its header row is never taken out alone. */
function tablesAfter({ workbook, sheet, box }: RangeView, move: RowMove) {
  const moved: Box = { ...box, bottom: ROWS - 1 };
  const hit = workbook.model.tables(sheet).filter((table) => overlaps(table.box, moved));
  return hit.map((table) => {
    const { top, bottom, left, right } = table.box;
    const rows = movedRows(top, bottom, move);
    const isWhole = box.left <= left && box.right >= right;
    const keepsHeader = move.type === 'inserted' || top < box.top || top > box.bottom;
    if (!isWhole || !keepsHeader || rows === null || rows.bottom === rows.top) {
      throw invalidArgument('This would move cells in a table of the worksheet.');
    }
    return { table, after: { ...table.box, ...rows } };
  });
}
