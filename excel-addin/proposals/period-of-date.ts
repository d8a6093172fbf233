import { dayCount, dayOfCount, dayPeriod, monthPeriod, type Period, partsOfDay } from './period.ts';
import { calendarYear } from './year-periods.ts';

/** The day that Excel's serial number means; day 60 of the 1900 calendar never was. */
export function periodOfDate(serial: number, numberFormat: string, has1904Dates: boolean): Period | null {
  const whole = Math.floor(serial) + (has1904Dates ? 1462 : 0);
  if (whole < 1 || whole > 2_958_465) return null;
  const [year, month, date] = partsOfDay(dayOfCount(dayCount(whole < 60 ? 18991231 : 18991230) + whole));
  const shown = numberFormat.replace(/"[^"]*"|\\.|\[[^\]]*\]/g, '');
  if (/d/i.test(shown)) return dayPeriod(year, month, date);
  if (/m/i.test(shown)) return monthPeriod(year, month);
  return calendarYear(String(year));
}

/** The day itself, whatever of it the number format shows: for a date under 'As at'. */
export const dayOfDate = (serial: number, has1904Dates: boolean): Period | null =>
  periodOfDate(serial, 'dd/mm/yyyy', has1904Dates);
