import type { CellValue } from '../workbook.ts';

const dayMs = 86_400_000;
const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];
const days = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

/** The two formats that Excel shows as the country has its dates. */
const localDates: Readonly<Record<string, string>> = {
  'm/d/yyyy': 'dd/mm/yyyy',
  'm/d/yyyy h:mm': 'dd/mm/yyyy hh:mm',
};

/** What Excel shows in Britain for the formats that statistics use; for any other the value itself. */
export function shownText(value: CellValue, format: string, has1904Dates: boolean): string {
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  if (typeof value === 'string') return value;
  if (format === 'General' || format === '@') return generalText(value);
  const bare = sectionFor(value, localDates[format] ?? format).replace(/\[(?!h|m|s)[^\]]*\]/gi, '');
  if (isDateFormat(bare)) return value < 0 ? generalText(value) : dateText(value, bare, has1904Dates);
  return numberText(value, bare, format.includes(';')) ?? generalText(value);
}

/** General shows at most 11 characters; ten significant digits come close. */
const generalText = (value: number): string => String(Number(value.toPrecision(10)));

/** Positive; negative; zero, parted by semicolons outside quotes. */
function sectionFor(value: number, format: string): string {
  const [positive = '', negative, zero] = format.split(/;(?=(?:[^"]*"[^"]*")*[^"]*$)/);
  if (value < 0) return negative ?? positive;
  return value === 0 ? (zero ?? positive) : positive;
}

const isDateFormat = (section: string): boolean =>
  /[ymdhs]/i.test(section.replace(/"[^"]*"|\\.|_.|\*.|E[+-]0+/g, ''));

const pattern = /^([^#0?]*)([#,0?]+)(?:\.([0#?]+))?(,*)(%?)([^#0?%]*)(%?)$/;

/** Undefined for a format with something else in it: fractions, powers of ten. */
function numberText(value: number, section: string, hasSections: boolean): string | undefined {
  const quoted: string[] = [];
  const bare = section
    .replace(/"([^"]*)"|\\(.)/g, (_, text, character) => placeholder(quoted.push(text ?? character) - 1))
    .replace(/_.|\*./g, '');
  const restored = (text: string): string =>
    text.replace(/[\ue000-\uf8ff]/g, (mark) => quoted[mark.charCodeAt(0) - 0xe000] ?? '');
  if (!/[#0?]/.test(bare)) return restored(bare);
  const found = pattern.exec(bare);
  if (found === null) return undefined;
  const [, before = '', whole = '', decimals = '', thousands = '', percent, after = '', percentAfter] = found;
  const isPercent = percent === '%' || percentAfter === '%';
  const scaled = (Math.abs(value) * (isPercent ? 100 : 1)) / 1000 ** thousands.length;
  const text = figures({
    minimumIntegerDigits: Math.max(1, whole.replace(/[^0]/g, '').length),
    minimumFractionDigits: decimals.replace(/[^0]/g, '').length,
    maximumFractionDigits: decimals.length,
    useGrouping: whole.includes(','),
  }).format(Number(scaled.toPrecision(15)));
  const sign = value < 0 && !hasSections ? '-' : '';
  return restored(`${sign}${before}${text}${percent}${after}${percentAfter}`);
}

const formatters = new Map<string, Intl.NumberFormat>();

/** To make one takes many times as long as to use it, and a workbook has a few formats for its thousands of cells. */
function figures(options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = Object.values(options).join(' ');
  const known = formatters.get(key);
  if (known) return known;
  const made = new Intl.NumberFormat('en-GB', options);
  formatters.set(key, made);
  return made;
}

/** A character of the private area stands for a quoted text, so that its digits are no digits of the format. */
const placeholder = (at: number): string => String.fromCharCode(0xe000 + at);

/** Day 60 of 1900 is a 29 February that never was; workbooks of 1904 count from 1 January of that year. */
function dateText(serial: number, section: string, has1904Dates: boolean): string {
  const start = has1904Dates ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, serial < 60 ? 31 : 30);
  const date = new Date(start + Math.round(serial * 86_400) * 1000);
  const is12Hours = /AM\/PM|A\/P/i.test(section);
  const tokens = /"([^"]*)"|\\(.)|_(.)|\*.|\[h+\]|AM\/PM|A\/P|y+|m+|d+|h+|s+(?:\.0+)?/gi;
  let last = '';
  return section.replace(tokens, (token, ...match) => {
    const [quoted, escaped, space, at] = match as [string?, string?, string?, number?];
    if (quoted !== undefined || escaped !== undefined) return quoted ?? escaped ?? '';
    if (space !== undefined || token.startsWith('*')) return space === undefined ? '' : ' ';
    const letter = token.replace('[', '').charAt(0).toLowerCase();
    const rest = section.slice((at ?? 0) + token.length);
    const isMinute = letter === 'm' && (last === 'h' || /^[^a-z]*s/i.test(rest));
    last = letter;
    return datePart(token.toLowerCase(), { date, serial, is12Hours, isMinute });
  });
}

interface Moment {
  readonly date: Date;
  readonly serial: number;
  readonly is12Hours: boolean;
  readonly isMinute: boolean;
}

function datePart(token: string, { date, serial, is12Hours, isMinute }: Moment): string {
  const padded = (part: number): string => String(part).padStart(Math.min(token.length, 2), '0');
  const hours = date.getUTCHours();
  const month = date.getUTCMonth();
  if (token.startsWith('[')) return String(Math.floor((serial * dayMs) / 3_600_000 + 1e-9));
  if (token.startsWith('a')) return hours < 12 ? 'AM' : 'PM';
  if (token.startsWith('y')) return String(date.getUTCFullYear()).slice(token.length > 2 ? 0 : -2);
  if (token.startsWith('h')) return padded(is12Hours ? hours % 12 || 12 : hours);
  if (token.startsWith('s'))
    return String(date.getUTCSeconds()).padStart(token.startsWith('ss') ? 2 : 1, '0');
  if (isMinute) return padded(date.getUTCMinutes());
  const [names, at, number] = token.startsWith('m')
    ? ([months, month, month + 1] as const)
    : ([days, date.getUTCDay(), date.getUTCDate()] as const);
  if (token.length < 3) return padded(number);
  return (names[at] ?? '').slice(0, token.length === 3 ? 3 : undefined);
}
