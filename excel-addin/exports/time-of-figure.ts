import { monthOfLastDay, type Period, partsOfDay } from '../proposals/period.ts';
import { readPeriod } from '../proposals/read-period.ts';
import type { CountedFigure } from './counted-figures.ts';

type Timed = Pick<CountedFigure, 'name' | 'kind' | 'period' | 'isSnapshot'>;
export type TimeOf = (figure: Timed) => Period | null;

/**
 * When each figure was counted, as far as its period is read. A day that stands for what was counted over a time is its
 * month where figures of the same name stand at the ends of other months, one of them the month before or after it, and
 * none on another day: '30/04/2024' beside '31/05/2024'.
 */
export function timesOf(figures: readonly Timed[]): TimeOf {
  const read = new Map(
    [...new Set(figures.map(({ period }) => period))].map((text) => [text, readPeriod(text)]),
  );
  const readOf = ({ period }: Timed): Period | null => read.get(period) ?? null;
  const lines = Map.groupBy(
    figures.filter((figure) => !figure.isSnapshot && isDay(readOf(figure))),
    lineOf,
  );
  const monthsOf = new Map(
    [...lines].map(([line, group]) => [line, monthsByDay(group.flatMap((figure) => readOf(figure) ?? []))]),
  );
  return (figure) => {
    const period = readOf(figure);
    if (period === null || figure.isSnapshot || !isDay(period)) return period;
    return monthsOf.get(lineOf(figure))?.get(period.start) ?? period;
  };
}

const isDay = (period: Period | null): boolean => period !== null && period.start === period.end;
const lineOf = ({ name, kind }: Timed): string => [name, kind].join('\n');

/** By day; empty where one of the days is no month's last. */
function monthsByDay(days: readonly Period[]): ReadonlyMap<number, Period> {
  const months = new Map(days.map((day) => [day.start, monthOfLastDay(day)]));
  const known = [...months.values()].filter((month) => month !== null);
  if (known.length < months.size) return new Map();
  const counts = new Set(known.map(monthCount));
  const hasNeighbour = (month: Period): boolean =>
    [-1, 1].some((step) => counts.has(monthCount(month) + step));
  return new Map(
    [...months].flatMap(([day, month]) => (month !== null && hasNeighbour(month) ? [[day, month]] : [])),
  );
}

function monthCount({ end }: Period): number {
  const [year, month] = partsOfDay(end);
  return year * 12 + month;
}
