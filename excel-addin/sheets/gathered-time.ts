/** Inspected forces are all in one time zone; text, so that no locale can turn day and month round. */
const format = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  hourCycle: 'h23',
});

/** '2026-11-22 09:41'; a date alone stays as it is. */
export function gatheredTime(iso: string): string {
  const ms = iso.includes('T') ? Date.parse(iso) : Number.NaN;
  return Number.isNaN(ms) ? iso : timeText(ms);
}

const hourMs = 3_600_000;
const hourTexts = new Map<number, string>();

/** Ten thousand items share few hours, and formatting one is slow; minutes are the same in every whole-hour zone. */
export function timeText(ms: number): string {
  const hour = Math.floor(ms / hourMs);
  const text = hourTexts.get(hour) ?? hourText(hour * hourMs);
  hourTexts.set(hour, text);
  return `${text}:${String(Math.floor((ms - hour * hourMs) / 60_000)).padStart(2, '0')}`;
}

function hourText(ms: number): string {
  const part: Record<string, string> = {};
  for (const { type, value } of format.formatToParts(ms)) part[type] = value;
  return `${part.year}-${part.month}-${part.day} ${part.hour}`;
}
