import { day, lastDay, type Period, partsOfDay } from './period.ts';

/** With two digits it is one from 1970 to 2069; what stands behind four is a note mark. */
export function yearNumber(text = ''): number {
  const digits = text.length > 4 ? text.slice(0, 4) : text;
  if (digits.length === 4) return Number(digits);
  return Number(digits) + (Number(digits) < 70 ? 2000 : 1900);
}

export const calendarYear = (text: string | undefined): Period => {
  const year = yearNumber(text);
  return { text: String(year), start: day(year, 1, 1), end: day(year, 12, 31) };
};

export function yearEnding(last: Period | null): Period | null {
  if (last === null) return null;
  const [year, month] = partsOfDay(last.end);
  const start = month === 12 ? day(year, 1, 1) : day(year - 1, month + 1, 1);
  return { text: `year ending ${last.text}`, start, end: last.end };
}

/** April to March, as forces and departments count a year that is written with two numbers. */
export function twoYears(first: string | undefined, second: string | undefined): Period | null {
  const start = yearNumber(first);
  if ((start + 1) % 100 !== Number((second ?? '').slice(0, 4)) % 100) return null;
  return {
    text: `${start}/${String((start + 1) % 100).padStart(2, '0')}`,
    start: day(start, 4, 1),
    end: day(start + 1, 3, 31),
  };
}

/** As schools count: September to August. */
export function schoolYear(first: string | undefined, second: string | undefined): Period | null {
  const year = twoYears(first, second);
  if (year === null) return null;
  const [starts] = partsOfDay(year.start);
  return { text: `academic year ${year.text}`, start: day(starts, 9, 1), end: day(starts + 1, 8, 31) };
}

/** A quarter of a year that is written with two numbers begins in April; of one with one number, in January. */
export function quarter(number: string | undefined, year: Period | null): Period | null {
  if (year === null) return null;
  const [starts, startMonth] = partsOfDay(year.start);
  const monthsIn = (Number(number) - 1) * 3 + (startMonth === 4 ? 3 : 0);
  const startYear = starts + Math.floor(monthsIn / 12);
  const first = (monthsIn % 12) + 1;
  return {
    text: `Q${number} ${year.text}`,
    start: day(startYear, first, 1),
    end: day(startYear, first + 2, lastDay(startYear, first + 2)),
  };
}

/** Of a year that is written with two numbers, which begins in April; of any other it is not said when it begins. */
export function half(number: string | undefined, year: Period | null): Period | null {
  if (year === null) return null;
  const [starts] = partsOfDay(year.start);
  const isFirst = number === '1';
  return {
    text: `H${number} ${year.text}`,
    start: isFirst ? year.start : day(starts, 10, 1),
    end: isFirst ? day(starts, 9, 30) : year.end,
  };
}
