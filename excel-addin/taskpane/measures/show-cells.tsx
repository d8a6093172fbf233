import { areaWord } from '../../proposals/cell-words.ts';
import { cellArea } from '../../proposals/sheet-grid.ts';
import type { CellPlace } from '../../workbook/cell-reference.ts';
import type { CellArea } from '../../workbook/force-sheet.ts';
import { type Pane, problem } from '../pane.ts';
import { workbookErrorToSentence } from '../workbook-sentences.ts';

export const showCells = (pane: Pane, sheetName: string, area: CellArea): Promise<void> =>
  pane.run('Going there…', async () => {
    const shown = await pane.access.showCells(sheetName, area);
    if (!shown.ok) return problem(workbookErrorToSentence(shown.error));
    if (shown.value === 'gone') return problem(`The sheet “${sheetName}” is not there any more.`);
    return shown.value === 'hidden'
      ? problem(`The sheet “${sheetName}” is hidden. Unhide it in Excel, then try again.`)
      : null;
  });

export const placeArea = ({ row, column }: CellPlace): CellArea => cellArea(row, column);

interface CellsButtonProps {
  readonly pane: Pane;
  readonly sheetName: string;
  readonly area: CellArea;
  /** What was read there, for those who hear a button out of its place. */
  readonly what: string;
}

/** 'B4:B5': a button that shows those cells. */
export const CellsButton = ({ pane, sheetName, area, what }: CellsButtonProps) => (
  <button
    type="button"
    class="button-plain"
    aria-disabled={pane.busy.value !== null}
    onClick={() => showCells(pane, sheetName, area)}
  >
    <span class="visually-hidden">Show {what}, </span>
    {areaWord(area)}
  </button>
);

interface FromCellsProps extends Omit<CellsButtonProps, 'area'> {
  readonly areas: readonly CellArea[];
}

/** More would be no help to a person who asks where a name is from. */
const mostAreas = 4;

/** 'From B4, B5', each a button. */
export function FromCells({ areas, ...rest }: FromCellsProps) {
  const byWord = new Map(areas.map((area) => [areaWord(area), area]));
  if (byWord.size === 0) return <p class="muted">Nothing in the sheet says so: please check.</p>;
  return (
    <p class="muted">
      From{' '}
      {[...byWord].slice(0, mostAreas).map(([word, area]) => (
        <CellsButton key={word} area={area} {...rest} />
      ))}
    </p>
  );
}
