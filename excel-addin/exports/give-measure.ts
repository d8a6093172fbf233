import type { Figure } from '../../shared/measures/figure.ts';
import { readFigure } from '../../shared/measures/read-figure.ts';
import type { ForceCells } from '../sheets/force-cells.ts';
import { figureOf, type MeasureReading } from '../sheets/measure-readings.ts';
import type { CellPlace } from '../workbook/cell-reference.ts';
import type { CellValue } from '../workbook/workbook.ts';
import { type FigureRegister, notGiven, type Slot } from './figure-register.ts';
import { scaleOfRatio } from './scale-of-ratio.ts';

export interface Giving {
  readonly register: FigureRegister;
  readonly cells: ForceCells;
}

/** One measure as it leaves: null where the workbook has no such figure. */
export interface GivenMeasure {
  readonly reading: MeasureReading;
  readonly value: Slot;
  readonly numerator: Slot | null;
  readonly denominator: Slot | null;
}

/** A count of its own, or a ratio worked out anew from numerator and denominator; nothing else can be protected. */
export function giveMeasure(reading: MeasureReading, giving: Giving): GivenMeasure {
  const { inputs, places } = reading;
  const part = (which: 'numerator' | 'denominator'): Slot | null =>
    reading[which] === '' && places[which] === null
      ? null
      : giveFigure(reading, { ...giving, which, place: places[which], value: reading[which] });
  const [numerator, denominator] = [part('numerator'), part('denominator')];
  const parts = { numerator, denominator };
  const value =
    inputs.unit === 'count'
      ? giveFigure(reading, { ...giving, which: 'value', place: places.value, value: reading.value })
      : giveRatio({ figure: reading.figure, unit: inputs.unit, parts }, giving.register);
  return { reading, value, numerator, denominator };
}

interface Part extends Giving {
  readonly which: 'value' | 'numerator' | 'denominator';
  readonly place: CellPlace | null;
  readonly value: CellValue;
}

/** Their cell as it is now tells more than ours, which repeats it without its format. */
export const figureAt = ({ cells }: Pick<Giving, 'cells'>, place: CellPlace): Figure | undefined => {
  const cell = cells.at(place);
  return cell && readFigure(cell);
};

function giveFigure({ id, inputs }: MeasureReading, { which, place, value, ...giving }: Part): Slot {
  const figure = (place && figureAt(giving, place)) ?? figureOf(value);
  const words = which === 'value' ? '' : `, ${which}`;
  const label = `“${inputs.name}”${inputs.period === '' ? '' : `, ${inputs.period}`}${words}`;
  return giving.register.give({ place, key: `${id} ${which}`, label, figure });
}

export interface RatioToGive {
  readonly figure: Figure;
  readonly unit: MeasureReading['inputs']['unit'];
  readonly parts: { readonly numerator: Slot | null; readonly denominator: Slot | null };
}

const noParts =
  'It could only be worked out from the exact figures: bind its numerator and denominator to give it.';
const otherValue = 'What stands in the workbook does not follow from its numerator and denominator.';
const otherUnit = 'Only counts, and percentages, shares and rates of counts, can be given.';

export function giveRatio({ figure, unit, parts }: RatioToGive, register: FigureRegister): Slot {
  if (figure.type === 'marker') return { type: 'absent', marker: figure.marker, why: '' };
  const { numerator, denominator } = parts;
  if (unit !== 'percent' && unit !== 'share' && unit !== 'rate') return notGiven(otherUnit);
  if (numerator?.type !== 'figure' || denominator?.type !== 'figure') return notGiven(noParts);
  const [above, below] = [numerator.id, denominator.id].map((id) => register.figures.get(id)?.source);
  const scale = scaleOfRatio({ figure, unit, above, below });
  if (scale === null) return notGiven(otherValue);
  return register.ratio({ numerator: numerator.id, denominator: denominator.id, ...scale });
}
