import type { CellPlace } from '../workbook/cell-reference.ts';
import type { CellArea, ForceCell, ForceSheetReading } from '../workbook/force-sheet.ts';

/** The cells of theirs that were read, by place. */
export interface ForceCells {
  /** undefined where that cell was not read; a cell outside the used part was, and is blank. */
  at(place: CellPlace): ForceCell | undefined;
  /** Row by row. */
  in(sheetName: string, area: CellArea): readonly (readonly [CellPlace, ForceCell])[];
}

const blank: ForceCell = { value: '', text: '', numberFormat: 'General' };

export function forceCells(readings: readonly ForceSheetReading[]): ForceCells {
  const bySheet = Map.groupBy(readings, ({ sheetName }) => sheetName);
  const at = ({ sheetName, row, column }: CellPlace): ForceCell | undefined => {
    for (const { area, cells } of bySheet.get(sheetName) ?? []) {
      const found = cells[row - area.row]?.[column - area.column];
      if (found !== undefined) return found;
    }
    return bySheet.has(sheetName) ? blank : undefined;
  };
  return {
    at,
    in: (sheetName, area) =>
      placesOf(sheetName, area).flatMap((place) => {
        const cell = at(place);
        return cell === undefined ? [] : [[place, cell] as const];
      }),
  };
}

const placesOf = (sheetName: string, area: CellArea): readonly CellPlace[] =>
  Array.from({ length: area.rowCount * area.columnCount }, (_, index) => ({
    sheetName,
    row: area.row + Math.floor(index / area.columnCount),
    column: area.column + (index % area.columnCount),
  }));
