import { err, ok, type Result } from '../result.ts';
import { type NumberFault, usualConfidence } from './confidence.ts';
import { type RateRatio, rateRatioOf } from './rate-ratio.ts';

/** Months are counted through: year × 12 + month, with January as 0. */
export interface MonthCount {
  readonly month: number;
  /** null where the month has no figure. */
  readonly events: number | null;
  /** The population of that month; 1 where the events themselves are compared. */
  readonly exposure?: number;
}

export interface YearToDate extends RateRatio {
  readonly currentEvents: number;
  readonly baselineEvents: number;
  /** The months of this year that were compared, each with the same month of the year before. */
  readonly months: readonly number[];
  /** Months of this year that have no partner (or no figure of their own), left out on both sides. */
  readonly monthsLeftOut: readonly number[];
}

export interface YearToDateOptions {
  /** The month that a year begins with, January as 0; 3, April, is the financial year and what is used unless said. */
  readonly firstMonth?: number;
  readonly confidence?: number;
}

/**
 * The year up to the latest month that has a figure against the same months of the year before, as a rate ratio;
 * never one month against the last. Errors: no month that has a figure in both years, or those of rateRatioOf.
 */
export function yearToDateOf(
  counts: readonly MonthCount[],
  options: YearToDateOptions = {},
): Result<YearToDate, NumberFault> {
  const { firstMonth = 3, confidence = usualConfidence } = options;
  const byMonth = new Map(
    counts.filter(({ events }) => events !== null).map((count) => [count.month, count]),
  );
  if (byMonth.size === 0) return err({ type: 'nothing-counted' });
  const latest = Math.max(...byMonth.keys());
  const sinceStart = (((latest - firstMonth) % 12) + 12) % 12;
  const wanted = Array.from({ length: sinceStart + 1 }, (_, index) => latest - sinceStart + index);
  const months = wanted.filter((month) => byMonth.has(month) && byMonth.has(month - 12));
  const current = sumOf(months, byMonth);
  const baseline = sumOf(
    months.map((month) => month - 12),
    byMonth,
  );
  const ratio = rateRatioOf(current, baseline, confidence);
  if (!ratio.ok) return ratio;
  return ok({
    ...ratio.value,
    ...{ currentEvents: current.events, baselineEvents: baseline.events, months },
    monthsLeftOut: wanted.filter((month) => !months.includes(month)),
  });
}

function sumOf(months: readonly number[], counts: ReadonlyMap<number, MonthCount>) {
  let events = 0;
  let exposure = 0;
  for (const month of months) {
    events += counts.get(month)?.events ?? 0;
    exposure += counts.get(month)?.exposure ?? 1;
  }
  return { events, exposure };
}
