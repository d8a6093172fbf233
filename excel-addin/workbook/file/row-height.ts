import type { CellPlan, ColumnPlan } from '../sheet-plan.ts';

/** A line of 11-point text; Excel's tallest row is 409 points. */
const linePoints = 15;
const tallestPoints = 409;

/** By header: how many characters fit a line of each column that wraps. */
export type WrapWidths = ReadonlyMap<string, number>;

export const wrapWidths = (columns: readonly ColumnPlan[]): WrapWidths =>
  new Map(columns.filter((column) => column.isWrapped).map(({ header, widthChars }) => [header, widthChars]));

/**
 * About how tall a row is when its text wraps, or undefined for one line. Excel fits rows itself when they change;
 * LibreOffice takes the file's word, and without one prints the lines over one another.
 */
export function rowHeight(cells: Readonly<Record<string, CellPlan>>, widths: WrapWidths): number | undefined {
  let lines = 1;
  for (const [header, width] of widths) lines = Math.max(lines, lineCount(textOf(cells[header]), width));
  return lines === 1 ? undefined : Math.min(tallestPoints, lines * linePoints);
}

const textOf = (cell: CellPlan | undefined): string => {
  if (cell?.type === 'text') return cell.text;
  return cell?.type === 'formula' ? String(cell.value) : '';
};

const lineCount = (text: string, width: number): number =>
  text.length <= width && !text.includes('\n')
    ? 1
    : text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / width)), 0);
