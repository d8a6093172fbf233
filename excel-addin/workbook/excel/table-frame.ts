import type { CellArea } from '../force-sheet.ts';
import { ourTableName, reservedTableName } from '../our-tables.ts';
import type { TableName } from '../sheet-plan.ts';
import {
  type CellReading,
  type CellValue,
  mostRowsBeneath,
  type TableReading,
  type WorkbookReading,
} from '../workbook.ts';

type Columns = 'all' | readonly string[];

export interface TableRequest {
  readonly name: TableName;
  readonly columns: Columns;
  /** The columns of which the formulas matter too; each costs its cells a second time. */
  readonly formulaColumns: Columns;
  /** Every column that we know of is asked for. */
  readonly isExact?: boolean;
  /** What a person typed directly beneath it is wanted too. */
  readonly seesBeneath?: boolean;
  /** It is read to be written: what stands beneath it is wanted too. */
  readonly isToWrite?: boolean;
  /** The charts of its sheet are wanted too. */
  readonly hasCharts?: boolean;
}

/** A reading with what is needed to write beside it. Rows and columns count from 0, as the library counts. */
export interface LiveTable extends TableReading {
  readonly firstRow: number;
  readonly firstColumn: number;
  /** As Excel counts: an empty table has one blank row. */
  readonly bodyRowCount: number;
  /** Its header row is shown, and it has no row of totals. */
  readonly isPlain: boolean;
  /** The last row with anything in it, in the table's own columns; 0 where only reading was asked for. */
  readonly lastUsedRow: number;
  /** Of its sheet, where they were asked for. */
  readonly charts: readonly { readonly name: string; readonly seriesNames: readonly string[] }[];
}

export interface LiveReading extends Omit<WorkbookReading, 'tables'> {
  readonly tables: readonly LiveTable[];
}

type Grid = readonly (readonly CellValue[])[];
export interface LoadedCells {
  /** Of the columns in order. */
  readonly headers: readonly string[];
  readonly values: Grid;
  readonly formulas: Grid | undefined;
  /** Where more was fetched than was asked for. */
  readonly request?: TableRequest;
}

/** What tells whose a table is, and where it stands. */
export const OWNED = 'items/name,items/worksheet/name,items/columns/items/name';

export const ourNameOf = ({ name, columns }: Pick<Excel.Table, 'name' | 'columns'>): TableName | null =>
  ourTableName(
    name,
    columns.items.map((column) => column.name),
  );

/** Everything about the wanted tables but their cells. */
export const queueFrame = (context: Excel.RequestContext, requests: readonly TableRequest[]) => {
  const { worksheets, protection, tables } = context.workbook;
  return {
    worksheets: worksheets.load('items/name'),
    protection: protection.load('protected'),
    tables: tables.load(OWNED),
    outlines: requests.map((request) => queueOutline(tables.getItemOrNullObject(request.name), request)),
  };
};

// Every range is untracked at once: a tracked one costs two more actions here and a round trip at the end of Excel.run.
const queueOutline = (table: Excel.Table, { name, isToWrite, seesBeneath, hasCharts }: TableRequest) => {
  const body = table.getDataBodyRange().untrack();
  return {
    name,
    table: table.load('showHeaders,showTotals'),
    sheet: table.worksheet.load('name'),
    protection: table.worksheet.protection.load('protected'),
    columns: table.columns.load('items/name'),
    charts:
      hasCharts === true ? table.worksheet.charts.load('items/name,items/series/items/name') : undefined,
    body: body.load('rowIndex,columnIndex,rowCount'),
    filled: body.getUsedRangeOrNullObject(true).untrack().load('rowCount'),
    standing: isToWrite === true ? queueStanding(table) : null,
    beneath: seesBeneath === true ? queueBeneath(table) : null,
  };
};

const queueStanding = (table: Excel.Table): Excel.Range =>
  table
    .getRange()
    .untrack()
    .getEntireColumn()
    .untrack()
    .getUsedRangeOrNullObject(true)
    .untrack()
    .load('rowIndex,rowCount');

const queueBeneath = (table: Excel.Table): Excel.Range =>
  table.getRange().untrack().getRowsBelow(mostRowsBeneath).untrack().load('values,rowIndex,columnIndex');

