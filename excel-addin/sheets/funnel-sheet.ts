import { quote } from '../../shared/grading/compile-rule.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { deviateOf, outerConfidence, usualConfidence } from '../../shared/statistics/confidence.ts';
import {
  type Funnel,
  type FunnelError,
  type FunnelSignal,
  funnelOf,
  type PlacedArea,
} from '../../shared/statistics/funnel.ts';
import type { CellPlace } from '../workbook/cell-reference.ts';
import type {
  CellPlan,
  ChartPlan,
  ColumnPlan,
  RowPlan,
  SheetPlan,
  TableName,
} from '../workbook/sheet-plan.ts';
import type { CellValue } from '../workbook/workbook.ts';
import { repeatFormula } from './cell-link.ts';
import { formulaCell, numberCell, textCell } from './cell-plan.ts';
import { funnelNote } from './funnel-note.ts';
import { figureOf } from './measure-readings.ts';
import { columnOf, thisRow } from './table-reference.ts';

export interface FunnelCell {
  readonly place: CellPlace;
  readonly value: CellValue;
}

/** A force's count and of how many, in cells of theirs. */
export interface FunnelForce {
  readonly name: string;
  /** The measure's id, or any other that tells it from the rest. */
  readonly id: string;
  readonly numerator: FunnelCell;
  readonly denominator: FunnelCell;
}

export interface FunnelSheetInput {
  readonly number: number;
  readonly name: string;
  readonly forces: readonly FunnelForce[];
}

export const funnelHeader = {
  force: 'Force',
  numerator: 'Numerator',
  denominator: 'Denominator',
  share: 'Proportion',
  average: 'Average',
  low: 'Lower 95 % limit',
  high: 'Upper 95 % limit',
  farLow: 'Lower 99.8 % limit',
  farHigh: 'Upper 99.8 % limit',
  signal: 'What stands out',
  id: 'Measure',
} as const;

const h = funnelHeader;

export const funnelWords: Readonly<Record<FunnelSignal, string>> = {
  none: '',
  low: 'Lower than chance would usually bring',
  high: 'Higher than chance would usually bring',
  'far-low': 'Far lower than chance would bring',
  'far-high': 'Far higher than chance would bring',
};

/** Proportions of forces against their common average. Forces without two numbers are left out, and named. */
export function funnelPlan(input: FunnelSheetInput): Result<SheetPlan, FunnelError> {
  const counted = input.forces.filter((force) => countsOf(force) !== null);
  const areas = counted.map((force) => ({ name: force.name, ...(countsOf(force) ?? { count: 0, size: 0 }) }));
  const funnel = funnelOf(areas, { kind: 'proportion' });
  if (!funnel.ok) return err(funnel.error);
  const table: TableName = `PlChart${input.number}`;
  const rows = counted.map((force, at) => funnelRow(force, { table, funnel: funnel.value, at }));
  const bySize = rows.toSorted((a, b) => a.size - b.size).map(({ row }) => row);
  const leftOut = input.forces.filter((force) => countsOf(force) === null).map(({ name }) => name);
  return ok({
    sheetName: `PL Chart ${input.number}`,
    title: `${input.name}, force by force`,
    note: funnelNote(funnel.value, leftOut),
    table: { name: table, keyColumn: h.id, columns, rows: bySize, isExact: true },
    charts: [chartOf(input.name)],
  });
}

function countsOf({ numerator, denominator }: FunnelForce): { count: number; size: number } | null {
  const [count, size] = [numerator.value, denominator.value].map(figureOf);
  if (count?.type !== 'number' || size?.type !== 'number' || size.number <= 0) return null;
  return { count: count.number, size: size.number };
}

const numberFormat = '0.0%';
const columns: readonly ColumnPlan[] = [
  { header: h.force, widthChars: 28, isWrapped: true },
  { header: h.numerator, widthChars: 12, numberFormat: '#,##0' },
  { header: h.denominator, widthChars: 13, numberFormat: '#,##0' },
  // Apart from the text that follows.
  { header: h.share, widthChars: 13, numberFormat: `${numberFormat}_)_)` },
  { header: h.signal, widthChars: 38, isWrapped: true },
  ...[h.average, h.low, h.high, h.farLow, h.farHigh].map((header) => ({
    header,
    widthChars: 12,
    numberFormat,
  })),
  { header: h.id, widthChars: 34, isHelper: true },
];

