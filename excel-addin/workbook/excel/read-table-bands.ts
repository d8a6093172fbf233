import type { CellValue } from '../workbook.ts';
import { isPayloadError } from './office-error.ts';
import {
  frameToReading,
  type LiveReading,
  type LoadedCells,
  type Outline,
  queueFrame,
  rowCountOf,
  type TableRequest,
} from './table-frame.ts';

/** Excel on the web answers with 5 MB at most; the fifth is left for rows longer than the first ones. */
export const ANSWER_BYTES = 4 * 1024 * 1024;
/** From so many rows of a table it is seen how long its rows are. */
const SAMPLE_ROWS = 20;
/** Until that is seen: a long row, so that the samples of all our tables fit into one answer. */
const UNSEEN_ROW_BYTES = 20_000;

export interface BandReading {
  readonly reading: LiveReading;
  /** For each table that was asked for: its cells fill half an answer or more. */
  readonly isLarge: ReadonlyMap<string, boolean>;
}

// Here a round trip a band is the point: each answer must stay under the limit.
export const readInBands = async (
  context: Excel.RequestContext,
  requests: readonly TableRequest[],
): Promise<BandReading> => {
  const frame = queueFrame(context, requests);
  await context.sync();
  const tables = requests.map((request, index) => bandedTable(request, frame.outlines[index]));
  let answerBytes = ANSWER_BYTES;
  for (let bands = nextBands(tables, answerBytes); bands.length > 0; bands = nextBands(tables, answerBytes)) {
    const queued = bands.map((band) => ({ ...band, ranges: queueBand(context, band) }));
    try {
      await context.sync();
    } catch (thrown) {
      const isLeast = bands.length === 1 && bands[0]?.rowCount === 1;
      if (!isPayloadError(thrown) || isLeast) throw thrown;
      answerBytes /= 2;
      continue;
    }
    for (const { table, rowCount, ranges } of queued) takeBand(table, rowCount, ranges);
  }
  return {
    reading: frameToReading(frame, (index) => tables[index]?.runs ?? []),
    isLarge: new Map(
      tables.map(({ name, rowBytes = 0, rowCount }) => [name, rowBytes * rowCount > ANSWER_BYTES / 2]),
    ),
  };
};

/** Wanted columns side by side, which one range holds. */
interface Run extends LoadedCells {
  readonly headers: string[];
  /** Of the first column in the table. */
  readonly index: number;
  readonly values: CellValue[][];
  readonly formulas: CellValue[][] | undefined;
}

interface BandedTable {
  readonly name: string;
  readonly outline: Outline | undefined;
  readonly runs: readonly Run[];
  readonly rowCount: number;
  /** Rows that are read already. */
  done: number;
  rowBytes: number | undefined;
}

const bandedTable = (request: TableRequest, outline: Outline | undefined): BandedTable => {
  const isThere = outline !== undefined && !outline.table.isNullObject;
  const runs = isThere ? wantedRuns(outline, request) : [];
  const rowCount = isThere && runs.length > 0 ? rowCountOf(outline) : 0;
  return { name: request.name, outline, runs, rowCount, done: 0, rowBytes: undefined };
};

const wantedRuns = (outline: Outline, { columns, formulaColumns }: TableRequest): readonly Run[] => {
  const runs: Run[] = [];
  for (const [index, { name: header }] of outline.columns.items.entries()) {
    if (columns !== 'all' && !columns.includes(header)) continue;
    const hasFormulas = formulaColumns === 'all' || formulaColumns.includes(header);
    const last = runs.at(-1);
    const isBeside = last !== undefined && last.index + last.headers.length === index;
    if (isBeside && (last.formulas !== undefined) === hasFormulas) last.headers.push(header);
    else runs.push({ headers: [header], index, values: [], formulas: hasFormulas ? [] : undefined });
  }
  return runs;
};

interface Band {
  readonly table: BandedTable;
  readonly rowCount: number;
}

/** As many of the next rows as one answer holds, of several tables where they fit. */
const nextBands = (tables: readonly BandedTable[], answerBytes: number): readonly Band[] => {
  const bands: Band[] = [];
  let bytesLeft = answerBytes;
  for (const table of tables) {
    const rowBytes = table.rowBytes ?? UNSEEN_ROW_BYTES;
    const atMost = Math.min(
      table.rowCount - table.done,
      table.rowBytes === undefined ? SAMPLE_ROWS : table.rowCount,
    );
    const fitting = Math.max(bands.length === 0 ? 1 : 0, Math.floor(bytesLeft / rowBytes));
    const rowCount = Math.min(atMost, fitting);
    if (rowCount === 0) continue;
    bands.push({ table, rowCount });
    bytesLeft -= rowCount * rowBytes;
  }
  return bands;
};

const queueBand = (context: Excel.RequestContext, { table, rowCount }: Band): readonly Excel.Range[] => {
  const { outline, runs, done } = table;
  if (outline === undefined) return [];
  const sheet = context.workbook.worksheets.getItem(outline.sheet.name);
  const { rowIndex, columnIndex } = outline.body;
  return runs.map(({ index, headers, formulas }) =>
    sheet
      .getRangeByIndexes(rowIndex + done, columnIndex + index, rowCount, headers.length)
      .untrack()
      .load(formulas === undefined ? 'values' : 'values,formulas'),
  );
};

const encoder = new TextEncoder();

const takeBand = (table: BandedTable, rowCount: number, ranges: readonly Excel.Range[]): void => {
  for (const [at, { values, formulas }] of table.runs.entries()) {
    for (const cells of ranges[at]?.values ?? []) values.push(cells);
    if (formulas !== undefined) for (const cells of ranges[at]?.formulas ?? []) formulas.push(cells);
  }
  table.done += rowCount;
  table.rowBytes ??= encoder.encode(JSON.stringify(table.runs)).length / rowCount;
};
