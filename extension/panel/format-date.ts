const pad = (value: number): string => String(value).padStart(2, '0');

/** 'YYYY-MM-DD' of the day on this computer's calendar. */
export const dayOf = (ms: number): string => {
  const date = new Date(ms);
  return `${date.getFullYear()}-${pad(date.getMonth() + 1)}-${pad(date.getDate())}`;
};

/** '14:02:11' */
export const timeOf = (ms: number): string => {
  const date = new Date(ms);
  return `${pad(date.getHours())}:${pad(date.getMinutes())}:${pad(date.getSeconds())}`;
};

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** '2026-11-03' as '3 Nov 2026'; what is no such date comes back as it is. */
export function dateInWords(isoDay: string): string {
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(isoDay) ?? [];
  const name = months[Number(month) - 1];
  return name === undefined ? isoDay : `${Number(day)} ${name} ${year}`;
}

/** '14:02' on the same day, else '3 Nov, 14:02'. */
export function shortTime(ms: number, nowMs: number): string {
  const clock = timeOf(ms).slice(0, 5);
  if (dayOf(ms) === dayOf(nowMs)) return clock;
  const date = new Date(ms);
  return `${date.getDate()} ${months[date.getMonth()]}, ${clock}`;
}

export const longTime = (ms: number): string => `${dateInWords(dayOf(ms))}, ${timeOf(ms)}`;
