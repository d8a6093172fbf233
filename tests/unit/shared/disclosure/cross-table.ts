import type {
  CountTable,
  SourceCell,
  SourceFigure,
  SumRelation,
} from '../../../../shared/disclosure/count-table.ts';

export interface CrossTableInput {
  readonly rows: readonly string[];
  readonly columns: readonly string[];
  /** One list a row. */
  readonly counts: readonly (readonly SourceFigure[])[];
  readonly rowTotals?: readonly SourceFigure[];
  readonly columnTotals?: readonly SourceFigure[];
  readonly grandTotal?: SourceFigure;
}

/** The name that a row's or column's total goes by in ids. */
export const totalName = 'Total';

/** The id of a cell of a cross table. */
export const crossId = (row: string, column: string): string => `${row} / ${column}`;

/** Rows by columns of counts with the totals that are published. Row and column names are unique, none is "Total". */
export function crossTable(input: CrossTableInput): CountTable {
  const { rows, columns, counts, rowTotals, columnTotals, grandTotal } = input;
  const cell = (row: string, column: string, figure: SourceFigure | undefined): SourceCell[] =>
    figure === undefined
      ? []
      : [{ id: crossId(row, column), role: [row, column].includes(totalName) ? 'total' : 'part', figure }];
  const cells = [
    ...rows.flatMap((row, at) =>
      columns.flatMap((column, across) => cell(row, column, counts[at]?.[across])),
    ),
    ...rows.flatMap((row, at) => cell(row, totalName, rowTotals?.[at])),
    ...columns.flatMap((column, across) => cell(totalName, column, columnTotals?.[across])),
    ...cell(totalName, totalName, grandTotal),
  ];
  return { cells, sums: crossSums(input), percentages: [] };
}

function crossSums({ rows, columns, rowTotals, columnTotals, grandTotal }: CrossTableInput): SumRelation[] {
  const sum = (row: string, column: string, parts: readonly string[]): SumRelation => ({
    total: crossId(row, column),
    parts,
  });
  const down = (column: string): string[] => rows.map((row) => crossId(row, column));
  const across = (row: string): string[] => columns.map((column) => crossId(row, column));
  const all = rows.flatMap(across);
  const grandParts = [
    ...(rowTotals ? [down(totalName)] : []),
    ...(columnTotals ? [across(totalName)] : []),
    ...(rowTotals || columnTotals ? [] : [all]),
  ];
  return [
    ...(rowTotals ? rows.map((row) => sum(row, totalName, across(row))) : []),
    ...(columnTotals ? columns.map((column) => sum(totalName, column, down(column))) : []),
    ...(grandTotal ? grandParts.map((parts) => sum(totalName, totalName, parts)) : []),
  ];
}
