import { dayPeriod, monthNames, monthPeriod, type Period } from './period.ts';
import { monthEnding, quarterEnding, weekBeginning, weekEnding } from './span-of-day.ts';
import { calendarYear, half, quarter, schoolYear, twoYears, yearEnding, yearNumber } from './year-periods.ts';

const monthWord =
  '(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?';
/** A year may carry a flattened note mark ('20122', '20191,2') or a shown one ('10/11*'). */
const noteMark = '(?:[1-9](?:,\\d)*)?';
const longYear = `((?:19|20)\\d{2})${noteMark}`;
const anyYear = `((?:19|20)\\d{2}${noteMark}|\\d{2})`;
const edge = '(?![\\d\\p{L}])';
const ordinal = '(\\d{1,2})(?:st|nd|rd|th)?';

const monthNumber = (word = ''): number =>
  monthNames.findIndex((name) => name.slice(0, 3).toLowerCase() === word.slice(0, 3).toLowerCase()) + 1;

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
const spanPeriod = (text: string, first: Period | null, last: Period | null): Period | null =>
  first !== null && last !== null && first.start <= last.end
    ? { text, start: first.start, end: last.end }
    : null;
const rangeText = (first: Period | null, last: Period | null): string =>
  `${first?.text ?? ''} to ${last?.text ?? ''}`;
const range = (first: Period | null, last: Period | null): Period | null =>
  spanPeriod(rangeText(first, last), first, last);

/** Years that do not follow each other, as in '2016-2019': a span. '2018-12' may be a month, and is nothing. */
function yearSpan(first: string | undefined, second = ''): Period | null {
  const year = yearNumber(first);
  const last = second.length < 4 ? Math.floor(year / 100) * 100 + Number(second) : yearNumber(second);
  return range(calendarYear(first), calendarYear(String(last)));
}

const twoNumbers = `${longYear}\\s*[/–-]\\s*((?:19|20)?\\d{2})`;
/** Years that do not begin where the two numbers would say, or that end in a month which is not said. */
const ownYear = '\\b(?:fy|fye|financial years?|academic years?|school years?|year ending|year ended)[\\s:]*';
const notAlone = '[\\d/.,-]|(?:academic|school) years?[\\s:]+';

/** The longest forms first: each is tried at a place only where none above it fits. */
export const forms: readonly Form[] = [
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
