import { schemeOf, showCount } from '../../shared/disclosure/scheme.ts';
import { controlChartOf, type ImprovementDirection } from '../../shared/statistics/control-chart.ts';
import { type TrendError, trendOf } from '../../shared/statistics/trend.ts';
import { controlWords } from '../sheets/control-words.ts';
import {
  type Argument,
  alongside,
  FunctionFault,
  filledRows,
  gapsAndNumbers,
  isLeftOut,
  line,
  wordOf,
} from './read-arguments.ts';

const directions: readonly ImprovementDirection[] = ['higher', 'lower', 'neutral'];

function directionOf(better: Argument): ImprovementDirection {
  if (isLeftOut(better)) return 'neutral';
  const direction = directions.find((each) => each === wordOf(better));
  if (direction === undefined) throw new FunctionFault('Better is “higher”, “lower” or “neutral”.');
  return direction;
}

/** A row a value: average, lower limit, upper limit, what signals; limits are blank where there are none. */
export function xmr(values: Argument, better: Argument): readonly (readonly (number | string)[])[] {
  const direction = directionOf(better);
  const chart = controlChartOf(gapsAndNumbers(line(values)), { direction });
  if (!chart.ok) throw new FunctionFault('There is no number among the values.');
  const rows = chart.value.points.map(({ mean, low, high, signal }) => [
    mean,
    low ?? '',
    high ?? '',
    controlWords(signal, direction),
  ]);
  return alongside<number | string>(values, rows);
}

const trendFaults: Readonly<Record<TrendError['type'], string>> = {
  'too-few-points': 'Four values or more are needed.',
  'too-many-points': 'At most 36 values: over more, what drove the first is seldom what drives the last.',
  'not-a-number': 'A value is no number.',
};

const trendWords = {
  rising: 'Rising',
  falling: 'Falling',
  none: 'No trend that chance would not give',
} as const;

/** In words, change from one value to the next, how often chance alone brings as much. */
export function trend(values: Argument): (number | string)[][] {
  const found = trendOf(gapsAndNumbers(line(values)));
  if (!found.ok) throw new FunctionFault(trendFaults[found.error.type]);
  const { direction, slope, chance } = found.value;
  return [[trendWords[direction], slope, chance]];
}

/** Counts as they may leave the force; a marker or a blank cell stays what it is. */
export function rounded(counts: Argument): unknown[][] {
  const rows = filledRows(counts);
  // An answer without a cell would be an error.
  return (rows.length === 0 ? [['']] : rows).map((row) => {
    const read = gapsAndNumbers(row);
    return row.map((cell, index) => {
      const count = read[index] ?? null;
      // null would stand in the sheet as 0: office-js issue 1503.
      if (count === null) return cell ?? '';
      const shown = showCount(count, schemeOf('nhs-digital'));
      if (!shown.ok)
        throw new FunctionFault(
          `${count} is no count: whole numbers from 0 are rounded, not shares or rates.`,
        );
      return shown.value.type === 'number' ? shown.value.number : shown.value.marker;
    });
  });
}
