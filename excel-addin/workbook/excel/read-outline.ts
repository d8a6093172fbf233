import type { SheetOutline } from '../force-sheet.ts';
import { areaOf, PLACE } from './range-area.ts';
import { OWNED, ourNameOf } from './table-frame.ts';

/**
 * Two round trips, where one was wished for: Excel tells the used part of a sheet only when that sheet is asked by its
 * name, so the names come first.
 */
export const readOutline = (excel: typeof Excel): Promise<readonly SheetOutline[]> =>
  excel.run({ delayForCellEdit: false }, async (context) => {
    const sheets = context.workbook.worksheets.load('items/name,items/visibility');
    const tables = context.workbook.tables.load(OWNED);
    await context.sync();
    const ours = new Set(
      tables.items.filter((table) => ourNameOf(table) !== null).map(({ worksheet }) => worksheet.name),
    );
    const used = sheets.items.map((sheet) => sheet.getUsedRangeOrNullObject(true).untrack().load(PLACE));
    await context.sync();
    return sheets.items.map(({ name, visibility }, index) => ({
      sheetName: name,
      isHidden: visibility !== 'Visible',
      isOurs: ours.has(name),
      usedArea: areaOf(used[index]),
    }));
  });
