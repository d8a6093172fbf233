import type { MeasureUnit } from '../../shared/measures/measure.ts';
import { headingsOf } from './column-headings.ts';
import type { SheetTable, TextCell } from './find-tables.ts';
import type { Proposed } from './measure-proposal.ts';
import { cellArea } from './sheet-grid.ts';

/**
 * What a header, caption or title says of the unit. "within 15 working days" counts children, not days: days and
 * hours are a unit only in brackets, alone, or with an average.
 */
const words: readonly (readonly [RegExp, MeasureUnit])[] = [
  [/\((?:number|no\.?|n|count|headcount)\)\W*$/i, 'count'],
  [/\bper (?:\d|head|capita|thousand|million|officer|child)|\brates?\b(?!d)/i, 'rate'],
  [/%|\bper ?cent\b|\bpercentages?\b|\bpct\b/i, 'percent'],
  [/\bproportions?\b|\bshares? of\b|^(?:[\p{L}]+ )?share$|\bshare\)/iu, 'share'],
  [/£|\bpounds?\b|\bGBP\b/i, 'money'],
  [
    /\((?:in )?hours?\)|^hours?$|\b(?:average|mean|median)\b.*\bhours?\b|\bhours? \((?:average|mean|median)\)/i,
    'hours',
  ],
  [
    /\((?:in )?(?:working |calendar )?days?\)|^(?:working )?days?$|\b(?:average|mean|median)\b.*\bdays?\b|\bdays?\b.*\((?:average|mean|median)\)/i,
    'days',
  ],
  [
    /^(?:number|no\.?|count|headcount|total|volume)$|\bnumber of\b|\bheadcount\b|\bfull[- ]time equivalents?\b|\bFTE\b/i,
    'count',
  ],
];

const unitIn = (text: string): MeasureUnit | null =>
  words.find(([pattern]) => pattern.test(text.trim()))?.[1] ?? null;

/** A '%' that stands outside of quotes in a format shows a share as a percentage. */
const showsShare = (numberFormat: string): boolean => numberFormat.replace(/"[^"]*"|\\./g, '').includes('%');
const showsMoney = (numberFormat: string): boolean =>
  /[£€$]/.test(numberFormat.replace(/\[\$-[^\]]*\]/g, ''));

/** An elapsed time or a time of day: Excel's value is in days, whatever hours are shown. */
export function showsTime(numberFormat: string): boolean {
  const shown = numberFormat.replace(/"[^"]*"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '');
  return !/general|[yd]/i.test(shown) && /h|\[m|\[s|m:s/i.test(shown);
}

const isUnitAlone = /^(?:%|per ?cent|percentage|rate|number|no\.?|count|hours?|(?:working )?days?|£)$/i;

/** Words such as "change" make a title's "rate" or "%" no unit of its counts: only whole captions say a unit. */
function unitOfTexts(texts: readonly TextCell[]): Proposed<MeasureUnit> | null {
  for (const { text, area } of texts) {
    const unit = unitIn(text);
    if (unit !== null) return { value: unit, from: [area] };
  }
  return null;
}

/** In a title only what stands in brackets, or is its first word, is the unit of what stands below. */
function titleUnit(title: TextCell | null): Proposed<MeasureUnit> | null {
  if (title === null) return null;
  const bracketed = /\(([^()]*)\)\W*\d*$/u.exec(title.text)?.[1];
  const first = /^(?:table [\w.]+[:.]?\s*)?(percentages?|proportions?|rates?|number)\b/i.exec(
    title.text,
  )?.[1];
  const text = [bracketed, first].find((each) => each !== undefined && unitIn(each) !== null);
  return text === undefined ? null : unitOfTexts([{ text, area: title.area }]);
}

/** A marker has no format of its own: the number nearest above or below in its column has its unit. */
function numberNear(table: SheetTable, row: number, column: number): number {
  if (table.grid.sort(row, column) !== 'gap') return row;
  const rows = table.rows.filter((each) => table.grid.sort(each.row, column) === 'number');
  const near = rows.toSorted((a, b) => Math.abs(a.row - row) - Math.abs(b.row - row))[0];
  return near?.row ?? row;
}

/** A column of units among the labels: 'Kent | %'. */
function unitBeside(table: SheetTable, row: number): Proposed<MeasureUnit> | null {
  for (const column of table.columns.labels) {
    const text = table.grid.text(row, column);
    if (isUnitAlone.test(text)) return unitOfTexts([{ text, area: cellArea(row, column) }]);
  }
  return null;
}

/** A row's label says a unit where it begins or ends with one: '% within 24 hours', 'Rate per 1,000'. */
const rowUnit =
  /^(?:%|per ?cent|percentage|pct|proportion of|rate\b|average|mean|median|number of)|\bper [\d,]{3,}|\([^()]*\)$|(?:\brate|%)$/i;

function unitOfRow(table: SheetTable, row: number): Proposed<MeasureUnit> | null {
  const column = table.columns.labels.findLast((each) => table.grid.sort(row, each) !== 'blank');
  const text = column === undefined ? '' : table.grid.text(row, column);
  return column === undefined || !rowUnit.test(text)
    ? null
    : unitOfTexts([{ text, area: cellArea(row, column) }]);
}

/** The unit of a cell, from its format, else the nearest header that says one, else a caption or the title. */
export function unitOfCell(table: SheetTable, at: number, column: number): Proposed<MeasureUnit> {
  const row = numberNear(table, at, column);
  const cell = table.grid.cell(row, column);
  if (typeof cell.value === 'number' && showsShare(cell.numberFormat)) {
    return { value: 'share', from: [cellArea(row, column)] };
  }
  if (typeof cell.value === 'number' && showsTime(cell.numberFormat)) {
    return { value: 'other', from: [cellArea(row, column)] };
  }
  if (typeof cell.value === 'string' && /\d\s*%$/.test(cell.value.trim())) {
    return { value: isTextShare(table, row, column) ? 'share' : 'percent', from: [cellArea(row, column)] };
  }
  if (showsMoney(cell.numberFormat)) return { value: 'money', from: [cellArea(row, column)] };
  const beside = unitBeside(table, at);
  if (beside !== null) return beside;
  const headings = headingsOf(table, row, column).filter(({ period }) => period === null);
  const header = unitOfTexts(headings.toReversed());
  const own = header === null || header.value === 'count' ? unitOfRow(table, at) : null;
  if (own !== null) return own;
  return header ?? unitOfTexts(table.captions) ?? titleUnit(table.title) ?? { value: 'count', from: [] };
}

/** '12 %' as text: the figure says whether it was read as 0.12 or as 12. */
function isTextShare(table: SheetTable, row: number, column: number): boolean {
  const figure = table.grid.figure(row, column);
  const shown = Number.parseFloat(String(table.grid.cell(row, column).value));
  return figure.type === 'number' && Math.abs(figure.number * 100 - shown) < 1e-9 && shown !== 0;
}

/** "per 1,000 children": what a rate's counts are multiplied with. */
export function rateScale(table: SheetTable, row: number, column: number): number {
  const texts = [
    ...headingsOf(table, row, column).toReversed(),
    ...table.captions,
    ...(table.title ? [table.title] : []),
  ];
  for (const { text } of texts) {
    const digits = /\bper ([\d,]+)/i.exec(text)?.[1];
    if (digits !== undefined) return Number(digits.replaceAll(',', ''));
    if (/\bper thousand/i.test(text)) return 1000;
    if (/\bper million/i.test(text)) return 1_000_000;
  }
  return 1;
}
