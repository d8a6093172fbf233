import { quote } from '../../shared/grading/compile-rule.ts';
import { normalForm, trimSpaces } from '../../shared/grading/normal-form.ts';
import type { Rule } from '../../shared/grading/rule.ts';
import { basisWords, unitWords } from '../../shared/measures/measure-words.ts';
import { measureWords } from './measure-formulas.ts';
import { measureHeader as h } from './measure-headers.ts';
import {
  bandsFault,
  hasStrangeLimit,
  type MeasureReading,
  measureBands,
  measureNumber,
} from './measure-readings.ts';
import { scaledNumber } from './number-words.ts';
import { thisRow } from './table-reference.ts';

const own = (header: string): string => thisRow('PlMeasures', header);
const isBlank = (header: string): string => `TRIM(${own(header)})=""`;
const isNone = (header: string, words: readonly string[]): string =>
  `AND(${words.map((word) => `TRIM(${own(header)})<>${quote(word)}`).join(',')})`;

interface Check {
  /** One word, by which PL Checks groups. */
  readonly id: string;
  readonly sentence: string;
  /** A condition of the row; it never gives an error. */
  readonly formula: string;
  /** What the condition gives. */
  readonly holds: (reading: MeasureReading, rule: Rule) => boolean;
}

const isMissingCell = ({ figure }: MeasureReading): boolean =>
  figure.type === 'error' && figure.word === '#REF!';

/** What a person should see to, most urgent first; sheet and program say the same. */
export const measureChecks: readonly Check[] = [
  {
    id: 'cell-gone',
    sentence:
      'The cell that it rested on is gone, or refers to one that is: find the measure again by “Update”, or delete this row.',
    formula: `IF(ISERROR(${own(h.value)}),ERROR.TYPE(${own(h.value)})=4,${own(h.value)}="#REF!")`,
    holds: isMissingCell,
  },
  {
    id: 'error',
    sentence: 'The cell it rests on holds an error.',
    formula: `IF(ISERROR(${own(h.value)}),ERROR.TYPE(${own(h.value)})<>4,AND(${own(h.value)}<>"#REF!",EXACT(${own(h.value)},${own(h.textRead)}),${own(h.meaningRead)}=${quote(measureWords.error)}))`,
    holds: (reading) => reading.figure.type === 'error' && !isMissingCell(reading),
  },
  {
    id: 'definition',
    sentence: 'Say in “Definition” what is counted.',
    formula: isBlank(h.definition),
    holds: ({ inputs }) => trimSpaces(inputs.definition) === '',
  },
  {
    id: 'denominator',
    sentence: 'Say in “Counted out of” of what it is counted; write “none” where there is nothing.',
    formula: isBlank(h.denominatorWords),
    holds: ({ inputs }) => trimSpaces(inputs.denominator) === '',
  },
  {
    id: 'unit',
    sentence: 'Choose a unit.',
    formula: isNone(h.unit, Object.values(unitWords)),
    holds: ({ inputs }) => inputs.unit === null,
  },
  {
    id: 'basis',
    sentence: 'Choose whether it is a snapshot of one day or a sum over a period.',
    formula: isNone(h.basis, Object.values(basisWords)),
    holds: ({ inputs }) => inputs.basis === null,
  },
  {
    id: 'period',
    sentence: 'Say in “Period” which day or period it is of.',
    formula: isBlank(h.period),
    holds: ({ inputs }) => trimSpaces(inputs.period) === '',
  },
  {
    id: 'direction',
    sentence: 'Choose which way is better.',
    formula: `${own(h.way)}=""`,
    holds: ({ inputs }) => inputs.direction === null,
  },
  {
    id: 'limits',
    sentence: 'The limits of the grades are not numbers in order, so there is no band.',
    formula: `${own(h.limitsFit)}="no"`,
    holds: ({ inputs }, rule) =>
      hasStrangeLimit(inputs) ||
      ((inputs.direction === 'higher' || inputs.direction === 'lower') && bandsFault(inputs, rule) !== null),
  },
  {
    id: 'neutral-limits',
    sentence: 'A neutral measure has no band: its limits say nothing.',
    formula: `IF(${own(h.way)}="",FALSE,AND(${own(h.way)}=0,${own(h.limits)}>0))`,
    holds: ({ inputs }) => inputs.direction === 'neutral' && measureBands(inputs).length > 0,
  },
  {
    id: 'target',
    sentence: 'The target is not a number.',
    formula: `AND(NOT(ISNUMBER(${own(h.target)})),TRIM(${own(h.target)})<>"")`,
    holds: ({ inputs }) => typeof inputs.target !== 'number' && trimSpaces(String(inputs.target)) !== '',
  },
  {
    id: 'criteria',
    sentence: 'It bears on no criterion yet.',
    formula: isBlank(h.criteria),
    holds: ({ inputs }) => normalForm(inputs.criteriaText) === '',
  },
  {
    id: 'numerator',
    sentence: 'The numerator is larger than the denominator.',
    formula: `IF(AND(ISNUMBER(${own(h.numerator)}),ISNUMBER(${own(h.denominator)})),${own(h.numerator)}>${own(h.denominator)},FALSE)`,
    holds: ({ numerator, denominator }) =>
      typeof numerator === 'number' && typeof denominator === 'number' && numerator > denominator,
  },
  {
    id: 'above-hundred',
    sentence: 'It is more than 100 %: is the unit right?',
    formula: `IF(ISNUMBER(${own(h.scaled)}),AND(${own(h.scaled)}>100,OR(TRIM(${own(h.unit)})=${quote(unitWords.percent)},TRIM(${own(h.unit)})=${quote(unitWords.share)})),FALSE)`,
    holds: (reading) => {
      const { unit } = reading.inputs;
      const number = measureNumber(reading);
      return (unit === 'percent' || unit === 'share') && number !== null && scaledNumber(number, unit) > 100;
    },
  },
];

export const checkColumn = `TRIM(${measureChecks
  .map(({ formula, sentence }) => `IF(${formula},${quote(`${sentence} `)},"")`)
  .join('&')})`;

export const checkText = (reading: MeasureReading, rule: Rule): string =>
  measureChecks
    .filter(({ holds }) => holds(reading, rule))
    .map(({ sentence }) => sentence)
    .join(' ');
