import type { TableName } from '../sheet-plan.ts';
import type { CellReading, CellValue, TableReading } from '../workbook.ts';
import { isPayloadError } from './office-error.ts';

type Columns = 'all' | readonly string[];

export interface TableRequest {
  readonly name: TableName;
  readonly columns: Columns;
  /** The columns of which the formulas matter too; each costs its cells a second time. */
  readonly formulaColumns: Columns;
}

/** A reading with what is needed to write beside it. Rows and columns count from 0, as the library counts. */
export interface LiveTable extends TableReading {
  readonly firstRow: number;
  readonly firstColumn: number;
  /** As Excel counts: an empty table has one blank row. */
  readonly bodyRowCount: number;
  /** Its header row is shown, and it has no row of totals. */
  readonly isPlain: boolean;
  /** The last row with anything in it, in the table's own columns. */
  readonly lastUsedRow: number;
}

export interface LiveReading {
  readonly sheetNames: readonly string[];
  readonly isStructureProtected: boolean;
  readonly tables: readonly LiveTable[];
}

type Grid = readonly (readonly CellValue[])[];
type LoadedCells = {
  readonly header: string | undefined;
  readonly values: Grid;
  readonly formulas: Grid | undefined;
};

/**
 * One round trip. Only when Excel refuses the answer as too large (on the web 5 MB: learn.microsoft.com,
 * "Resource limits and performance optimization for Office Add-ins") the cells are fetched again in bands of rows.
 */
export const readTables = async (
  excel: typeof Excel,
  requests: readonly TableRequest[],
): Promise<LiveReading> => {
  try {
    return await excel.run({ delayForCellEdit: false }, (context) => readAtOnce(context, requests));
  } catch (thrown) {
    if (!isPayloadError(thrown)) throw thrown;
    return excel.run({ delayForCellEdit: false }, (context) => readInBands(context, requests));
  }
};

const readAtOnce = async (
  context: Excel.RequestContext,
  requests: readonly TableRequest[],
): Promise<LiveReading> => {
  const frame = queueFrame(context, requests);
  const cells = requests.map((request, index) => {
    const outline = frame.outlines[index];
    return outline === undefined ? [] : queueCells(outline.table, request);
  });
  await context.sync();
  return frameToReading(frame, (index) => (cells[index] ?? []).flatMap(loadedCells));
};

const queueFrame = (context: Excel.RequestContext, requests: readonly TableRequest[]) => {
  const { worksheets, protection, tables } = context.workbook;
  return {
    worksheets: worksheets.load('items/name'),
    protection: protection.load('protected'),
    outlines: requests.map(({ name }) => queueOutline(tables.getItemOrNullObject(name), name)),
  };
};

// Every range is untracked at once: a tracked one costs two more actions here and a round trip at the end of Excel.run.
const queueOutline = (table: Excel.Table, name: TableName) => {
  const body = table.getDataBodyRange().untrack();
  return {
    name,
    table: table.load('showHeaders,showTotals'),
    sheet: table.worksheet.load('name'),
    protection: table.worksheet.protection.load('protected'),
    columns: table.columns.load('items/name'),
    body: body.load('rowIndex,columnIndex,rowCount'),
    filled: body.getUsedRangeOrNullObject(true).untrack().load('rowCount'),
    standing: table
      .getRange()
      .untrack()
      .getEntireColumn()
      .untrack()
      .getUsedRangeOrNullObject(true)
      .untrack()
      .load('rowIndex,rowCount'),
  };
};

interface QueuedCells {
  readonly header: string | undefined;
  readonly range: Excel.Range;
  readonly hasFormulas: boolean;
}

const queueCells = (
  table: Excel.Table,
  { columns, formulaColumns }: TableRequest,
): readonly QueuedCells[] => {
  const load = (header: string | undefined, range: Excel.Range): QueuedCells => {
    const hasFormulas = formulaColumns === 'all' || (header !== undefined && formulaColumns.includes(header));
    return { header, range: range.untrack().load(hasFormulas ? 'values,formulas' : 'values'), hasFormulas };
  };
  if (columns === 'all') return [load(undefined, table.getDataBodyRange())];
  return columns.map((header) => load(header, table.columns.getItemOrNullObject(header).getDataBodyRange()));
};

const loadedCells = ({ header, range, hasFormulas }: QueuedCells): readonly LoadedCells[] =>
  range.isNullObject
    ? []
    : [{ header, values: range.values, formulas: hasFormulas ? range.formulas : undefined }];

type Frame = ReturnType<typeof queueFrame>;
type Outline = ReturnType<typeof queueOutline>;

/** A table without rows shows one blank row, which Excel keeps for the next entry. */
const rowCountOf = ({ body, filled }: Outline): number =>
  body.rowCount === 1 && filled.isNullObject ? 0 : body.rowCount;

