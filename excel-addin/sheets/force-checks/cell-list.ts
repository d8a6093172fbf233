import { areaWord } from '../../proposals/cell-words.ts';
import type { CellPlace } from '../../workbook/cell-reference.ts';

/** Enough to find them by; the rest is counted. */
const mostNamed = 40;

/** 'B6, C8:F8 and 12 more': neighbours in a row, or else in a column, become one range. */
export function cellList(places: readonly Pick<CellPlace, 'row' | 'column'>[]): string {
  const across = runs(places, 'row', 'column');
  const down = runs(places, 'column', 'row');
  const areas = across.length <= down.length ? across : down;
  const named = areas.slice(0, mostNamed);
  const rest = areas.slice(mostNamed).reduce((sum, area) => sum + area.rowCount * area.columnCount, 0);
  const words = named.map(areaWord).join(', ');
  return rest === 0 ? words : `${words} and ${rest.toLocaleString('en-GB')} more`;
}

type Axis = 'row' | 'column';
type Place = Pick<CellPlace, Axis>;

function runs(places: readonly Place[], along: Axis, step: Axis) {
  const sorted = places.toSorted((a, b) => a[along] - b[along] || a[step] - b[step]);
  const areas: { row: number; column: number; rowCount: number; columnCount: number }[] = [];
  const size = step === 'column' ? 'columnCount' : 'rowCount';
  for (const { row, column } of sorted) {
    const last = areas.at(-1);
    const place = { row, column };
    if (last !== undefined && last[along] === place[along] && last[step] + last[size] === place[step])
      last[size] += 1;
    else areas.push({ row, column, rowCount: 1, columnCount: 1 });
  }
  return areas;
}
