import type { CellValue } from './workbook.ts';

export type TableName =
  | 'PlCover'
  | 'PlEvidence'
  | 'PlFindings'
  | 'PlCases'
  | 'PlJudgments'
  | 'PlGrades'
  | 'PlRule';

export type CellPlan =
  /** Always text, even if it looks like a number or begins with '='. */
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'number'; readonly number: number }
  /** `formula` with its leading '='; `value` is what it gives now, for programs that do not calculate on opening. */
  | { readonly type: 'formula'; readonly formula: string; readonly value: CellValue }
  /** The person's own cell: blank when the row is new, never written after. */
  | { readonly type: 'keep' };

export interface ColumnPlan {
  readonly header: string;
  /** In characters, as Excel counts a column's width. */
  readonly widthChars: number;
  /** Cells that a person fills in stand on a light ground. */
  readonly isInput?: boolean;
  /** A drop-down of exactly these, with a plain refusal of anything else only as a warning. */
  readonly choices?: readonly string[];
  /** Grades are coloured by their word (conditional formats on the cell's text). */
  readonly hasGradeColours?: boolean;
  readonly isWrapped?: boolean;
  /** Only formulas and the program read it: hidden on a new sheet, and so not printed; anybody may show it. */
  readonly isHelper?: boolean;
}

export interface RowPlan {
  readonly key: string;
  /** One cell for every header of the plan's columns; a missing one counts as 'keep'. */
  readonly cells: Readonly<Record<string, CellPlan>>;
}

/**
 * One of our sheets: title in A1, a sentence in A2, a blank row, the table's header row in row 4, from column A,
 * without merged cells; row 4 frozen. The table is known by its name alone.
 */
export interface SheetPlan {
  /** The name wished for; when the force has a sheet of that name the next free of "… (2)", "… (3)" is taken. */
  readonly sheetName: string;
  readonly title: string;
  readonly note: string;
  readonly table: {
    readonly name: TableName;
    /** The column whose text identifies a row. */
    readonly keyColumn: string;
    readonly columns: readonly ColumnPlan[];
    readonly rows: readonly RowPlan[];
  };
}
