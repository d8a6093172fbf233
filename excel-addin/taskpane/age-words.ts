const months = [
  ...['January', 'February', 'March', 'April', 'May', 'June', 'July'],
  ...['August', 'September', 'October', 'November', 'December'],
] as const;

interface Day {
  readonly year: number;
  /** From 0. */
  readonly month: number;
  readonly day: number;
}

function readDay(iso: string): Day | null {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})/.exec(iso) ?? [];
  return year === undefined ? null : { year: Number(year), month: Number(month) - 1, day: Number(day) };
}

/** "3 March 2025"; a text that is no date stays as it is. */
export function dayWords(iso: string): string {
  const day = readDay(iso);
  const month = day === null ? undefined : months[day.month];
  return day === null || month === undefined ? iso : `${day.day} ${month} ${day.year}`;
}

/** Whole months from one day to another, in words: "14 months old". */
export function ageWords(gathered: string, today: string): string {
  const [from, to] = [readDay(gathered), readDay(today)];
  if (from === null || to === null) return 'of an unknown date';
  const whole = (to.year - from.year) * 12 + to.month - from.month - (to.day < from.day ? 1 : 0);
  if (whole < 0) return 'dated after today';
  if (whole === 0) return 'less than a month old';
  return whole === 1 ? '1 month old' : `${whole} months old`;
}