const frameToReading = (frame: Frame, cellsOf: (index: number) => readonly LoadedCells[]): LiveReading => ({
  sheetNames: frame.worksheets.items.map(({ name }) => name),
  isStructureProtected: frame.protection.protected,
  tables: frame.outlines.flatMap((outline, index) =>
    outline.table.isNullObject ? [] : [outlineToTable(outline, cellsOf(index))],
  ),
});

const outlineToTable = (outline: Outline, cells: readonly LoadedCells[]): LiveTable => {
  const headers = outline.columns.items.map(({ name }) => name);
  return {
    name: outline.name,
    sheetName: outline.sheet.name,
    isSheetProtected: outline.protection.protected,
    headers,
    rows: rowsOf(rowCountOf(outline), headers, cells),
    firstRow: outline.body.rowIndex,
    firstColumn: outline.body.columnIndex,
    bodyRowCount: outline.body.rowCount,
    isPlain: outline.table.showHeaders && !outline.table.showTotals,
    lastUsedRow: outline.standing.isNullObject
      ? 0
      : outline.standing.rowIndex + outline.standing.rowCount - 1,
  };
};

const rowsOf = (rowCount: number, headers: readonly string[], cells: readonly LoadedCells[]) =>
  Array.from({ length: rowCount }, (_, row) => {
    const record: Record<string, CellReading> = {};
    for (const { header, values, formulas } of cells) {
      const names = header === undefined ? headers : [header];
      for (const [column, name] of names.entries()) {
        record[name] = cellReading(values[row]?.[column] ?? '', formulas?.[row]?.[column]);
      }
    }
    return record;
  });

// `formulas` also gives a text that begins with '=' back as it is; then it equals the value, and is no formula.
const cellReading = (value: CellValue, formula: CellValue | undefined): CellReading =>
  typeof formula === 'string' && formula.startsWith('=') && formula !== value
    ? { value, formula }
    : { value };

const FIRST_BAND_ROWS = 2000;

// Here a round trip a band is the point: each answer must stay under the limit.
const readInBands = async (
  context: Excel.RequestContext,
  requests: readonly TableRequest[],
): Promise<LiveReading> => {
  const frame = queueFrame(context, requests);
  await context.sync();
  const cells: (readonly LoadedCells[])[] = [];
  for (const [index, request] of requests.entries()) {
    const outline = frame.outlines[index];
    cells.push(
      outline === undefined || outline.table.isNullObject
        ? []
        : await readTableInBands(context, outline, request),
    );
  }
  return frameToReading(frame, (index) => cells[index] ?? []);
};

const readTableInBands = async (
  context: Excel.RequestContext,
  outline: Outline,
  request: TableRequest,
): Promise<readonly LoadedCells[]> => {
  const columns = bandColumns(outline, request);
  const rowCount = rowCountOf(outline);
  let bandRows = FIRST_BAND_ROWS;
  for (let row = 0; row < rowCount; ) {
    const band = { row, rowCount: Math.min(bandRows, rowCount - row) };
    const ranges = columns.map((column) => queueBand(context, { outline, column, band }));
    try {
      await context.sync();
    } catch (thrown) {
      if (!isPayloadError(thrown) || band.rowCount === 1) throw thrown;
      bandRows = Math.ceil(band.rowCount / 4);
      continue;
    }
    for (const [index, { values, formulas }] of columns.entries()) {
      for (const cells of ranges[index]?.values ?? []) values.push(cells);
      if (formulas !== undefined) for (const cells of ranges[index]?.formulas ?? []) formulas.push(cells);
    }
    row += band.rowCount;
  }
  return columns;
};

interface BandColumn {
  readonly header: string;
  readonly index: number;
  readonly values: CellValue[][];
  readonly formulas: CellValue[][] | undefined;
}

const bandColumns = (outline: Outline, { columns, formulaColumns }: TableRequest): readonly BandColumn[] =>
  outline.columns.items.flatMap(({ name: header }, index) => {
    if (columns !== 'all' && !columns.includes(header)) return [];
    const hasFormulas = formulaColumns === 'all' || formulaColumns.includes(header);
    return [{ header, index, values: [], formulas: hasFormulas ? [] : undefined }];
  });

interface BandPlace {
  readonly outline: Outline;
  readonly column: BandColumn;
  readonly band: { readonly row: number; readonly rowCount: number };
}

const queueBand = (context: Excel.RequestContext, { outline, column, band }: BandPlace): Excel.Range => {
  const { rowIndex, columnIndex } = outline.body;
  return context.workbook.worksheets
    .getItem(outline.sheet.name)
    .getRangeByIndexes(rowIndex + band.row, columnIndex + column.index, band.rowCount, 1)
    .untrack()
    .load(column.formulas === undefined ? 'values' : 'values,formulas');
};
