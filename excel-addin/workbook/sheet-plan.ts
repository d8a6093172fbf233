import type { CellValue } from './workbook.ts';

/** Our tables of which there is one at most. */
export type FixedTableName =
  | 'PlCover'
  | 'PlOverview'
  | 'PlEvidence'
  | 'PlFindings'
  | 'PlMeasures'
  | 'PlCases'
  | 'PlCaseSummary'
  | 'PlJudgments'
  | 'PlGrades'
  | 'PlComparison'
  | 'PlCoverage'
  | 'PlSignOffs'
  | 'PlRule'
  | 'PlChecks';

/**
 * A chart with the figures it is drawn from, and a table that was clipped from a page, have a sheet each. PlOut… are
 * the tables of a workbook that leaves the force: there they are nobody's, and are never read back.
 */
export type TableName = FixedTableName | `PlChart${number}` | `PlClip${number}` | `PlOut${string}`;

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
  /** As Excel keeps it, in English ('0.0%'), for numbers and formulas; General where it is absent. */
  readonly numberFormat?: string;
  /**
   * Came with a later version: a table that lacks it gets it as its last column. A missing column without this
   * is an error, since somebody deleted it.
   */
  readonly isAddedWhereMissing?: boolean;
}

export interface RowPlan {
  readonly key: string;
  /** What the alternate key column of a row typed by a person holds that is this row. */
  readonly alternateKey?: string;
  /** One cell for every header of the plan's columns; a missing one counts as 'keep'. */
  readonly cells: Readonly<Record<string, CellPlan>>;
}

/** How a series is drawn; each look differs in more than its colour (markers, dashes). */
export type SeriesLook = 'value' | 'points' | 'centre' | 'limit' | 'near-limit' | 'target';

/**
 * A native Excel chart beside its table, drawn from whole columns of it: it lives on without us, and grows with the
 * table. 'line' has one category a row; 'scatter' takes both axes' numbers from columns.
 */
export interface ChartPlan {
  readonly type: 'line' | 'scatter';
  readonly title: string;
  /** What the chart shows, in a sentence, for those who cannot see it. */
  readonly description: string;
  readonly xColumn: string;
  readonly xTitle: string;
  readonly yTitle: string;
  /** As the columns' number format has it. */
  readonly yFormat?: string;
  readonly series: readonly { readonly name: string; readonly column: string; readonly look: SeriesLook }[];
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
    /** Rows that a person typed have no key yet: they are matched by this column's text, and get their key. */
    readonly alternateKeyColumn?: string;
    readonly columns: readonly ColumnPlan[];
    readonly rows: readonly RowPlan[];
    /**
     * The program's own table, with nothing in it that a person types: it has exactly the plan's rows in the plan's
     * order; rows are matched by their place, and those too many at the end are taken away.
     */
    readonly isExact?: boolean;
  };
  /** Drawn when the sheet is new; they follow their table when it grows or shrinks. */
  readonly charts?: readonly ChartPlan[];
}
