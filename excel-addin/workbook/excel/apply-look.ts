import { gradeColours, sheetLook } from '../sheet-look.ts';
import type { ColumnPlan, SheetPlan } from '../sheet-plan.ts';
import type { WriteQueue } from './write-queue.ts';

const LAST_ROW = 1_048_576;

/**
 * ECMA-376 part 1, section 18.3.1.13: a column of n characters is n × 7 + 5 pixels wide where the widest digit has
 * 7 (Calibri 11); a pixel is 0.75 points, and Office.js counts in points.
 */
const charsToPoints = (chars: number): number => (chars * 7 + 5) * 0.75;

interface RowsPlace {
  readonly sheetName: string;
  readonly row: number;
  readonly rowCount: number;
}

interface PlacedColumn {
  readonly index: number;
  readonly column: ColumnPlan;
}

/** How one of our own new sheets looks; a sheet that stands already keeps what its people have made of it. */
export const lookOfSheet = (queue: WriteQueue, sheetName: string, plan: SheetPlan): void => {
  const columnCount = plan.table.columns.length;
  const cell = { sheetName, row: 0, column: 0, rowCount: 1, columnCount: 1 };
  queue.range(cell).format.font.set({ bold: sheetLook.title.isBold, size: sheetLook.title.sizePoints });
  queue.range({ ...cell, row: 1 }).format.font.color = `#${sheetLook.note.text}`;
  lookOfHeaders(queue.range({ ...cell, row: sheetLook.headerRow - 1, columnCount }));
  queue.sheet(sheetName).freezePanes.freezeRows(sheetLook.headerRow);
  const columns = plan.table.columns.map((column, index) => ({ index, column }));
  lookOfColumns(queue, { sheetName, firstRow: sheetLook.headerRow }, columns);
};

export const lookOfHeaders = (range: Excel.Range): void => {
  range.format.set({
    font: { bold: sheetLook.header.isBold, color: `#${sheetLook.header.text}` },
    fill: { color: `#${sheetLook.header.fill}` },
  });
};

interface ColumnPlace {
  readonly sheetName: string;
  /** The first row under the header. */
  readonly firstRow: number;
}

/** Widths, drop-downs and colours by word go down to the last row of the sheet, so that rows added later have them too. */
export const lookOfColumns = (
  queue: WriteQueue,
  { sheetName, firstRow }: ColumnPlace,
  columns: readonly PlacedColumn[],
): void => {
  const cell = { sheetName, row: firstRow, rowCount: 1 };
  const spansOf = (wanted: readonly PlacedColumn[]): readonly Excel.Range[] =>
    neighbours(wanted.map(({ index }) => index)).map(({ first, count }) =>
      queue.range({ ...cell, column: first, columnCount: count }),
    );
  for (const [chars, alike] of Map.groupBy(columns, ({ column }) => column.widthChars))
    for (const range of spansOf(alike)) range.format.columnWidth = charsToPoints(chars);
  for (const range of spansOf(columns.filter(({ column }) => column.isHelper === true)))
    range.columnHidden = true;
  for (const { index, column } of columns) {
    const below = { ...cell, column: index, rowCount: LAST_ROW - firstRow, columnCount: 1 };
    if (column.choices !== undefined) offerChoices(queue.range(below), column);
    if (column.hasGradeColours === true) colourGrades(queue.range(below));
  }
};

/** What belongs to the rows themselves, whether they are the first or are added to a table that stood already. */
export const lookOfRows = (queue: WriteQueue, rows: RowsPlace, columns: readonly PlacedColumn[]): void => {
  const formats = (wanted: (column: ColumnPlan) => boolean): readonly Excel.RangeFormat[] =>
    neighbours(columns.filter(({ column }) => wanted(column)).map(({ index }) => index)).map(
      ({ first, count }) => queue.range({ ...rows, column: first, columnCount: count }).format,
    );
  for (const format of formats(() => true)) format.verticalAlignment = sheetLook.bodyVerticalAlignment;
  for (const format of formats(({ isWrapped }) => isWrapped === true)) format.wrapText = true;
  for (const format of formats(({ isInput }) => isInput === true)) {
    format.fill.color = `#${sheetLook.input.fill}`;
  }
};

/** Columns side by side, so that one call serves them all; a person's own column between ours is left out. */
const neighbours = (columns: readonly number[]) => {
  const runs: { first: number; count: number }[] = [];
  for (const column of columns.toSorted((a, b) => a - b)) {
    const last = runs.at(-1);
    if (last !== undefined && last.first + last.count === column) last.count++;
    else runs.push({ first: column, count: 1 });
  }
  return runs;
};

const offerChoices = (range: Excel.Range, { header, choices }: ColumnPlan): void => {
  const validation = range.dataValidation;
  validation.rule = { list: { inCellDropDown: true, source: (choices ?? []).join(',') } };
  validation.ignoreBlanks = true;
  validation.errorAlert = {
    showAlert: true,
    style: 'Warning',
    title: header.slice(0, 32),
    message: 'This is not one of the choices in the list.',
  };
};

const colourGrades = (range: Excel.Range): void => {
  for (const [grade, { fill, text }] of Object.entries(gradeColours)) {
    const { cellValue } = range.conditionalFormats.add('CellValue');
    cellValue.format.fill.color = `#${fill}`;
    cellValue.format.font.color = `#${text}`;
    cellValue.rule = { formula1: `="${grade}"`, operator: 'EqualTo' };
  }
};
