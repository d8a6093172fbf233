import { limitFactor, screenFactor } from './control-chart.ts';
import { byarFrom } from './rate.ts';

/** References to cells and numbers, as they stand in a formula: 'B2', "'PL Chart 1'!$B$2", '0.95'. */
type Operand = string | number;

/** Two formulas without the leading '=' that show nothing ("") where what they need is no number. */
export interface IntervalFormulas {
  readonly low: string;
  readonly high: string;
}

/**
 * NORMSINV and CHIINV, which Excel 2007 and LibreOffice know alike: the newer NORM.S.INV and CHISQ.INV have another name
 * in a file than in Excel's own API. CHIINV counts from the upper tail.
 */
const deviate = (confidence: Operand): string => `NORMSINV(1-(1-${confidence})/2)`;

export interface WilsonCells {
  readonly successes: Operand;
  readonly trials: Operand;
  readonly confidence: Operand;
}

/** The bounds of proportionOf as plain formulas (shares of 0 to 1). */
export function wilsonFormulas({ successes, trials, confidence }: WilsonCells): IntervalFormulas {
  const z = deviate(confidence);
  const root = `SQRT(${z}^2+4*${successes}*(1-${successes}/${trials}))`;
  const bound = (sign: string): string => `(2*${successes}+${z}^2${sign}${z}*${root})/(2*(${trials}+${z}^2))`;
  const isUsable = `AND(ISNUMBER(${successes}),ISNUMBER(${trials}),N(${trials})>0)`;
  return {
    low: `IF(${isUsable},IF(${successes}=0,0,${bound('-')}),"")`,
    high: `IF(${isUsable},IF(${successes}=${trials},1,${bound('+')}),"")`,
  };
}

export interface RateCells {
  readonly events: Operand;
  readonly population: Operand;
  readonly per: Operand;
  readonly confidence: Operand;
}

/** The bounds of rateOf as plain formulas: exact below 10 events, Byar's from 10. */
export function rateFormulas({ events, population, per, confidence }: RateCells): IntervalFormulas {
  const z = deviate(confidence);
  const chi = (above: string, freedom: string): string => `CHIINV(${above},${freedom})/2`;
  const exactLow = `IF(${events}=0,0,${chi(`1-(1-${confidence})/2`, `2*${events}`)})`;
  const exactHigh = chi(`(1-${confidence})/2`, `2*${events}+2`);
  const byar = (count: string, sign: string): string =>
    `${count}*(1-1/(9*${count})${sign}${z}/(3*SQRT(${count})))^3`;
  const whole = (exact: string, approximate: string): string =>
    `IF(AND(ISNUMBER(${events}),ISNUMBER(${population}),N(${population})>0),` +
    `IF(${events}<${byarFrom},${exact},${approximate})*${per}/${population},"")`;
  return {
    low: whole(exactLow, byar(`${events}`, '-')),
    high: whole(exactHigh, byar(`(${events}+1)`, '+')),
  };
}

/** Values in one column, one row a point, at least two rows; blanks are gaps. `prefix` names another sheet ("Data!"). */
export interface ColumnSpan {
  readonly column: string;
  readonly firstRow: number;
  readonly lastRow: number;
  readonly prefix?: string;
}

export interface ControlFormulas {
  readonly mean: string;
  /** The mean of all moving ranges; `averageRange` screens by it. */
  readonly unscreenedRange: string;
  readonly averageRange: string;
  readonly low: string;
  readonly high: string;
  readonly nearLow: string;
  readonly nearHigh: string;
}

/** Where the formulas of the same name stand, so that each is worked out once and referred to. */
export interface ControlCells {
  readonly mean: string;
  readonly unscreenedRange: string;
  readonly averageRange: string;
}

/** Mean and limits of controlChartOf as plain formulas over one group of points (no array entry needed). */
export function controlFormulas(span: ColumnSpan, cells: ControlCells, isScreened = true): ControlFormulas {
  const all = rangeText(span, span.firstRow, span.lastRow);
  const earlier = rangeText(span, span.firstRow, span.lastRow - 1);
  const later = rangeText(span, span.firstRow + 1, span.lastRow);
  const both = `ISNUMBER(${later})*ISNUMBER(${earlier})`;
  const range = `ABS(${later}-${earlier})`;
  const isKept = `(${range}<${screenFactor}*${cells.unscreenedRange})*${both}`;
  const averaged = (isCounted: string): string =>
    `IFERROR(SUMPRODUCT(${isCounted}*${range})/SUMPRODUCT(${isCounted}),"")`;
  const limit = (sign: string, factor: string): string =>
    `IF(ISNUMBER(${cells.averageRange}),${cells.mean}${sign}${factor}*${cells.averageRange},"")`;
  return {
    mean: `IF(COUNT(${all})=0,"",AVERAGE(${all}))`,
    unscreenedRange: averaged(both),
    averageRange: isScreened ? averaged(isKept) : cells.unscreenedRange,
    low: limit('-', `${limitFactor}`),
    high: limit('+', `${limitFactor}`),
    nearLow: limit('-', `2*(${limitFactor}/3)`),
    nearHigh: limit('+', `2*(${limitFactor}/3)`),
  };
}

function rangeText({ column, prefix = '' }: ColumnSpan, firstRow: number, lastRow: number): string {
  return `${prefix}$${column}$${firstRow}:$${column}$${lastRow}`;
}

export interface FunnelCells {
  readonly average: Operand;
  readonly size: Operand;
  readonly confidence: Operand;
}

/** The limits of funnelLimitsAt for proportions that differ by chance alone, as plain formulas. */
export function funnelFormulas({ average, size, confidence }: FunnelCells): IntervalFormulas {
  const z = deviate(confidence);
  const reach = `${z}*SQRT(${average}*(1-${average})/${size})`;
  const isUsable = `AND(ISNUMBER(${average}),ISNUMBER(${size}),N(${size})>0)`;
  return {
    low: `IF(${isUsable},MAX(0,${average}-${reach}),"")`,
    high: `IF(${isUsable},MIN(1,${average}+${reach}),"")`,
  };
}