type Frame = ReturnType<typeof queueFrame>;
export type Outline = ReturnType<typeof queueOutline>;

/** A table without rows shows one blank row, which Excel keeps for the next entry. */
export const rowCountOf = ({ body, filled }: Outline): number =>
  body.rowCount === 1 && filled.isNullObject ? 0 : body.rowCount;

export const frameToReading = (
  frame: Frame,
  cellsOf: (index: number) => readonly LoadedCells[],
): LiveReading => ({
  sheetNames: frame.worksheets.items.map(({ name }) => name),
  isStructureProtected: frame.protection.protected,
  ourTables: tablesOf(frame, ourNameOf),
  namesTaken: tablesOf(frame, nameTakenBy),
  tables: frame.outlines.flatMap((outline, index) =>
    outline.table.isNullObject || ourNameOf(outline) === null
      ? []
      : [outlineToTable(outline, cellsOf(index))],
  ),
});

const nameTakenBy = (table: Excel.Table): TableName | null =>
  ourNameOf(table) === null ? reservedTableName(table.name) : null;

const tablesOf = (
  { worksheets, tables }: Frame,
  nameOf: (table: Excel.Table) => TableName | null,
): LiveReading['ourTables'] => {
  const order = new Map(worksheets.items.map(({ name }, index) => [name, index]));
  return tables.items
    .flatMap((table) => {
      const name = nameOf(table);
      return name === null ? [] : [{ name, sheetName: table.worksheet.name }];
    })
    .toSorted((a, b) => (order.get(a.sheetName) ?? 0) - (order.get(b.sheetName) ?? 0));
};

const chartsOf = ({ charts }: Outline): LiveTable['charts'] =>
  (charts?.items ?? []).map(({ name, series }) => ({
    name,
    seriesNames: series.items.map((one) => one.name),
  }));

const lastRowOf = (range: Excel.Range): number =>
  range.isNullObject ? 0 : range.rowIndex + range.rowCount - 1;

const beneathOf = ({ values, rowIndex, columnIndex }: Excel.Range): CellArea | null => {
  const blank = values.findIndex((cells) => cells.every((value) => value === ''));
  const rowCount = blank < 0 ? values.length : blank;
  if (rowCount === 0) return null;
  return { row: rowIndex, column: columnIndex, rowCount, columnCount: values[0]?.length ?? 0 };
};

const outlineToTable = (outline: Outline, cells: readonly LoadedCells[]): LiveTable => {
  const headers = outline.columns.items.map(({ name }) => name);
  return {
    name: outline.name,
    sheetName: outline.sheet.name,
    isSheetProtected: outline.protection.protected,
    headers,
    rows: rowsOf(rowCountOf(outline), cells),
    firstRow: outline.body.rowIndex,
    firstColumn: outline.body.columnIndex,
    bodyRowCount: outline.body.rowCount,
    isPlain: outline.table.showHeaders && !outline.table.showTotals,
    lastUsedRow: outline.standing === null ? 0 : lastRowOf(outline.standing),
    charts: chartsOf(outline),
    ...(outline.beneath === null ? {} : { beneath: beneathOf(outline.beneath) }),
  };
};

const rowsOf = (rowCount: number, cells: readonly LoadedCells[]) => {
  const columns = cells.flatMap(wantedColumns);
  return Array.from({ length: rowCount }, (_, row) => {
    const record: Record<string, CellReading> = {};
    for (const { header, index, values, formulas } of columns)
      record[header] = cellReading(values[row]?.[index] ?? '', formulas?.[row]?.[index]);
    return record;
  });
};

const wantedColumns = ({ headers, values, formulas, request }: LoadedCells) =>
  headers.flatMap((header, index) => {
    if (request !== undefined && !request.columns.includes(header)) return [];
    const hasFormulas = request === undefined || request.formulaColumns.includes(header);
    return [{ header, index, values, formulas: hasFormulas ? formulas : undefined }];
  });

// `formulas` also gives a text that begins with '=' back as it is; then it equals the value, and is no formula.
const cellReading = (value: CellValue, formula: CellValue | undefined): CellReading =>
  typeof formula === 'string' && formula.startsWith('=') && formula !== value
    ? { value, formula }
    : { value };
