import type { ShownFigures } from '../../shared/disclosure/protect-figures.ts';
import { funnelOf, type PlacedArea } from '../../shared/statistics/funnel.ts';
import { roundHalfAway } from '../../shared/statistics/rounding.ts';
import { numberCell, textCell } from '../sheets/cell-plan.ts';
import { funnelNote } from '../sheets/funnel-note.ts';
import { funnelHeader, funnelWords } from '../sheets/funnel-sheet.ts';
import type { CellPlan, ChartPlan, SheetPlan } from '../workbook/sheet-plan.ts';
import type { GivenFunnel } from './give-figures.ts';
import { awayFromText, shownNumber } from './shown-slot.ts';

const { id: _id, ...h } = funnelHeader;
const key = 'Number';

/** Forces placed anew by their figures as shown; null where too few of them are numbers. */
export function funnelOut(
  { chart, forces }: GivenFunnel,
  number: number,
  figures: ShownFigures,
): SheetPlan | null {
  const names = forces.map(({ reading }) => reading.inputs.name.split(': ').at(-1) || reading.inputs.name);
  const areas = forces.flatMap(({ numerator, denominator }, at) => {
    const [count, size] = [shownNumber(numerator, figures), shownNumber(denominator, figures)];
    const isPlaced = count !== null && size !== null && size > 0 && count <= size;
    return isPlaced ? [{ name: names[at] ?? '', count, size }] : [];
  });
  const funnel = funnelOf(areas, { kind: 'proportion' });
  if (!funnel.ok) return null;
  const leftOut = names.filter((name) => areas.every((area) => area.name !== name));
  const name = funnelName({ chart, forces });
  // Sorted by what is shown: the order of the exact figures would tell which of two equal ones is the greater.
  const placed = funnel.value.areas.toSorted((a, b) => a.size - b.size || a.name.localeCompare(b.name, 'en'));
  return {
    sheetName: `Chart ${number}`,
    title: `${name}, force by force`,
    note: `${funnelNote(funnel.value, leftOut).replace(widened, '')} All of it is worked out from the rounded figures on this sheet.`,
    table: {
      name: `PlOutChart${number}`,
      keyColumn: key,
      columns: [
        { header: key, widthChars: 9 },
        { header: h.force, widthChars: 28, isWrapped: true },
        { header: h.signal, widthChars: 38, isWrapped: true },
        ...[h.numerator, h.denominator].map((header) => ({
          header,
          widthChars: 14,
          numberFormat: awayFromText,
        })),
        ...[h.share, h.average, h.low, h.high, h.farLow, h.farHigh].map((header) => ({
          ...{ header, widthChars: header.length + 2, numberFormat: '0.0%' },
        })),
      ],
      rows: placed.map((area, at) => ({
        key: String(at + 1),
        cells: { [key]: textCell(String(at + 1)), ...areaCells(area, funnel.value.average) },
      })),
      isExact: true,
    },
    charts: [chartOf(name)],
  };
}

/** Measures of one table are named 'what is counted: force'. */
export const funnelName = ({ chart, forces }: Pick<GivenFunnel, 'chart' | 'forces'>): string =>
  forces[0]?.reading.inputs.name.split(': ')[0] ?? `Chart ${chart.number}`;

/** What only holds in the workbook that works out its chart. */
const widened = / They follow the figures when the forces are compared again in the pane\./;

const share = (value: number): CellPlan => numberCell(roundHalfAway(value, 4));

const areaCells = (area: PlacedArea, average: number): Readonly<Record<string, CellPlan>> => ({
  [h.force]: textCell(area.name),
  [h.signal]: textCell(funnelWords[area.signal] || 'Nothing'),
  [h.numerator]: numberCell(area.count),
  [h.denominator]: numberCell(area.size),
  [h.share]: share(area.value),
  [h.average]: share(average),
  [h.low]: share(area.inner.low),
  [h.high]: share(area.inner.high),
  [h.farLow]: share(area.outer.low),
  [h.farHigh]: share(area.outer.high),
});

const chartOf = (name: string): ChartPlan => ({
  type: 'scatter',
  title: name,
  description: `${name}: each force’s proportion against how many it is counted out of, from rounded figures, with the average and the limits of chance.`,
  xColumn: h.denominator,
  xTitle: 'Counted out of',
  yTitle: name,
  yFormat: '0%',
  series: [
    { name: 'Force', column: h.share, look: 'points' },
    { name: h.average, column: h.average, look: 'centre' },
    { name: h.low, column: h.low, look: 'near-limit' },
    { name: h.high, column: h.high, look: 'near-limit' },
    { name: h.farLow, column: h.farLow, look: 'limit' },
    { name: h.farHigh, column: h.farHigh, look: 'limit' },
  ],
});
