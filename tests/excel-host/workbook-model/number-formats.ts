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
const MONTHS = 'January February March April May June July August September October November December'.split(
  ' ',
);
const DAYS = 'Sunday Monday Tuesday Wednesday Thursday Friday Saturday'.split(' ');

/** Day 1 is 1 January 1900 and Excel counts a 29 February 1900, so later days count from 30 December 1899. */
export const serialOfDate = (year: number, month: number, day: number): number =>
  (Date.UTC(year, month - 1, day) - Date.UTC(1899, 11, 30)) / DAY_MS;

/** The pieces of one section: literal text, a run of digits, a date's part, General, a per cent sign, or @. */
const PIECE =
  /"([^"]*)"|\\(.)|\[[^\]]*\]|_.|\*.|General|yyyy|yy|mmmm|mmm|mm|m|dddd|ddd|dd|d|hh|h|ss|s|AM\/PM|[#0?][#0?,]*(?:\.[#0?]*)?|./gi;

const DATE_PART = /^(y+|m+|d+|h+|s+|am\/pm)$/i;
const DIGITS = /^[#0?]/;

interface Piece {
  readonly code: string;
  /** undefined where the piece stands for a part of the value. */
  readonly literal?: string;
}

function pieces(section: string): readonly Piece[] {
  return [...section.matchAll(PIECE)].map(([code, quoted, escaped]) => {
    const literal = quoted ?? escaped;
    if (literal !== undefined) return { code, literal };
    if (code.startsWith('[') || code.startsWith('*')) return { code, literal: '' };
    return code.startsWith('_') ? { code, literal: ' ' } : { code };
  });
}

const sections = (format: string): readonly string[] =>
  format.match(/(?:"[^"]*"|\\.|\[[^\]]*\]|[^;"\\[])+/g) ?? ['General'];

function formatDate(serial: number, parts: readonly Piece[]): string {
  const date = new Date(Math.round(serial * DAY_MS) + Date.UTC(1899, 11, 30));
  const codes = parts.map(({ code, literal }) => (literal === undefined && DATE_PART.test(code) ? code : ''));
  const isMinutes = (at: number): boolean =>
    /^h/i.test(codes.slice(0, at).findLast((code) => code !== '') ?? '') ||
    /^s/i.test(codes.slice(at + 1).find((code) => code !== '') ?? '');
  return parts
    .map(({ code, literal }, at) => {
      if (literal !== undefined || !DATE_PART.test(code)) return literal ?? code;
      return datePart(date, /^m{1,2}$/i.test(code) && isMinutes(at) ? 'minutes' : code.toLowerCase());
    })
    .join('');
}

const two = (part: number): string => String(part).padStart(2, '0');

function datePart(date: Date, code: string): string {
  const month = MONTHS[date.getUTCMonth()] ?? '';
  const day = DAYS[date.getUTCDay()] ?? '';
  const parts: Readonly<Record<string, string>> = {
    yyyy: String(date.getUTCFullYear()),
    yy: two(date.getUTCFullYear() % 100),
    mmmm: month,
    mmm: month.slice(0, 3),
    mm: two(date.getUTCMonth() + 1),
    m: String(date.getUTCMonth() + 1),
    dddd: day,
    ddd: day.slice(0, 3),
    dd: two(date.getUTCDate()),
    d: String(date.getUTCDate()),
    hh: two(date.getUTCHours()),
    h: String(date.getUTCHours()),
    minutes: two(date.getUTCMinutes()),
    ss: two(date.getUTCSeconds()),
    s: String(date.getUTCSeconds()),
  };
  return parts[code] ?? '';
}

function digitsOf(value: number, pattern: string): string {
  const [whole = '', decimals = ''] = pattern.split('.');
  return new Intl.NumberFormat('en-GB', {
    minimumFractionDigits: decimals.replace(/#/g, '').length,
    maximumFractionDigits: decimals.length,
    minimumIntegerDigits: Math.max(1, whole.replace(/[^0]/g, '').length),
    useGrouping: whole.includes(','),
  }).format(value);
}

function formatSection(value: number, section: string): string {
  const parts = pieces(section);
  if (parts.some(({ code, literal }) => literal === undefined && DATE_PART.test(code)))
    return formatDate(value, parts);
  const isPercent = parts.some(({ code, literal }) => literal === undefined && code === '%');
  let isShown = false;
  const number = (text: string): string => {
    const once = isShown ? '' : text;
    isShown = true;
    return once;
  };
  return parts
    .map(({ code, literal }) => {
      if (literal !== undefined) return literal;
      if (/^general$/i.test(code) || code === '@') return number(generalNumber(value));
      return DIGITS.test(code) ? number(digitsOf(isPercent ? value * 100 : value, code)) : code;
    })
    .join('');
}

/** Without exponents, fractions, conditions and scaling by commas; a column too narrow is not played either. */
export function formatNumber(value: number, format: string): string {
  const [positive = 'General', negative, zero] = sections(format);
  if (value === 0 && zero !== undefined) return formatSection(0, zero);
  if (value < 0) {
    return negative === undefined ? `-${formatSection(-value, positive)}` : formatSection(-value, negative);
  }
  return formatSection(value, positive);
}

/** The fourth part of a format is for texts. */
export function formatText(text: string, format: string): string {
  const section = sections(format)[3];
  if (section === undefined) return text;
  return pieces(section)
    .map(({ code, literal }) => literal ?? (code === '@' ? text : code))
    .join('');
}

/** General shows at most 11 characters; 10 significant digits come close. */
const generalNumber = (value: number): string => String(Number(value.toPrecision(10)));
