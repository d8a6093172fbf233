import { err, ok, type Result } from '../../../shared/result.ts';
import { mergeTable } from '../merge-table.ts';
import type { SheetPlan } from '../sheet-plan.ts';
import type { WorkbookError } from '../workbook.ts';
import { readBook } from './book.ts';
import { emptyArchive, placeholderSheet } from './empty-archive.ts';
import { FileFault } from './file-fault.ts';
import { ensureLook } from './look-styles.ts';
import { addSheet } from './new-sheet.ts';
import { openParts, type Parts } from './parts.ts';
import { writeZip } from './zip-archive.ts';

/**
 * A workbook of exactly these sheets, as createFileWorkbook would write them at once, without all that reading and
 * changing a workbook takes: the pane fetches this when something is exported.
 */
export function newWorkbookBytes(plans: readonly SheetPlan[]): Result<Uint8Array, WorkbookError> {
  try {
    const parts = openParts(emptyArchive());
    const formats = plans.flatMap(({ table }) =>
      table.columns.flatMap(({ numberFormat }) => numberFormat ?? []),
    );
    const look = ensureLook(parts, readBook(parts), formats);
    for (const plan of plans) {
      const merge = mergeTable(undefined, plan);
      if (!merge.ok) return merge;
      addSheet(parts, { plan, merge: merge.value, name: plan.sheetName }, look);
    }
    for (const [part, element] of placeholderSheet.elements)
      parts.write(part, [parts.text(part).replace(element, '')]);
    parts.remove(placeholderSheet.part);
    countSheetsFromNow(parts);
    return ok(writeZip(parts.archive()));
  } catch (fault) {
    if (fault instanceof FileFault) return err(fault.fault);
    throw fault;
  }
}

/** Names of a sheet say how many stand before it: one less than when the placeholder did. */
function countSheetsFromNow(parts: Parts): void {
  const book = parts.text('xl/workbook.xml');
  const renumber = (_: string, place: string): string => `localSheetId="${Number(place) - 1}"`;
  parts.write('xl/workbook.xml', [book.replace(/localSheetId="(\d+)"/g, renumber)]);
}
