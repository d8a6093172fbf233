import type { CellPlan, ColumnPlan } from '../sheet-plan.ts';

/** A line of 11-point text; Excel's tallest row is 409 points. */
const linePoints = 15;
const tallestPoints = 409;

/** By header: how many characters fit a line of each column that wraps and is not hidden. */
export type WrapWidths = ReadonlyMap<string, number>;

export const wrapWidths = (columns: readonly ColumnPlan[]): WrapWidths =>
  new Map(
    columns
      .filter((column) => column.isWrapped && !column.isHelper)
      .map(({ header, widthChars }) => [header, widthChars]),
  );

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

/**
 * A column's width counts digits (ECMA-376 part 1, 18.3.1.13); letters and spaces are narrower in the usual fonts: a
 * tenth more of them fit.
 */
const lettersPerDigit = 1.1;

const lineCount = (text: string, width: number): number =>
  text.length <= width && !text.includes('\n')
    ? 1
    : text
        .split('\n')
        .reduce((sum, line) => sum + wrappedLines(line, Math.floor(width * lettersPerDigit)), 0);

/** Words stay whole, as long as a line holds them. */
function wrappedLines(line: string, fits: number): number {
  if (line.length <= fits) return 1;
  let lines = 1;
  let used = 0;
  for (const word of line.split(' ')) {
    if (used > 0 && used + 1 + word.length > fits) {
      lines++;
      used = 0;
    }
    used += (used > 0 ? 1 : 0) + word.length;
    lines += Math.max(0, Math.ceil(used / fits) - 1);
    if (used > fits) used %= fits;
  }
  return lines;
}
