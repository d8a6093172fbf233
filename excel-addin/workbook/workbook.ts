import type { Result } from '../../shared/result.ts';
import type { CellArea, ForceSheetReading, SheetOutline } from './force-sheet.ts';
import type { SheetPlan, TableName } from './sheet-plan.ts';

/** What a cell shows: '' is a blank cell. Dates are text in our tables, so that no locale can turn them round. */
export type CellValue = string | number | boolean;

export interface CellReading {
  readonly value: CellValue;
  /** With its leading '='; absent where the cell holds no formula. */
  readonly formula?: string;
}

/** One of our tables as it stands, found by the table's name wherever its sheet has gone and whatever it is called now. */
export interface TableReading {
  readonly name: TableName;
  readonly sheetName: string;
  readonly isSheetProtected: boolean;
  /** Every header of the table in order, the user's own additional columns included. */
  readonly headers: readonly string[];
  /** One record a row, by header; holds only the columns that were asked for. */
  readonly rows: readonly Readonly<Record<string, CellReading>>[];
  /**
   * Where it was asked for: the rows directly beneath the table of which a cell in its columns holds something, the
   * first `mostRowsBeneath` of them at most; null where there are none.
   */
  readonly beneath?: CellArea | null;
}

/** What somebody types beneath a table is a few rows: what Excel takes in, or would have. */
export const mostRowsBeneath = 20;

export interface WorkbookReading {
  readonly sheetNames: readonly string[];
  readonly isStructureProtected: boolean;
  /** Every table of ours that the workbook has, wanted or not, in the order of its sheets. */
  readonly ourTables: readonly { readonly name: TableName; readonly sheetName: string }[];
  /** Tables of theirs that have one of our names, which Excel gives to one table only. */
  readonly namesTaken?: WorkbookReading['ourTables'];
  readonly tables: readonly TableReading[];
}

/** What to read: every column of a table, or only some, since one answer of Excel on the web holds 5 MB. */
export interface TableWanted {
  readonly name: TableName;
  readonly columns: 'all' | readonly string[];
  /** What stands directly beneath it is wanted too. */
  readonly seesBeneath?: boolean;
}

export interface WriteOutcome {
  readonly sheetsAdded: readonly string[];
  readonly rowsAdded: number;
  readonly rowsChanged: number;
  /** Of exact tables only. */
  readonly rowsRemoved: number;
}

export type WorkbookError =
  | { readonly type: 'structure-protected' }
  | { readonly type: 'sheet-protected'; readonly sheetName: string }
  | { readonly type: 'cell-edit-mode' }
  | {
      readonly type: 'column-missing';
      readonly sheetName: string;
      readonly table: TableName;
      readonly column: string;
    }
  | {
      readonly type: 'key-duplicated';
      readonly sheetName: string;
      readonly table: TableName;
      readonly key: string;
    }
  | { readonly type: 'not-a-workbook'; readonly reason: string }
  /** For Excel, which the reason then says, or for us. */
  | { readonly type: 'too-large'; readonly sheetName: string; readonly reason: string }
  /** By Excel, which the reason then says, or by us: what stands in the way and what to do. */
  | { readonly type: 'refused'; readonly reason: string };

/**
 * All that Plumbline needs of a workbook. There are two: a live one in Excel (excel-workbook.ts) and an .xlsx
 * file (file-workbook.ts); both pass the same contract tests. Neither changes a cell that is not ours.
 */
export interface Workbook {
  /** One round trip. Tables that do not exist are simply absent from the answer. */
  read(wanted: readonly TableWanted[]): Promise<Result<WorkbookReading, WorkbookError>>;
  /**
   * Makes our sheets as the plan says. A sheet whose table is missing is added after the last sheet; an existing
   * table keeps its place, its order of rows, its user's own columns, and every cell whose plan is 'keep'; rows are
   * matched by the key column, changed where they differ, and added at the end. A row that the plan does not
   * name stays. Running it twice changes nothing the second time. Everything is checked before the first cell
   * is written: after an error nothing has been written.
   */
  write(sheets: readonly SheetPlan[]): Promise<Result<WriteOutcome, WorkbookError>>;
  /** Every sheet of the workbook in its order. Two round trips: Excel tells the used part of a sheet asked by name. */
  outline(): Promise<Result<readonly SheetOutline[], WorkbookError>>;
  /**
   * Cells of sheets, theirs or ours, without changing any; `area` absent: the whole used part. A sheet that is not
   * there any more is absent from the answer. One round trip, cut into bands of rows only where Excel refuses the
   * answer as too large. A sheet of more than `mostForceCells` used cells is refused as 'too-large'.
   */
  readSheets(
    wanted: readonly { readonly sheetName: string; readonly area?: CellArea }[],
  ): Promise<Result<readonly ForceSheetReading[], WorkbookError>>;
}
