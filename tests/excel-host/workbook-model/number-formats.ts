/** ECMA-376 part 1, 18.8.30: the formats that a file names by number alone (en-US). */
export const BUILT_IN_FORMATS: Readonly<Record<number, string>> = {
  0: 'General',
  1: '0',
  2: '0.00',
  3: '#,##0',
  4: '#,##0.00',
  9: '0%',
  10: '0.00%',
  11: '0.00E+00',
  12: '# ?/?',
  13: '# ??/??',
  14: 'm/d/yyyy',
  15: 'd-mmm-yy',
  16: 'd-mmm',
  17: 'mmm-yy',
  18: 'h:mm AM/PM',
  19: 'h:mm:ss AM/PM',
  20: 'h:mm',
  21: 'h:mm:ss',
  22: 'm/d/yy h:mm',
  37: '#,##0 ;(#,##0)',
  38: '#,##0 ;[Red](#,##0)',
  39: '#,##0.00;(#,##0.00)',
  40: '#,##0.00;[Red](#,##0.00)',
  45: 'mm:ss',
  46: '[h]:mm:ss',
  47: 'mm:ss.0',
  48: '##0.0E+0',
  49: '@',
};

const DAY_MS = 86_400_000;
const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

/** Day 1 is 1 January 1900 and Excel counts a 29 February 1900, so later days count from 30 December 1899. */
export const serialOfDate = (year: number, month: number, day: number): number =>
  (Date.UTC(year, month - 1, day) - Date.UTC(1899, 11, 30)) / DAY_MS;

function formatDate(serial: number, format: string): string {
  const date = new Date(Math.round(serial * DAY_MS) + Date.UTC(1899, 11, 30));
  const two = (part: number): string => String(part).padStart(2, '0');
  const month = MONTHS[date.getUTCMonth()] ?? '';
  return (
    format
      .replace(/\[[^\]]*\]|"([^"]*)"|\\(.)/g, '$1$2')
      .split(';')[0]
      ?.replace(/yyyy|yy|mmmm|mmm|mm|m|dddd|ddd|dd|d|hh|h|ss|s|AM\/PM/g, (part, at: number, all: string) => {
        const isMinute =
          /^mm?$/.test(part) && (/[hH]\W*$/.test(all.slice(0, at)) || /^mm?:?s/.test(all.slice(at)));
        if (isMinute) return two(date.getUTCMinutes());
        if (part === 'yyyy') return String(date.getUTCFullYear());
        if (part === 'yy') return two(date.getUTCFullYear() % 100);
        if (part === 'mmmm' || part === 'mmm') return month;
        if (part.startsWith('m'))
          return part === 'mm' ? two(date.getUTCMonth() + 1) : String(date.getUTCMonth() + 1);
        if (part.startsWith('d')) return part === 'd' ? String(date.getUTCDate()) : two(date.getUTCDate());
        if (part.startsWith('h')) return part === 'hh' ? two(date.getUTCHours()) : String(date.getUTCHours());
        return part.startsWith('s') ? two(date.getUTCSeconds()) : '';
      }) ?? ''
  );
}

function isDateFormat(format: string): boolean {
  return /[ymdhs]/i.test(format.replace(/"[^"]*"|\\.|\[[^\]]*\]|General|Red|@/gi, ''));
}

/** Good enough to look at: dates, fixed decimals, thousands and percent; everything else as Excel's General. */
export function formatNumber(value: number, format: string): string {
  if (format === 'General' || format === '@') return generalNumber(value);
  if (isDateFormat(format)) return formatDate(value, format);
  const pattern = /([#0,]*)(?:\.([0#]+))?(%?)/.exec(format.replace(/\[[^\]]*\]|"[^"]*"|\\./g, '').trim());
  if (!/[0#]/.test(format) || !pattern) return generalNumber(value);
  const scaled = pattern[3] === '%' ? value * 100 : value;
  const digits = pattern[2]?.length ?? 0;
  const text = new Intl.NumberFormat('en-GB', {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
    useGrouping: (pattern[1] ?? '').includes(','),
  }).format(scaled);
  return `${text}${pattern[3] ?? ''}`;
}

/** General shows at most 11 characters; 10 significant digits come close. */
const generalNumber = (value: number): string => String(Number(value.toPrecision(10)));
