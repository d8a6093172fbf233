/** null leaves a cell as it is: learn.microsoft.com/office/dev/add-ins/excel/excel-add-ins-ranges-set-get-values. */
export type Grid = readonly (readonly (string | number | null)[])[];

interface Area {
  readonly sheetName: string;
  /** Rows and columns count from 0. */
  readonly row: number;
  readonly column: number;
  readonly rowCount: number;
  readonly columnCount: number;
}

type Corner = Pick<Area, 'sheetName' | 'row' | 'column'>;

export interface WriteQueue {
  readonly context: Excel.RequestContext;
  sheet(name: string): Excel.Worksheet;
  range(area: Area): Excel.Range;
  /** Fills the cells from `row` and `column` on; sends what is queued whenever the next rows would not fit any more. */
  fill(at: Corner, property: FilledProperty, grid: Grid): Promise<void>;
  send(): Promise<void>;
}

export type FilledProperty = 'values' | 'formulas' | 'numberFormat';

/**
 * Excel on the web takes 5 MB in one request (learn.microsoft.com/office/dev/add-ins/concepts/resource-limits-and-
 * performance-optimization); the fifth is left for what surrounds the cells.
 */
const PIECE_BYTES = 4 * 1024 * 1024;

/** One write, cut into ⌈bytes / 4 MB⌉ requests. */
export const createWriteQueue = (context: Excel.RequestContext): WriteQueue => {
  const sheets = new Map<string, Excel.Worksheet>();
  let queuedBytes = 0;
  let isBegun = false;

  const begin = (): void => {
    if (!isBegun) context.application.suspendApiCalculationUntilNextSync();
    isBegun = true;
  };
  const sheet = (name: string): Excel.Worksheet => {
    begin();
    const known = sheets.get(name) ?? context.workbook.worksheets.getItem(name);
    sheets.set(name, known);
    return known;
  };
  // Untracked, since a tracked range costs two more actions here and a round trip at the end of Excel.run.
  const range = ({ sheetName, row, column, rowCount, columnCount }: Area): Excel.Range =>
    sheet(sheetName).getRangeByIndexes(row, column, rowCount, columnCount).untrack();
  const send = async (): Promise<void> => {
    await context.sync();
    queuedBytes = 0;
    isBegun = false;
  };
  const fill: WriteQueue['fill'] = async (at, property, grid) => {
    let from = 0;
    const put = (to: number): void => {
      if (to > from)
        fillRows(
          range,
          { ...at, row: at.row + from },
          { property, grid: to - from === grid.length ? grid : grid.slice(from, to) },
        );
      from = to;
    };
    for (const [index, cells] of grid.entries()) {
      const bytes = jsonBytes(cells);
      if (queuedBytes > 0 && queuedBytes + bytes > PIECE_BYTES) {
        put(index);
        await send();
      }
      queuedBytes += bytes;
    }
    put(grid.length);
  };
  return { context, sheet, range, send, fill };
};

const fillRows = (
  range: WriteQueue['range'],
  at: Corner,
  { property, grid }: { readonly property: FilledProperty; readonly grid: Grid },
): void => {
  const area = { ...at, rowCount: grid.length, columnCount: grid[0]?.length ?? 0 };
  range(area)[property] = grid as unknown[][];
};

/** What the cells take in the request as JSON; never less, since a lone surrogate does not reach a cell. */
const jsonBytes = (cells: Grid[number]): number => {
  let bytes = 2;
  for (const cell of cells) {
    if (typeof cell === 'string') bytes += 3 + textBytes(cell);
    else bytes += cell === null ? 5 : 1 + String(cell).length;
  }
  return bytes;
};

const textBytes = (text: string): number => {
  let bytes = text.length;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code < 0x20) bytes += 5;
    else if (code === QUOTE || code === BACKSLASH) bytes += 1;
    else if (code >= 0x80) bytes += code < 0x800 ? 1 : 2;
  }
  return bytes;
};

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
