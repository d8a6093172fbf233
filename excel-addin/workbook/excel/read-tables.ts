import type { TableName } from '../sheet-plan.ts';
import type { CellReading } from '../workbook.ts';
import { isPayloadError } from './office-error.ts';
import { readInBands } from './read-table-bands.ts';
import { createSizeMemory } from './size-memory.ts';
import {
  frameToReading,
  type LiveReading,
  type LiveTable,
  type LoadedCells,
  type Outline,
  queueFrame,
  type TableRequest,
} from './table-frame.ts';

export interface TableReader {
  read(requests: readonly TableRequest[]): Promise<LiveReading>;
  /**
   * The same before writing. Formulas that were read a moment ago are not fetched again where not one value that was
   * asked for has changed since: they may be many times longer than all the values.
   */
  readAgain(requests: readonly TableRequest[]): Promise<LiveReading>;
}

/**
 * One round trip. Only when Excel refuses the answer as too large (on the web 5 MB: learn.microsoft.com,
 * "Resource limits and performance optimization for Office Add-ins") the cells are fetched again in bands of rows.
 * How large the tables were is remembered, so that the next reading does not ask for what is refused.
 */
export const createTableReader = (excel: typeof Excel): TableReader => {
  const memory = createSizeMemory();
  const readBands = async (requests: readonly TableRequest[]): Promise<LiveReading> => {
    const bands = await excel.run({ delayForCellEdit: false }, (context) => readInBands(context, requests));
    memory.keepBands(requests, bands);
    return bands.reading;
  };
  const readAsFits = async (requests: readonly TableRequest[]): Promise<LiveReading> => {
    if (requests.some(memory.isTooLarge)) return readBands(requests);
    try {
      const reading = await excel.run({ delayForCellEdit: false }, (context) =>
        readAtOnce(context, requests, memory.isBestWhole),
      );
      memory.keepCounts(reading);
      return reading;
    } catch (thrown) {
      if (!isPayloadError(thrown)) throw thrown;
      return readBands(requests);
    }
  };
  const before = new Map<TableName, LiveTable['rows']>();
  return {
    async read(requests) {
      const reading = await readAsFits(requests);
      before.clear();
      for (const { name, rows } of reading.tables) before.set(name, rows);
      return reading;
    },
    async readAgain(requests) {
      const known = new Map(
        requests.flatMap((request) => {
          const rows = before.get(request.name);
          return rows !== undefined && isCovered(request, rows) ? [[request.name, rows] as const] : [];
        }),
      );
      before.clear();
      const sparing = requests.map((request) =>
        known.has(request.name) ? { ...request, formulaColumns: [] } : request,
      );
      const reading = await readAsFits(sparing);
      const tables = reading.tables.map((table) => {
        const request = requests.find(({ name }) => name === table.name);
        const rows = known.get(table.name);
        return request === undefined || rows === undefined ? table : withFormulas(table, request, rows);
      });
      const isAsBefore = tables.every((table) => table !== null);
      return isAsBefore ? { ...reading, tables } : readAsFits(requests);
    },
  };
};

/** Every column that is asked for now was read before, with its formulas. */
const isCovered = ({ columns }: TableRequest, [first]: LiveTable['rows']): boolean =>
  first !== undefined && columns !== 'all' && columns.every((header) => header in first);

/** With the formulas that are known from before; null where the table is not as it was then. */
const withFormulas = (
  table: LiveTable,
  { columns, formulaColumns }: TableRequest,
  known: LiveTable['rows'],
): LiveTable | null => {
  if (table.rows.length !== known.length) return null;
  const headers = (columns === 'all' ? table.headers : columns).filter((one) => table.headers.includes(one));
  const isAsBefore = table.rows.every((row, index) =>
    headers.every((header) => row[header]?.value === known[index]?.[header]?.value),
  );
  if (!isAsBefore) return null;
  const calculated = headers.filter((one) => formulaColumns === 'all' || formulaColumns.includes(one));
  const rows = table.rows.map((row, index) => {
    const cells: Record<string, CellReading> = { ...row };
    for (const header of calculated) cells[header] = known[index]?.[header] ?? { value: '' };
    return cells;
  });
  return { ...table, rows };
};

const readAtOnce = async (
  context: Excel.RequestContext,
  requests: readonly TableRequest[],
  isBestWhole: (request: TableRequest) => boolean,
): Promise<LiveReading> => {
  const frame = queueFrame(context, requests);
  const cells = requests.map((request, index) => {
    const outline = frame.outlines[index];
    if (outline === undefined) return [];
    return isBestWhole(request) ? [queueWhole(outline.table, request)] : queueCells(outline.table, request);
  });
  await context.sync();
  return frameToReading(frame, (index) =>
    (cells[index] ?? []).flatMap((queued) => loadedCells(queued, frame.outlines[index])),
  );
};

interface QueuedCells {
  readonly header: string | undefined;
  readonly range: Excel.Range;
  readonly hasFormulas: boolean;
  /** Of a whole table; absent: every column of it was asked for. */
  readonly request?: TableRequest;
}

const queueRange = (range: Excel.Range, hasFormulas: boolean): Excel.Range =>
  range.untrack().load(hasFormulas ? 'values,formulas' : 'values');

const queueWhole = (table: Excel.Table, request: TableRequest): QueuedCells => {
  const hasFormulas = request.formulaColumns.length > 0;
  const range = queueRange(table.getDataBodyRange(), hasFormulas);
  return { header: undefined, range, hasFormulas, request };
};

const queueCells = (
  table: Excel.Table,
  { columns, formulaColumns }: TableRequest,
): readonly QueuedCells[] => {
  const load = (header: string | undefined, range: Excel.Range): QueuedCells => {
    const hasFormulas = formulaColumns === 'all' || (header !== undefined && formulaColumns.includes(header));
    return { header, range: queueRange(range, hasFormulas), hasFormulas };
  };
  if (columns === 'all') return [load(undefined, table.getDataBodyRange())];
  return columns.map((header) => load(header, table.columns.getItemOrNullObject(header).getDataBodyRange()));
};

const loadedCells = (
  { header, range, hasFormulas, request }: QueuedCells,
  outline: Outline | undefined,
): readonly LoadedCells[] => {
  if (range.isNullObject || outline === undefined) return [];
  const headers = header === undefined ? outline.columns.items.map(({ name }) => name) : [header];
  const cells = { headers, values: range.values, formulas: hasFormulas ? range.formulas : undefined };
  return [request === undefined ? cells : { ...cells, request }];
};
