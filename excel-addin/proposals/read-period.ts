import { visibleText } from '../../shared/measures/read-figure.ts';

/** A day or a span of days; days are numbers as 20190930, so that they can be compared. */
export interface Period {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'] as const;
const monthNames =
  'January|February|March|April|May|June|July|August|September|October|November|December'.split('|');

const monthWord =
  '(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?';
/** A year may carry a flattened note mark ('20122', '20191,2') or a shown one ('10/11*'). */
const noteMark = '(?:[1-9](?:,\\d)*)?';
const longYear = `((?:19|20)\\d{2})${noteMark}`;
const anyYear = `((?:19|20)\\d{2}${noteMark}|\\d{2})`;
const edge = '(?![\\d\\p{L}])';
const ordinal = '(\\d{1,2})(?:st|nd|rd|th)?';

const monthNumber = (word = ''): number =>
  months.indexOf(word.slice(0, 3).toLowerCase() as (typeof months)[number]) + 1;
const lastDay = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();
const day = (year: number, month: number, date: number): number => year * 10_000 + month * 100 + date;

function yearNumber(text = ''): number {
  const digits = text.length > 4 ? text.slice(0, 4) : text;
  if (digits.length === 4) return Number(digits);
  return Number(digits) + (Number(digits) < 70 ? 2000 : 1900);
}

const dayPeriod = (year: number, month: number, date: number): Period | null => {
  if (month < 1 || month > 12 || date < 1 || date > lastDay(year, month)) return null;
  const at = day(year, month, date);
  return { text: `${date} ${monthNames[month - 1]} ${year}`, start: at, end: at };
};

const monthPeriod = (year: number, month: number): Period => ({
  text: `${monthNames[month - 1]} ${year}`,
  start: day(year, month, 1),
  end: day(year, month, lastDay(year, month)),
});

const spanPeriod = (text: string, first: Period | null, last: Period | null): Period | null =>
  first !== null && last !== null && first.start <= last.end
    ? { text, start: first.start, end: last.end }
    : null;

function yearEnding(last: Period | null): Period | null {
  if (last === null) return null;
  const year = Math.floor(last.end / 10_000);
  const month = Math.floor(last.end / 100) % 100;
  const start = month === 12 ? day(year, 1, 1) : day(year - 1, month + 1, 1);
  return { text: `year ending ${last.text}`, start, end: last.end };
}

/** April to March, as forces and departments count a year that is written with two numbers. */
function twoYears(first: string | undefined, second: string | undefined): Period | null {
  const start = yearNumber(first);
  if ((start + 1) % 100 !== Number((second ?? '').slice(0, 4)) % 100) return null;
  return {
    text: `${start}/${String((start + 1) % 100).padStart(2, '0')}`,
    start: day(start, 4, 1),
    end: day(start + 1, 3, 31),
  };
}

/** As schools count: September to August. */
function schoolYear(first: string | undefined, second: string | undefined): Period | null {
  const year = twoYears(first, second);
  if (year === null) return null;
  const starts = Math.floor(year.start / 10_000);
  return { text: `academic year ${year.text}`, start: day(starts, 9, 1), end: day(starts + 1, 8, 31) };
}

/** A quarter of a year that is written with two numbers begins in April; of one with one number, in January. */
function quarter(number: string | undefined, year: Period | null): Period | null {
  if (year === null) return null;
  const startsInApril = Math.floor(year.start / 100) % 100 === 4;
  const monthsIn = (Number(number) - 1) * 3 + (startsInApril ? 3 : 0);
  const startYear = Math.floor(year.start / 10_000) + Math.floor(monthsIn / 12);
  const first = (monthsIn % 12) + 1;
  return {
    text: `Q${number} ${year.text}`,
    start: day(startYear, first, 1),
    end: day(startYear, first + 2, lastDay(startYear, first + 2)),
  };
}

/** Of a year that is written with two numbers, which begins in April; of any other it is not said when it begins. */
function half(number: string | undefined, year: Period | null): Period | null {
  if (year === null) return null;
  const starts = Math.floor(year.start / 10_000);
  const isFirst = number === '1';
  return {
    text: `H${number} ${year.text}`,
    start: isFirst ? year.start : day(starts, 10, 1),
    end: isFirst ? day(starts, 9, 30) : year.end,
  };
}

/** '202403', in a line of nothing but months; null where it may be two years ('201112'). */
export function yearMonth(text: string): Period | null {
  const [, year = '', month = ''] = /^((?:19|20)\d{2})(0[1-9]|1[0-2])$/.exec(text.trim()) ?? [];
  const isTwoYears = (Number(year) + 1) % 100 === Number(month);
  return year === '' || isTwoYears ? null : monthPeriod(Number(year), Number(month));
}

/** The month of which a day is the last; null of any other period. */
export function monthOfLastDay({ start, end }: Period): Period | null {
  const [year, month] = [Math.floor(end / 10_000), Math.floor(end / 100) % 100];
  return start === end && end % 100 === lastDay(year, month) ? monthPeriod(year, month) : null;
}

const calendarYear = (text: string | undefined): Period => {
  const year = yearNumber(text);
  return { text: String(year), start: day(year, 1, 1), end: day(year, 12, 31) };
};

const msPerDay = 86_400_000;

function daysAfter({ start }: Period, days: number): number {
  const date = Date.UTC(Math.floor(start / 10_000), (Math.floor(start / 100) % 100) - 1, start % 100);
  const at = new Date(date + days * msPerDay);
  return day(at.getUTCFullYear(), at.getUTCMonth() + 1, at.getUTCDate());
}

const weekEnding = (last: Period | null): Period | null =>
  last && { text: `week ending ${last.text}`, start: daysAfter(last, -6), end: last.end };
const weekBeginning = (first: Period | null): Period | null =>
  first && { text: `week beginning ${first.text}`, start: first.start, end: daysAfter(first, 6) };

/** The months up to a day, from the day after the one of the same number (or the end of the month) before them. */
function monthsEnding(last: Period | null, count: number, word: string): Period | null {
  if (last === null) return null;
  const [year, month, date] = [
    Math.floor(last.end / 10_000),
    Math.floor(last.end / 100) % 100,
    last.end % 100,
  ];
  const isMonthEnd = date === lastDay(year, month);
  if (isMonthEnd && count === 1) return monthPeriod(year, month);
  const before = new Date(Date.UTC(year, month - 1 - count + (isMonthEnd ? 1 : 0), 1));
  const [startYear, startMonth] = [before.getUTCFullYear(), before.getUTCMonth() + 1];
  const first = isMonthEnd ? 1 : date + 1;
  return {
    text: `${word} ending ${last.text}`,
    start: day(startYear, startMonth, Math.min(first, lastDay(startYear, startMonth))),
    end: last.end,
  };
}

const monthEnding = (last: Period | null): Period | null => monthsEnding(last, 1, 'month');
const quarterEnding = (last: Period | null): Period | null => monthsEnding(last, 3, 'three months');

const monthEnds = /(?<!(?:\d|two|three|six|nine|twelve)\s)\b(?:months? (?:ending|ended|to)|m\/e)\b/i;
const quarterEnds = /\b(?:(?:quarters?|(?:3|three) months) (?:ending|ended|to)|q\/e)\b/i;
const weekEnds = /\b(?:weeks? (?:ending|ended|to)|w\/e)\b/i;
const weekBegins = /\b(?:weeks? (?:beginning|commencing|starting|from)|w\/[bc])\b/i;

/** The week, month or quarter that a day stands for where one of the texts over it says so; null where none does. */
export function spanOfDay(date: Period | null, texts: readonly string[]): Period | null {
  if (date === null || date.start !== date.end) return null;
  if (texts.some((text) => quarterEnds.test(text))) return quarterEnding(date);
  if (texts.some((text) => monthEnds.test(text))) return monthEnding(date);
  if (texts.some((text) => weekEnds.test(text))) return weekEnding(date);
  return texts.some((text) => weekBegins.test(text)) ? weekBeginning(date) : null;
}

/** Years that do not follow each other, as in '2016-2019': a span. '2018-12' may be a month, and is nothing. */
function yearSpan(first: string | undefined, second = ''): Period | null {
  const year = yearNumber(first);
  const last = second.length < 4 ? Math.floor(year / 100) * 100 + Number(second) : yearNumber(second);
  return range(calendarYear(first), calendarYear(String(last)));
}

type Parts = readonly (string | undefined)[];
interface Form {
  readonly pattern: string;
  readonly read: (parts: Parts) => Period | null;
}

const to = '\\s*(?:to|until|-|–|—)\\s*';
const dayText = `${ordinal}\\s*(?:of\\s+)?${monthWord}[\\s,-]*${anyYear}${edge}`;
const monthText = `${monthWord}[\\s,'’-]*${anyYear}${edge}`;
const ofDay = ([date, month, year]: Parts): Period | null =>
  dayPeriod(yearNumber(year), monthNumber(month), Number(date));
const dayNumbers = `(\\d{1,2})[/.](\\d{1,2})[/.]${anyYear}${edge}`;
const ofNumbers = ([date, month, year]: Parts): Period | null =>
  dayPeriod(yearNumber(year), Number(month), Number(date));
const ofMonth = ([month, year]: Parts): Period => monthPeriod(yearNumber(year), monthNumber(month));
const rangeText = (first: Period | null, last: Period | null): string =>
  `${first?.text ?? ''} to ${last?.text ?? ''}`;
const range = (first: Period | null, last: Period | null): Period | null =>
  spanPeriod(rangeText(first, last), first, last);

const twoNumbers = `${longYear}\\s*[/–-]\\s*((?:19|20)?\\d{2})`;
/** Years that do not begin where the two numbers would say, or that end in a month which is not said. */
const ownYear = '\\b(?:fy|fye|financial years?|academic years?|school years?|year ending|year ended)[\\s:]*';
const notAlone = '[\\d/.,-]|(?:academic|school) years?[\\s:]+';

/** The longest forms first: each is tried at a place only where none above it fits. */
const forms: readonly Form[] = [
  { pattern: `(?:weeks? (?:ending|ended|to)|w/e)[\\s:]+${dayText}`, read: (p) => weekEnding(ofDay(p)) },
  {
    pattern: `(?:weeks? (?:beginning|commencing|starting|from)|w/[bc])[\\s:]+${dayText}`,
    read: (p) => weekBeginning(ofDay(p)),
  },
  ...[
    { words: '(?:quarter|(?:3|three) months) (?:ending|ended|to)|q/e', read: quarterEnding },
    { words: 'month (?:ending|ended|to)|m/e', read: monthEnding },
  ].flatMap(({ words, read }) => [
    { pattern: `(?:${words})[\\s:]+${dayText}`, read: (p: Parts) => read(ofDay(p)) },
    { pattern: `(?:${words})[\\s:]+${dayNumbers}`, read: (p: Parts) => read(ofNumbers(p)) },
    { pattern: `(?:${words})[\\s:]+${monthText}`, read: (p: Parts) => read(ofMonth(p)) },
  ]),
  { pattern: `fye[\\s:]*${dayText}`, read: (p) => yearEnding(ofDay(p)) },
  { pattern: `fye[\\s:]*${monthText}`, read: (p) => yearEnding(ofMonth(p)) },
  {
    pattern: `(?:fye|financial year (?:ending|ended|end))[\\s:]*${anyYear}${edge}(?!\\s*[/–-]\\s*\\d)`,
    read: ([year]) => yearEnding(monthPeriod(yearNumber(year), 3)),
  },
  {
    pattern: `(?:academic|school) years?[\\s:]+((?:(?:19|20)\\d{2})|\\d{2})\\s*[/–-]\\s*((?:19|20)?\\d{2})${edge}`,
    read: ([first, second]) => schoolYear(first, second),
  },
  {
    pattern: `(?:rolling\\s+)?(?:year|12 months|twelve months)\\s+(?:ending|ended|end|to)\\s+${dayText}`,
    read: (p) => yearEnding(ofDay(p)),
  },
  {
    pattern: `(?:(?:rolling\\s+)?(?:year|12 months|twelve months)\\s+(?:ending|ended|end|to)|ye)\\s+${monthText}`,
    read: (p) => yearEnding(ofMonth(p)),
  },
  { pattern: `${dayText}${to}${dayText}`, read: (p) => range(ofDay(p.slice(0, 3)), ofDay(p.slice(3))) },
  {
    pattern: `${monthText}${to}${monthText}`,
    read: (p) => range(ofMonth(p.slice(0, 2)), ofMonth(p.slice(2))),
  },
  {
    pattern: `${monthWord}${to}${monthText}`,
    read: ([first, last, year]) => {
      const end = ofMonth([last, year]);
      const start = ofMonth([first, year]);
      return spanPeriod(`${monthNames[monthNumber(first) - 1]} to ${end.text}`, start, end);
    },
  },
  { pattern: dayText, read: ofDay },
  {
    pattern: `(?<!\\d)(\\d{4})-(\\d{2})-(\\d{2})${edge}`,
    read: ([year, month, date]) => dayPeriod(Number(year), Number(month), Number(date)),
  },
  {
    pattern: `(?<!\\d)${dayNumbers}`,
    read: (p) => ofNumbers(p),
  },
  { pattern: monthText, read: ofMonth },
  {
    pattern: `q([1-4])[\\s:,-]*(\\d{2})\\s*[/–-]\\s*(\\d{2})${edge}`,
    read: ([number, first, second]) => quarter(number, twoYears(first, second)),
  },
  {
    pattern: `(?<![\\d/.,-])(\\d{2})\\s*[/–-]\\s*(\\d{2})[\\s:,-]*q([1-4])${edge}`,
    read: ([first, second, number]) => quarter(number, twoYears(first, second)),
  },
  {
    pattern: `h([12])[\\s:,-]*${twoNumbers}${edge}`,
    read: ([number, first, second]) => half(number, twoYears(first, second)),
  },
  {
    pattern: `q([1-4])[\\s:,-]*${longYear}\\s*[/–-]\\s*((?:20)?\\d{2})${edge}`,
    read: ([number, first, second]) => quarter(number, twoYears(first, second)),
  },
  {
    pattern: `${longYear}\\s*[/–-]\\s*((?:20)?\\d{2})[\\s:,-]*q([1-4])${edge}`,
    read: ([first, second, number]) => quarter(number, twoYears(first, second)),
  },
  { pattern: `q([1-4])[\\s:,-]*${longYear}${edge}`, read: ([n, year]) => quarter(n, calendarYear(year)) },
  { pattern: `${longYear}[\\s:,-]*q([1-4])${edge}`, read: ([year, n]) => quarter(n, calendarYear(year)) },
  {
    pattern: `(?<!${notAlone})${twoNumbers}${to}${twoNumbers}${edge}(?![/.,]\\d)`,
    read: ([a, b, c, d]) => range(twoYears(a, b), twoYears(c, d)),
  },
  {
    pattern: `(?<!${notAlone})${twoNumbers}${edge}(?![/.,]\\d)`,
    read: ([first, second]) => twoYears(first, second),
  },
  {
    pattern: `(?<!${notAlone})${longYear}${to}((?:19|20)?\\d{2})${edge}(?!\\s*[/.,–-]\\s*\\d)`,
    read: ([first, second]) => yearSpan(first, second),
  },
  {
    pattern: `(?<!${notAlone}|q[1-4][\\s:,-]*)(\\d{2})\\s*/\\s*(\\d{2})${edge}(?![/.,]\\d)`,
    read: ([first, second]) => twoYears(first, second),
  },
  {
    pattern: `(?<![\\d/.,£-]|\\d\\d\\s*[–—-]\\s*|${ownYear})${longYear}(?![\\d\\p{L}/%]|[.,]\\d|\\s*[–—-]\\s*\\d)`,
    read: ([year]) => calendarYear(year),
  },
];

const start = '(?<![\\p{L}\\d])';
const whole = forms.map(({ pattern, read }) => ({
  read,
  expression: new RegExp(
    `^(?:(?:as )?(?:at|of|on)[: ]+|fy ?|financial year |in |for )?(?:the )?${pattern}\\s*(?:\\([pr]\\)|\\[[pr]\\]|[*†‡¹²³pr])*$`,
    'iu',
  ),
}));
const inText = forms.map(({ pattern, read }) => ({
  read,
  expression: new RegExp(`${start}(?:${pattern})`, 'giu'),
}));

/** The period that a text says and nothing else: '2018/19', '10/11*', 'as at 30 September 2019'. */
export function readPeriod(text: string): Period | null {
  // A figure's mark stands where its letter cannot be a word's: 'Mar 2024p', provisional.
  const plain = visibleText(text).replace(/(?<=\d{2})[pr]$/i, '');
  if (plain.length > 60 || !/\d/.test(plain)) return null;
  for (const { expression, read } of whole) {
    const parts = expression.exec(plain);
    const period = parts === null ? null : read(parts.slice(1));
    if (period !== null) return period;
  }
  return null;
}

export interface PeriodInText {
  readonly period: Period;
  readonly from: number;
  readonly to: number;
}

/** What is counted from the beginning of a year up to the month that follows; of which year is not said. */
const toDate =
  /\b(?:f?ytd|year[\s-]to[\s-]date)\b[\s:,(–-]*(?:(?:as )?(?:at|of|to|end(?:ing|ed)?|in|for)\s+)?$/i;

/** Every period that a longer text names, in its order; of two that overlap, the longer form. */
export function periodsIn(text: string): readonly PeriodInText[] {
  if (!/\d/.test(text)) return [];
  const found: PeriodInText[] = [];
  for (const { expression, read } of inText) {
    for (const match of text.matchAll(expression)) {
      const period = read(match.slice(1));
      const from = match.index;
      const end = from + match[0].length;
      if (period !== null && found.every((other) => end <= other.from || from >= other.to)) {
        found.push({ period, from, to: end });
      }
    }
  }
  return found.filter(({ from }) => !toDate.test(text.slice(0, from))).sort((a, b) => a.from - b.from);
}

/** A text without the periods that it names, and without the words and signs that only held them together. */
export function withoutPeriods(text: string): string {
  const rest = periodsIn(text).reduceRight(
    (left, { from, to: end }) => `${left.slice(0, from)}\uE000${left.slice(end)}`,
    text,
  );
  return visibleText(
    rest
      .replace(/\(\s*\uE000\s*\)/gu, '\uE000')
      .replace(
        /(?:[\s,;:–-]|\b(?:to|and|from|between|as at|as of|at|in|for the|for|the|year ending)\b)*\uE000[\s,;:\uE000]*(?:\b(?:to|and)\b\s*(?:(?:19|20)\d{2}\b)?\s*\uE000?)*/giu,
        ' ',
      ),
  )
    .replace(/\s+([,;:)])/gu, '$1')
    .replace(/\(\s+/gu, '(')
    .replace(/[\s,;:–-]+$/u, '');
}

/** The day that Excel's serial number means; day 60 of the 1900 calendar never was. */
export function periodOfDate(serial: number, numberFormat: string, has1904Dates: boolean): Period | null {
  const whole = Math.floor(serial) + (has1904Dates ? 1462 : 0);
  if (whole < 1 || whole > 2_958_465) return null;
  const at = new Date(Date.UTC(1899, 11, whole < 60 ? 31 : 30) + whole * msPerDay);
  const [year, month, date] = [at.getUTCFullYear(), at.getUTCMonth() + 1, at.getUTCDate()];
  const shown = numberFormat.replace(/"[^"]*"|\\.|\[[^\]]*\]/g, '');
  if (/d/i.test(shown)) return dayPeriod(year, month, date);
  if (/m/i.test(shown)) return monthPeriod(year, month);
  return calendarYear(String(year));
}

/** The day itself, whatever of it the number format shows: for a date under 'As at'. */
export const dayOfDate = (serial: number, has1904Dates: boolean): Period | null =>
  periodOfDate(serial, 'dd/mm/yyyy', has1904Dates);
