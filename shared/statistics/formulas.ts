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
