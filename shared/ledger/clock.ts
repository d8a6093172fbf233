/**
 * A hybrid logical clock (Kulkarni and others, 2014) as text that sorts by time: 15 digits of milliseconds
 * since 1970, '-', 5 digits of a counter. Never behind a clock that was seen, so that an effect follows its cause
 * even where a computer's time is wrong.
 */
export type Clock = string;

const highestCount = 99_999;
/** The last millisecond of the year 9999: a time beyond it is a fault, and would not fit the text. */
const latestMs = 253_402_300_799_999;

/** Of a clock's form, and of a time that can be. */
export const isClock = (text: string): boolean => /^\d{15}-\d{5}$/.test(text) && clockToMs(text) <= latestMs;

export function nextClock(last: Clock | null, nowMs: number): Clock {
  const lastMs = last === null ? -1 : clockToMs(last);
  if (nowMs > lastMs) return clockText(nowMs, 0);
  const count = Number((last ?? '').slice(16)) + 1;
  return count > highestCount ? clockText(lastMs + 1, 0) : clockText(lastMs, count);
}

export const clockToMs = (clock: Clock): number => Number(clock.slice(0, 15));

export const laterClock = (a: Clock | null, b: Clock | null): Clock | null =>
  a === null || (b !== null && b > a) ? b : a;

function clockText(ms: number, count: number): Clock {
  if (ms < 0 || ms > latestMs) throw new RangeError('the clock is beyond the year 9999');
  return `${String(ms).padStart(15, '0')}-${String(count).padStart(5, '0')}`;
}
