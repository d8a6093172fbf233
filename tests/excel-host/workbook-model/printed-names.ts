import {
  absoluteAddress,
  type Box,
  COLUMNS,
  parseAddress,
  quoteSheetName,
  ROWS,
  splitSheetName,
} from './address.ts';
import type { Sheet } from './sheet.ts';
import type { WorkbookModel } from './workbook-model.ts';

/** The rows and columns that every page repeats, and the area that is printed at all. */
export type PrintedKind = 'rows' | 'columns' | 'area';

export const isWholeRows = (box: Box): boolean => box.left === 0 && box.right === COLUMNS - 1;
export const isWholeColumns = (box: Box): boolean => box.top === 0 && box.bottom === ROWS - 1;

/** They are names of their sheet: ECMA-376 part 1, 18.2.5. */
const AREA = '_xlnm.Print_Area';
const TITLES = '_xlnm.Print_Titles';

function named(model: WorkbookModel, sheet: Sheet, name: string): readonly Box[] {
  const formula = model.names.ofSheet(name, model.placeOf(sheet))?.formula ?? '';
  const areas = formula.match(/(?:'(?:[^']|'')*'|[^',])+/g) ?? [];
  return areas.flatMap((area) => parseAddress(splitSheetName(area).local) ?? []);
}

export const printedBoxes = (model: WorkbookModel, sheet: Sheet, kind: PrintedKind): readonly Box[] =>
  kind === 'area'
    ? named(model, sheet, AREA)
    : named(model, sheet, TITLES).filter(kind === 'rows' ? isWholeRows : isWholeColumns);

export function setPrinted(
  model: WorkbookModel,
  sheet: Sheet,
  { kind, box }: { readonly kind: PrintedKind; readonly box: Box },
): void {
  const of = (each: PrintedKind): readonly Box[] =>
    kind === each ? [box] : printedBoxes(model, sheet, each);
  // Excel names the columns before the rows.
  const boxes = kind === 'area' ? [box] : [...of('columns'), ...of('rows')];
  const formula = boxes.map((each) => `${quoteSheetName(sheet.name)}!${absoluteAddress(each)}`).join(',');
  model.names.setOfSheet(kind === 'area' ? AREA : TITLES, model.placeOf(sheet), formula);
}
