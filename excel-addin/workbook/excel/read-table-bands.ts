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

const FIRST_BAND_ROWS = 2000;

// Here a round trip a band is the point: each answer must stay under the limit.
export const readInBands = async (
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
