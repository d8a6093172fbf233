/** A day or a span of days; days are numbers as 20190930, so that they can be compared. */
export interface Period {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

export const monthNames =
  'January|February|March|April|May|June|July|August|September|October|November|December'.split('|');

export const lastDay = (year: number, month: number): number =>
  new Date(Date.UTC(year, month, 0)).getUTCDate();
export const day = (year: number, month: number, date: number): number => year * 10_000 + month * 100 + date;

export const partsOfDay = (date: number): readonly [year: number, month: number, date: number] => [
  Math.floor(date / 10_000),
  Math.floor(date / 100) % 100,
  date % 100,
];

const msPerDay = 86_400_000;

/** Of a day as 20190930, so that days can be added and taken from each other. */
export function dayCount(date: number): number {
  const [year, month, ofMonth] = partsOfDay(date);
  return Date.UTC(year, month - 1, ofMonth) / msPerDay;
}

export function dayOfCount(count: number): number {
  const at = new Date(count * msPerDay);
  return day(at.getUTCFullYear(), at.getUTCMonth() + 1, at.getUTCDate());
}

export const dayPeriod = (year: number, month: number, date: number): Period | null => {
  if (month < 1 || month > 12 || date < 1 || date > lastDay(year, month)) return null;
  const at = day(year, month, date);
  return { text: `${date} ${monthNames[month - 1]} ${year}`, start: at, end: at };
};

export const monthPeriod = (year: number, month: number): Period => ({
  text: `${monthNames[month - 1]} ${year}`,
  start: day(year, month, 1),
  end: day(year, month, lastDay(year, month)),
});

/** The month of which a day is the last; null of any other period. */
export function monthOfLastDay({ start, end }: Period): Period | null {
  const [year, month, date] = partsOfDay(end);
  return start === end && date === lastDay(year, month) ? monthPeriod(year, month) : null;
}

/** Days, weeks, months, quarters and years are not successive to one another. */
export const lengthOf = ({ start, end }: Period): string => {
  if (start === end) return 'day';
  if (dayCount(end) - dayCount(start) < 8) return 'week';
  const [[startYear, startMonth], [endYear, endMonth]] = [partsOfDay(start), partsOfDay(end)];
  return `${(endYear - startYear) * 12 + endMonth - startMonth}`;
};

export const isWithinPeriod = (inner: Period, outer: Period): boolean =>
  inner.start >= outer.start && inner.end <= outer.end;
