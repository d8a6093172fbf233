/** The date on this computer's calendar, not the one in Greenwich: an award at nine in the evening keeps its day. */
export const localIsoDate = (now: Date): string =>
  [now.getFullYear(), now.getMonth() + 1, now.getDate()]
    .map((part) => String(part).padStart(2, '0'))
    .join('-');
