import type { CellValue } from './workbook.ts';

/** A rectangle of cells; rows and columns count from 0, as the library of Excel counts. */
export interface CellArea {
  readonly row: number;
  readonly column: number;
  readonly rowCount: number;
  readonly columnCount: number;
}

/** One cell of the force's own, as read. Nothing of it is ever written. */
export interface ForceCell {
  /** Dates are Excel's serial numbers; an error is its word ('#N/A'); '' is a blank cell. */
  readonly value: CellValue;
  /** As Excel shows it, where that is known; else as the value reads. */
  readonly text: string;
  /** As Excel keeps it, in English: 'General', '0.0%', 'dd/mm/yyyy'. */
  readonly numberFormat: string;
  /** With its leading '='; absent where the cell holds no formula. */
  readonly formula?: string;
  /** The value is one of Excel's error words. */
  readonly isError?: boolean;
}

/** A sheet that is not ours, or a part of one. */
export interface ForceSheetReading {
  readonly sheetName: string;
  /** Where the cells stand: the used part of the sheet, or what was asked for of it. */
  readonly area: CellArea;
  /** `area.rowCount` rows of `area.columnCount` cells. */
  readonly cells: readonly (readonly ForceCell[])[];
  /** Merged areas that touch `area`, in places of the sheet: only the first cell of each holds anything. */
  readonly merges: readonly CellArea[];
  /** Rows and columns of the sheet that are hidden or filtered out, as far as they lie in `area`. */
  readonly hiddenRows: readonly number[];
  readonly hiddenColumns: readonly number[];
  /** Dates count from 1904, not 1900. */
  readonly has1904Dates: boolean;
}

/** What there is of a workbook's sheets, ours among them. */
export interface SheetOutline {
  readonly sheetName: string;
  readonly isHidden: boolean;
  /** One of our tables stands on it. */
  readonly isOurs: boolean;
  /** null where the sheet is empty. */
  readonly usedArea: CellArea | null;
}

/** What is read of theirs at once at most; a larger sheet is refused in words, its parts can be asked for. */
export const mostForceCells = 2_000_000;

/** Why a sheet of so many cells is 'too-large'. */
export const tooManyCells = (count: number): string =>
  `its ${count.toLocaleString('en-GB')} cells in use are more than the ${mostForceCells.toLocaleString('en-GB')} that are read at once; choose a part of it`;
