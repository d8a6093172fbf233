import type { TableGrid } from '../../shared/evidence/structure.ts';
import type { InspectionState } from '../../shared/ledger/inspection-state.ts';
import { readFigure } from '../../shared/measures/read-figure.ts';
import { gatheredTime } from './gathered-time.ts';

/** A table that was clipped from a page or pasted, with all that says where it is from. */
export interface ClipTable {
  /** Of the item of evidence; a pasted table has an id of its own. By it the table's sheet is known again. */
  readonly item: string;
  readonly grid: TableGrid;
  readonly title: string;
  /** The page's address, or what the person gave as the source. */
  readonly source: string;
  readonly gathered: string;
  readonly by: string;
}

/** The clips that stand and whose tables hold at least one figure, in the order they were gathered. */
export function clippedTables({ items, actors }: InspectionState): readonly ClipTable[] {
  return items.flatMap(({ id, shown, withdrawn, gatheredAt, madeBy }) => {
    if (withdrawn !== null || shown.grid === null || !holdsFigures(shown.grid)) return [];
    const by = actors.get(madeBy)?.name ?? '';
    const { grid, title, source } = shown;
    return [{ item: id, grid, title, source, gathered: gatheredTime(gatheredAt), by }];
  });
}

/** Years alone are labels. */
export const holdsFigures = ({ rows }: TableGrid): boolean =>
  rows.some(({ cells }) => cells.some((text) => isFigure(text)));

function isFigure(text: string): boolean {
  const figure = readText(text);
  return figure.type === 'number' && !figure.oddities.includes('text-year');
}

/** A cell of a page is a text without a format. */
export const readText = (text: string) => readFigure({ value: text, text, numberFormat: 'General' });
