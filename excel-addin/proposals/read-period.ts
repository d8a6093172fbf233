import { visibleText } from '../../shared/measures/read-figure.ts';
import { monthPeriod, type Period } from './period.ts';
import { forms } from './period-forms.ts';

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

/** '202403', in a line of nothing but months; null where it may be two years ('201112'). */
export function yearMonth(text: string): Period | null {
  const [, year = '', month = ''] = /^((?:19|20)\d{2})(0[1-9]|1[0-2])$/.exec(text.trim()) ?? [];
  const isTwoYears = (Number(year) + 1) % 100 === Number(month);
  return year === '' || isTwoYears ? null : monthPeriod(Number(year), Number(month));
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
