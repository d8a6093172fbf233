import { type SeriesPoint, seriesOf } from '../sheets/chart-sheet.ts';
import type { MeasureReading } from '../sheets/measure-readings.ts';
import type { CellPlace } from '../workbook/cell-reference.ts';
import type { Slot } from './figure-register.ts';
import { figureAt, type Giving, giveRatio } from './give-measure.ts';

export interface GivenPoint {
  readonly period: string;
  readonly value: Slot;
}

/** A measure's values over time, in order; null where it has no series. */
export function giveSeries(reading: MeasureReading, giving: Giving): readonly GivenPoint[] | null {
  const points = seriesOf(reading, giving.cells);
  if (points === null) return null;
  const isCount = reading.inputs.unit === 'count';
  return points.map((point) => ({
    period: point.period,
    value: isCount ? givePoint(reading, point, giving) : giveRatioPoint(reading, point, giving),
  }));
}

const labelOf = ({ inputs }: MeasureReading, { period }: SeriesPoint): string =>
  `“${inputs.name}”, ${period}`;

const keyOf = (place: CellPlace): string => `point ${place.sheetName} ${place.row} ${place.column}`;

const givePoint = (reading: MeasureReading, point: SeriesPoint, { register }: Giving): Slot =>
  register.give({
    place: point.place,
    key: keyOf(point.place),
    label: labelOf(reading, point),
    figure: point.figure,
  });

/**
 * Numerator and denominator of another period stand as far from its value as they do for the measure itself, in the
 * same direction; whether they are its parts is checked by arithmetic, as everywhere.
 */
function giveRatioPoint(reading: MeasureReading, point: SeriesPoint, giving: Giving): Slot {
  const { numerator, denominator } = reading.places;
  const parts = {
    numerator: partAt(reading, { ...giving, point, own: numerator, word: 'numerator' }),
    denominator: partAt(reading, { ...giving, point, own: denominator, word: 'denominator' }),
  };
  return giveRatio({ figure: point.figure, unit: reading.inputs.unit, parts }, giving.register);
}

interface PartOfPoint extends Giving {
  readonly point: SeriesPoint;
  readonly own: CellPlace | null;
  readonly word: string;
}

function partAt(reading: MeasureReading, { point, own, word, ...giving }: PartOfPoint): Slot | null {
  const { value } = reading.places;
  if (own === null || value === null || own.sheetName !== value.sheetName) return null;
  const place = {
    sheetName: point.place.sheetName,
    row: point.place.row + own.row - value.row,
    column: point.place.column + own.column - value.column,
  };
  const figure = place.row < 0 || place.column < 0 ? undefined : figureAt(giving, place);
  if (figure === undefined || figure.type === 'blank') return null;
  const label = `${labelOf(reading, point)}, ${word}`;
  return giving.register.give({ place, key: keyOf(place), label, figure });
}
