import type { ShownFigures } from '../../shared/disclosure/protect-figures.ts';
import { trendWords, yearToDateWords } from '../sheets/series-words.ts';
import type { GivenControl } from './give-figures.ts';
import { shownNumber } from './shown-slot.ts';

/** What a chart shows over time, from the figures as they leave; nothing where too few of them are numbers. */
export function trendOut({ reading, points }: GivenControl, figures: ShownFigures): readonly string[] {
  const { name, basis, unit } = reading.inputs;
  const shown = points.map(({ period, value }) => {
    const number = shownNumber(value, figures);
    return {
      ...{ period, place: { sheetName: '', row: 0, column: 0 }, value: number ?? '' },
      figure:
        number === null ? ({ type: 'blank' } as const) : ({ type: 'number', number, oddities: [] } as const),
    };
  });
  const sums = basis === 'period' && unit === 'count' ? yearToDateWords(shown) : null;
  const words = [trendWords(shown), sums].filter((sentence) => sentence !== null);
  return words.length === 0 ? [] : [`“${name}”, from the figures as shown: ${words.join(' ')}`];
}
