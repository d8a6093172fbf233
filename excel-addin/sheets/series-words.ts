import { trendOf } from '../../shared/statistics/trend.ts';
import { yearToDateOf } from '../../shared/statistics/year-to-date.ts';
import { readPeriod } from '../proposals/read-period.ts';
import type { SeriesPoint } from './chart-sheet.ts';
import { numberWords } from './number-words.ts';

const numberOf = ({ figure }: SeriesPoint): number | null =>
  figure.type === 'number' ? figure.number : null;

/** Whether the latest three years of points rise or fall, in a sentence; null where there are too few. */
export function trendWords(points: readonly SeriesPoint[]): string | null {
  const trend = trendOf(points.map(numberOf).slice(-36));
  if (!trend.ok) return null;
  const { chance, slope } = trend.value;
  if (chance >= 0.05 || slope === 0) return 'Over the whole span the figures neither rise nor fall steadily.';
  const way = slope > 0 ? 'rise' : 'fall';
  return `Over the whole span the figures ${way}, by about ${numberWords(Math.abs(slope))} from one period to the next. How this is worked out: Mann-Kendall test and Sen’s slope.`;
}

/** Twelve times the year and the month from 0, of a period that is one calendar month. */
function monthOf({ period }: SeriesPoint): number | null {
  const read = readPeriod(period);
  if (read === null || Math.floor(read.start / 100) !== Math.floor(read.end / 100)) return null;
  const [year, month] = [Math.floor(read.start / 10_000), Math.floor(read.start / 100) % 100];
  return read.start === read.end ? null : year * 12 + month - 1;
}

/** The year so far against the same months of the year before, in a sentence; null unless every period is a month. */
export function yearToDateWords(points: readonly SeriesPoint[]): string | null {
  const months = points.map((point) => ({ month: monthOf(point), events: numberOf(point) }));
  const counts = months.flatMap(({ month, events }) => (month === null ? [] : [{ month, events }]));
  if (counts.length < points.length) return null;
  const compared = yearToDateOf(counts);
  if (!compared.ok || compared.value.ratio === null) return null;
  const { currentEvents, baselineEvents, ratio, low, high, months: used } = compared.value;
  const isClear = low > 1 || (high !== null && high < 1);
  const percent = numberWords(Math.round(Math.abs(ratio - 1) * 100));
  const way = ratio >= 1 ? 'more' : 'fewer';
  const verdict = isClear ? `${percent} % ${way}` : 'no more of a difference than chance brings';
  return `In the ${used.length} ${used.length === 1 ? 'month' : 'months'} of this year since April that can be compared there were ${numberWords(currentEvents)}, against ${numberWords(baselineEvents)} in the same months of the year before: ${verdict}.`;
}
