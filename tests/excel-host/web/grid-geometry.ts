import type { BoxView, SheetView } from '../grid-view/view-messages.ts';

export const HEADING_WIDTH = 46;
export const HEADING_HEIGHT = 22;

/** Where rows and columns begin, in pixels of the whole sheet, headings not counted. */
export interface GridGeometry {
  readonly sheet: SheetView;
  readonly rowTops: readonly number[];
  readonly columnLefts: readonly number[];
  readonly rectangle: (box: BoxView) => { left: number; top: number; width: number; height: number };
  readonly rowAt: (y: number) => number;
  readonly columnAt: (x: number) => number;
  /** The merged box that a cell belongs to, or the cell alone. */
  readonly boxOf: (row: number, column: number) => BoxView;
}

const startsOf = (sizes: readonly number[]): readonly number[] => {
  const starts = [0];
  for (const size of sizes) starts.push((starts.at(-1) ?? 0) + size);
  return starts;
};

/** The last place that starts at or before the position. */
function placeAt(starts: readonly number[], position: number): number {
  let low = 0;
  let high = starts.length - 2;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((starts[middle] ?? 0) <= position) low = middle;
    else high = middle - 1;
  }
  return Math.max(0, low);
}

export function createGeometry(sheet: SheetView): GridGeometry {
  const rowTops = startsOf(sheet.rowHeightsPx);
  const columnLefts = startsOf(sheet.columnWidthsPx);
  const row = (index: number): number => rowTops[Math.min(index, rowTops.length - 1)] ?? 0;
  const column = (index: number): number => columnLefts[Math.min(index, columnLefts.length - 1)] ?? 0;
  return {
    sheet,
    rowTops,
    columnLefts,
    rectangle: (box) => ({
      left: column(box.left),
      top: row(box.top),
      width: column(box.right + 1) - column(box.left),
      height: row(box.bottom + 1) - row(box.top),
    }),
    rowAt: (y) => placeAt(rowTops, y),
    columnAt: (x) => placeAt(columnLefts, x),
    boxOf: (at, along) =>
      sheet.merges.find(
        (box) => at >= box.top && at <= box.bottom && along >= box.left && along <= box.right,
      ) ?? {
        top: at,
        bottom: at,
        left: along,
        right: along,
      },
  };
}
