import { defaultMarking } from '../../shared/policy/default-marking.ts';
import { chartSize } from './chart-look.ts';
import { columnLetters } from './file/cell-place.ts';
import { sheetLook } from './sheet-look.ts';
import type { ColumnPlan, SheetPlan } from './sheet-plan.ts';

/** How our sheets stand on paper, for the live workbook and the .xlsx file alike: A4 on its side, as many pages down as it takes. */
export const paperLook = {
  marginInches: { left: 0.4, right: 0.4, top: 0.6, bottom: 0.6, header: 0.3, footer: 0.3 },
  /** In Excel's codes, of 8 points: the sheet's name, and which page of how many. */
  footer: { left: '&8&A', right: '&8Page &P of &N' },
  /** Over every page, in bold. A policy of the browser does not reach a workbook: the marking there is the default. */
  header: { center: `&10&B${defaultMarking}` },
} as const;

/** Rows and columns as Excel names whole ones: $4:$4, $A:$B. */
export interface PrintLayout {
  /** Several pages side by side are numbered before those beneath them. */
  readonly pagesWide: number;
  /** Repeated at the top of every page. */
  readonly titleRows: string;
  /** Repeated at the left of every page. */
  readonly titleColumns: string | null;
  /** What is printed, or null for all that hold something. */
  readonly area: string | null;
}

/** So many characters of 11 points fit an A4 sheet on its side when they are shrunk to about 8. */
const pageChars = 205;
/** A wider name of a row takes too much of every page. */
const titleChars = 40;
const mostPagesWide = 3;

const titleRows = `$${sheetLook.headerRow}:$${sheetLook.headerRow}`;
const firstColumns = (count: number): string => `$A:$${columnLetters(count - 1)}`;

/** A wide table is parted into pages side by side rather than shrunk until nobody can read it. */
export function printLayout({ table, charts = [] }: Pick<SheetPlan, 'table' | 'charts'>): PrintLayout {
  const { columns } = table;
  // A page break through a chart would be worse than small letters, and a note that runs on would make them smaller.
  if (charts.length > 0) {
    const area = firstColumns(columns.length + 1 + chartSize.columns);
    return { pagesWide: 1, titleRows, titleColumns: null, area };
  }
  const shown = (columns: readonly ColumnPlan[]): number =>
    columns.reduce((sum, { widthChars, isHelper }) => sum + (isHelper === true ? 0 : widthChars), 0);
  const end = columns.findIndex((_, at) => shown(columns.slice(0, at + 1)) > titleChars);
  const titles = Math.max(0, end);
  const all = shown(columns);
  const repeated = shown(columns.slice(0, titles));
  let pagesWide = 1;
  while (pagesWide < mostPagesWide && all + (pagesWide - 1) * repeated > pagesWide * pageChars) pagesWide++;
  const titleColumns = pagesWide === 1 || titles === 0 ? null : firstColumns(titles);
  return { pagesWide, titleRows, titleColumns, area: null };
}
