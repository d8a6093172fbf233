import { isPayloadError } from './office-error.ts';
import { readInBands } from './read-table-bands.ts';
import {
  frameToReading,
  type LiveReading,
  type LoadedCells,
  type Outline,
  queueFrame,
  type TableRequest,
} from './table-frame.ts';

export type TableReader = (requests: readonly TableRequest[]) => Promise<LiveReading>;

/**
 * One round trip. Only when Excel refuses the answer as too large (on the web 5 MB: learn.microsoft.com,
 * "Resource limits and performance optimization for Office Add-ins") the cells are fetched again in bands of rows.
 * Which tables were too large is remembered, so that the next reading does not ask for what is refused again.
 */
export const createTableReader = (excel: typeof Excel): TableReader => {
  const isLarge = new Map<string, boolean>();
  const readBands = async (requests: readonly TableRequest[]): Promise<LiveReading> => {
    const bands = await excel.run({ delayForCellEdit: false }, (context) => readInBands(context, requests));
    for (const [name, is] of bands.isLarge) isLarge.set(name, is);
    return bands.reading;
  };
  return async (requests) => {
    if (requests.some(({ name, columns }) => columns.length > 0 && isLarge.get(name) === true))
      return readBands(requests);
    try {
      return await excel.run({ delayForCellEdit: false }, (context) => readAtOnce(context, requests));
    } catch (thrown) {
      if (!isPayloadError(thrown)) throw thrown;
      return readBands(requests);
    }
  };
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
  return frameToReading(frame, (index) =>
    (cells[index] ?? []).flatMap((queued) => loadedCells(queued, frame.outlines[index])),
  );
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

const loadedCells = (
  { header, range, hasFormulas }: QueuedCells,
  outline: Outline | undefined,
): readonly LoadedCells[] => {
  if (range.isNullObject || outline === undefined) return [];
  const headers = header === undefined ? outline.columns.items.map(({ name }) => name) : [header];
  return [{ headers, values: range.values, formulas: hasFormulas ? range.formulas : undefined }];
};