interface InFunnel {
  readonly table: TableName;
  readonly funnel: Funnel;
  readonly at: number;
}

function funnelRow(force: FunnelForce, { table, funnel, at }: InFunnel): { size: number; row: RowPlan } {
  const area = funnel.areas[at];
  if (area === undefined) throw new Error(`no place of ${force.name}`);
  const own = (header: string): string => thisRow(table, header);
  const sumOf = (header: string): string => `SUM(${columnOf(table, header)})`;
  const share = `IF(AND(ISNUMBER(${own(h.numerator)}),ISNUMBER(${own(h.denominator)}),N(${own(h.denominator)})>0),${own(h.numerator)}/${own(h.denominator)},NA())`;
  const cells: Record<string, CellPlan> = {
    [h.force]: textCell(force.name),
    [h.numerator]: countCell(force.numerator),
    [h.denominator]: countCell(force.denominator),
    [h.share]: formulaCell(share, area.value),
    [h.average]: formulaCell(`${sumOf(h.numerator)}/${sumOf(h.denominator)}`, funnel.average),
    ...limitCells(own, area, funnel),
    [h.signal]: formulaCell(signalFormula(own), funnelWords[area.signal]),
    [h.id]: textCell(force.id),
  };
  return { size: area.size, row: { key: force.id, cells } };
}

/** A number that stands as text counts as what it was read as, while its text is the same. */
function countCell({ place, value }: FunnelCell): CellPlan {
  const repeat = repeatFormula(place);
  const figure = figureOf(value);
  if (typeof value === 'number' || figure.type !== 'number') return formulaCell(repeat, value);
  return formulaCell(
    `IF(EXACT(${repeat},${quote(String(value))}),${figure.number},${repeat})`,
    figure.number,
  );
}

/** Limits that were widened are values: they rest on all forces at once, as they were when the chart was made. */
function limitCells(
  own: (header: string) => string,
  { inner, outer }: PlacedArea,
  { isWidened }: Funnel,
): Readonly<Record<string, CellPlan>> {
  const limit = (value: number, way: '-' | '+', confidence: number): CellPlan => {
    if (isWidened) return numberCell(value);
    const reach = `${deviateOf(confidence)}*SQRT(${own(h.average)}*(1-${own(h.average)})/${own(h.denominator)})`;
    const bound = way === '-' ? `MAX(0,${own(h.average)}-${reach})` : `MIN(1,${own(h.average)}+${reach})`;
    return formulaCell(`IF(N(${own(h.denominator)})>0,${bound},NA())`, value);
  };
  return {
    [h.low]: limit(inner.low, '-', usualConfidence),
    [h.high]: limit(inner.high, '+', usualConfidence),
    [h.farLow]: limit(outer.low, '-', outerConfidence),
    [h.farHigh]: limit(outer.high, '+', outerConfidence),
  };
}

function signalFormula(own: (header: string) => string): string {
  const share = own(h.share);
  const below = `IF(${share}<${own(h.farLow)},${quote(funnelWords['far-low'])},IF(${share}>${own(h.farHigh)},${quote(funnelWords['far-high'])}`;
  const near = `IF(${share}<${own(h.low)},${quote(funnelWords.low)},IF(${share}>${own(h.high)},${quote(funnelWords.high)},""))`;
  return `IF(ISNUMBER(${share}),${below},${near})),"")`;
}

const chartOf = (name: string): ChartPlan => ({
  type: 'scatter',
  title: name,
  description: `${name}: each force’s proportion against how many it is counted out of, with the average of all and the limits of chance, which are wider for small forces.`,
  xColumn: h.denominator,
  xTitle: 'Counted out of',
  yTitle: 'Share',
  yFormat: '0%',
  series: [
    { name: 'Force', column: h.share, look: 'points' },
    { name: 'Average', column: h.average, look: 'centre' },
    { name: 'Lower 95 % limit', column: h.low, look: 'near-limit' },
    { name: 'Upper 95 % limit', column: h.high, look: 'near-limit' },
    { name: 'Lower 99.8 % limit', column: h.farLow, look: 'limit' },
    { name: 'Upper 99.8 % limit', column: h.farHigh, look: 'limit' },
  ],
});
