import { day, dayCount, dayOfCount, lastDay, monthPeriod, type Period, partsOfDay } from './period.ts';

const daysAfter = ({ start }: Period, days: number): number => dayOfCount(dayCount(start) + days);

export const weekEnding = (last: Period | null): Period | null =>
  last && { text: `week ending ${last.text}`, start: daysAfter(last, -6), end: last.end };
export const weekBeginning = (first: Period | null): Period | null =>
  first && { text: `week beginning ${first.text}`, start: first.start, end: daysAfter(first, 6) };

/** The months up to a day, from the day after the one of the same number (or the end of the month) before them. */
function monthsEnding(last: Period | null, count: number, word: string): Period | null {
  if (last === null) return null;
  const [year, month, date] = partsOfDay(last.end);
  const isMonthEnd = date === lastDay(year, month);
  if (isMonthEnd && count === 1) return monthPeriod(year, month);
  const before = new Date(Date.UTC(year, month - 1 - count + (isMonthEnd ? 1 : 0), 1));
  const [startYear, startMonth] = [before.getUTCFullYear(), before.getUTCMonth() + 1];
  const first = isMonthEnd ? 1 : date + 1;
  return {
    text: `${word} ending ${last.text}`,
    start: day(startYear, startMonth, Math.min(first, lastDay(startYear, startMonth))),
    end: last.end,
  };
}

export const monthEnding = (last: Period | null): Period | null => monthsEnding(last, 1, 'month');
export const quarterEnding = (last: Period | null): Period | null => monthsEnding(last, 3, 'three months');

const monthEnds = /(?<!(?:\d|two|three|six|nine|twelve)\s)\b(?:months? (?:ending|ended|to)|m\/e)\b/i;
const quarterEnds = /\b(?:(?:quarters?|(?:3|three) months) (?:ending|ended|to)|q\/e)\b/i;
const weekEnds = /\b(?:weeks? (?:ending|ended|to)|w\/e)\b/i;
const weekBegins = /\b(?:weeks? (?:beginning|commencing|starting|from)|w\/[bc])\b/i;

/** The week, month or quarter that a day stands for where one of the texts over it says so; null where none does. */
export function spanOfDay(date: Period | null, texts: readonly string[]): Period | null {
  if (date === null || date.start !== date.end) return null;
  if (texts.some((text) => quarterEnds.test(text))) return quarterEnding(date);
  if (texts.some((text) => monthEnds.test(text))) return monthEnding(date);
  if (texts.some((text) => weekEnds.test(text))) return weekEnding(date);
  return texts.some((text) => weekBegins.test(text)) ? weekBeginning(date) : null;
}
