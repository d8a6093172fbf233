import { LIMITS } from '../excel-limits.ts';
import { invalidArgument } from '../rich-api/rich-error.ts';
import { type CellContent, formulaToFile, isErrorText } from '../workbook-model/cell.ts';
import { serialOfDate } from '../workbook-model/number-formats.ts';

export interface TypedCell {
  readonly value: CellContent;
  readonly formula?: string;
  /** The format that Excel gives a cell by itself when what was typed looks like a date or a percentage. */
  readonly numberFormat?: string;
}

const NUMBER = /^[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?$/;
const GROUPED = /^[+-]?\d{1,3}(,\d{3})+(\.\d*)?$/;
const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

/** What Excel makes of a value that a person types or an add-in sets (FACTS.md). */
export function readTyped(typed: unknown, numberFormat: string): TypedCell {
  if (typeof typed === 'number') {
    if (!Number.isFinite(typed)) throw invalidArgument();
    return { value: typed };
  }
  if (typeof typed === 'boolean') return { value: typed };
  if (typeof typed !== 'string') throw invalidArgument();
  if (typed.length > LIMITS.cellCharacters) throw invalidArgument();
  if (typed === '') return { value: null };
  if (typed.startsWith("'")) return { value: typed.slice(1) };
  if (numberFormat === '@') return { value: typed };
  return readFormula(typed) ?? readConstant(typed);
}

function readFormula(typed: string): TypedCell | undefined {
  const isNumber = NUMBER.test(typed) || GROUPED.test(typed);
  if (typed.length < 2 || !/^[=+\-@]/.test(typed) || isNumber) return undefined;
  // A person's +A1 and @SUM(A1) are formulas too; a dash and words ("- seen twice") is a formula that cannot be read.
  const formula = typed.startsWith('=') || typed.startsWith('@') ? typed.slice(1) : typed;
  if (formula.length > LIMITS.formulaCharacters) throw invalidArgument();
  if (!isReadable(formula)) throw invalidArgument();
  return { value: 0, formula: formulaToFile(formula) };
}

/** Not a parser: finds what Excel certainly refuses, such as prose behind a '-' or brackets that do not close. */
function isReadable(formula: string): boolean {
  const bare = formula
    .replace(/"(?:[^"]|"")*"/g, '0')
    .replace(/'(?:[^']|'')*'!/g, '')
    .replace(/\[[^\]]*\]/g, '');
  if (/["']/.test(bare) || /[\w)]\s+[A-Za-z]\w*\s+[A-Za-z]/.test(bare)) return false;
  let depth = 0;
  for (const character of bare) {
    if (character === '(') depth++;
    if (character === ')') depth--;
    if (depth < 0) return false;
  }
  return depth === 0 && !/[-+*/&=<>,]\s*$/.test(bare);
}

function readConstant(typed: string): TypedCell {
  const text = typed.trim();
  if (NUMBER.test(text)) return { value: Number(text) };
  if (GROUPED.test(text)) return { value: Number(text.replaceAll(',', '')), numberFormat: '#,##0' };
  if (/^[+-]?\d+(\.\d*)?%$/.test(text)) {
    return { value: Number(text.slice(0, -1)) / 100, numberFormat: text.includes('.') ? '0.00%' : '0%' };
  }
  if (/^(true|false)$/i.test(text)) return { value: text.toLowerCase() === 'true' };
  if (isErrorText(text.toUpperCase())) return { value: { error: text.toUpperCase() } };
  return readDate(text) ?? { value: typed };
}

/** As an Excel set to English (United States) reads dates. */
function readDate(text: string): TypedCell | undefined {
  const iso = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})$/.exec(text);
  if (iso) return dateCell([iso[1], iso[2], iso[3]], 'm/d/yyyy');
  const american = /^(\d{1,2})[-/](\d{1,2})[-/](\d{4})$/.exec(text);
  if (american) return dateCell([american[3], american[1], american[2]], 'm/d/yyyy');
  const named = /^(\d{1,2})[- ]([A-Za-z]{3})[a-z]*[- ](\d{4})$/.exec(text);
  const month = MONTHS.indexOf((named?.[2] ?? '').toLowerCase()) + 1;
  if (named && month > 0) return dateCell([named[3], String(month), named[1]], 'd-mmm-yy');
  const bare = /^(\d{1,2})[-/](\d{1,2})$/.exec(text);
  // A day and a month without a year: Excel takes the current one. The host's clock stands still in 2026.
  return bare ? dateCell(['2026', bare[1], bare[2]], 'd-mmm') : undefined;
}

function dateCell(parts: readonly (string | undefined)[], numberFormat: string): TypedCell | undefined {
  const [year = 0, month = 0, day = 0] = parts.map(Number);
  if (month < 1 || month > 12 || day < 1 || day > 31) return undefined;
  return { value: serialOfDate(year, month, day), numberFormat };
}
