/**
 * How long after its last day an inspection's evidence is looked at again: is it still needed? Twelve months is our
 * suggestion until the inspectorate's retention schedule is known; a policy may give another number.
 */
export const reviewAfterMonths = 12;

/** The day so many months on, or the last of that month where it has fewer days; '' where `day` is no date. */
export function suggestReviewDate(day: string, months = reviewAfterMonths): string {
  const [year, month, date] = day.split('-').map(Number);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day) || year === undefined || month === undefined || date === undefined)
    return '';
  const index = year * 12 + month - 1 + months;
  const [inYear, inMonth] = [Math.floor(index / 12), (index % 12) + 1];
  // Day 0 of the month after is the last of this one.
  const last = new Date(Date.UTC(inYear, inMonth, 0)).getUTCDate();
  const two = (part: number) => String(part).padStart(2, '0');
  return `${inYear}-${two(inMonth)}-${two(Math.min(date, last))}`;
}

/** The last day for it where an organisation keeps evidence so many days after an inspection's last; '' for no date. */
export function latestReviewDate(endDate: string, retentionDays: number | null): string {
  const endMs = Date.parse(`${endDate}T00:00:00Z`);
  if (retentionDays === null || Number.isNaN(endMs)) return '';
  return new Date(endMs + retentionDays * 86_400_000).toISOString().slice(0, 10);
}

/** The sooner of two dates; '' is none. */
export const soonerDate = (one: string, other: string): string =>
  one === '' || (other !== '' && other < one) ? other : one;

/** Both as ISO dates; the day itself has not passed yet. */
export const hasReviewPassed = (reviewDate: string, today: string): boolean =>
  reviewDate !== '' && reviewDate < today;
