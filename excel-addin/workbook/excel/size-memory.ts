import { ANSWER_BYTES, type BandReading } from './read-table-bands.ts';
import type { LiveReading, TableRequest } from './table-frame.ts';

/** Of a cell whose length nobody has seen yet; a formula comes beside its value. */
const UNSEEN_BYTES = { value: 30, formula: 150 } as const;

/** What asking for a column by its name costs, in values of cells: two objects in the request and in the answer. */
const COLUMN_COST = 50;

interface Seen {
  /** What was asked for filled half an answer or more. */
  readonly isLarge: boolean;
  /** Values and formulas of a row that were asked for then. */
  readonly width: number;
}

/** How large our tables were when they were last read. A wrong guess costs round trips, nothing else. */
export const createSizeMemory = () => {
  const seen = new Map<string, Seen>();
  const counts = new Map<string, { readonly rows: number; readonly columns: number }>();
  const widthsOf = ({ name, columns, formulaColumns }: TableRequest) => {
    const all = counts.get(name)?.columns ?? 0;
    const width = (of: TableRequest['columns']): number => (of === 'all' ? all : of.length);
    return { values: width(columns), formulas: width(formulaColumns) };
  };
  let there: ReadonlySet<string> | undefined;
  const keepCounts = ({ tables, ourTables }: LiveReading): void => {
    there = new Set(ourTables.map(({ name }) => name));
    for (const { name, rows, headers } of tables)
      counts.set(name, { rows: rows.length, columns: headers.length });
  };
  return {
    keepCounts,
    keepBands(requests: readonly TableRequest[], { reading, isLarge }: BandReading): void {
      keepCounts(reading);
      for (const request of requests) {
        const { values, formulas } = widthsOf(request);
        const before = seen.get(request.name);
        const isLess = before?.isLarge === true && values + formulas < before.width;
        if (!isLess)
          seen.set(request.name, {
            isLarge: isLarge.get(request.name) === true,
            width: values + formulas,
          });
      }
    },
    /** The table is so small, or so much of it is wanted, that it costs less whole than column by column. */
    isBestWhole({ name, columns, formulaColumns, isExact = false }: TableRequest): boolean {
      if (columns === 'all' || formulaColumns === 'all') return false;
      const known = counts.get(name);
      // Of a table that was not there a moment ago not a single column need be asked for.
      if (known === undefined) return isExact || there?.has(name) === false;
      const values = known.columns - columns.length;
      const formulas = formulaColumns.length === 0 ? 0 : known.columns - formulaColumns.length;
      return columns.length > 0 && known.rows * (values + formulas) <= COLUMN_COST * columns.length;
    },
    /** So large that Excel is expected to refuse it. */
    isTooLarge(request: TableRequest): boolean {
      if (request.columns.length === 0) return false;
      const { values, formulas } = widthsOf(request);
      const before = seen.get(request.name);
      const width = values + formulas;
      if (before !== undefined && (before.isLarge ? width >= before.width : width <= before.width))
        return before.isLarge;
      const rowBytes = values * UNSEEN_BYTES.value + formulas * UNSEEN_BYTES.formula;
      return (counts.get(request.name)?.rows ?? 0) * rowBytes > ANSWER_BYTES;
    },
  };
};
