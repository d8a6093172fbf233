import type { MeasureReading } from '../sheets/measure-readings.ts';
import type { FigureRegister, Slot } from './figure-register.ts';
import type { GivenMeasure } from './give-measure.ts';
import type { GivenPoint } from './give-series.ts';

export type FigureKind = 'value' | 'numerator' | 'denominator';

/** A count that leaves, with all that a reader is told about it beside the number. */
export interface CountedFigure {
  readonly id: string;
  readonly count: number;
  readonly name: string;
  readonly period: string;
  readonly kind: FigureKind;
  /** The count that it is set against: of a numerator its denominator, of a denominator its numerator. */
  readonly against: string | null;
  /** Counted on a day: such figures are never added up over time. */
  readonly isSnapshot: boolean;
  /** Events set against people of whom they are no part. */
  readonly isRate: boolean;
}

interface Given {
  readonly register: FigureRegister;
  readonly measures: readonly GivenMeasure[];
  readonly controls: readonly { readonly reading: MeasureReading; readonly points: readonly GivenPoint[] }[];
}

/** Every count by each name and period that it goes by; one that is two measures' numerator stands here twice. */
export function countedFigures({ register, measures, controls }: Given): readonly CountedFigure[] {
  const counted = (
    id: string,
    reading: MeasureReading,
    rest: Pick<CountedFigure, 'kind' | 'against' | 'period'>,
  ): readonly CountedFigure[] => {
    const source = register.figures.get(id)?.source;
    if (source?.type !== 'count') return [];
    const { name, basis, unit } = reading.inputs;
    return [
      { id, count: source.count, name, isSnapshot: basis === 'snapshot', isRate: unit === 'rate', ...rest },
    ];
  };
  const ofMeasure = ({ reading, value, numerator, denominator }: GivenMeasure): readonly CountedFigure[] => {
    const { period, unit } = reading.inputs;
    const [own, above, below] = [unit === 'count' ? idOf(value) : null, idOf(numerator), idOf(denominator)];
    return [
      ...(own === null ? [] : counted(own, reading, { kind: 'value', against: below, period })),
      ...(above === null ? [] : counted(above, reading, { kind: 'numerator', against: below, period })),
      ...(below === null
        ? []
        : counted(below, reading, { kind: 'denominator', against: above ?? own, period })),
    ];
  };
  const ofPoint = (reading: MeasureReading, { period, value }: GivenPoint): readonly CountedFigure[] => {
    const id = idOf(value);
    const ratio = id === null ? undefined : register.ratios.get(id);
    if (ratio === undefined)
      return id === null ? [] : counted(id, reading, { kind: 'value', against: null, period });
    const { numerator, denominator } = ratio;
    return [
      ...counted(numerator, reading, { kind: 'numerator', against: denominator, period }),
      ...counted(denominator, reading, { kind: 'denominator', against: numerator, period }),
    ];
  };
  return [
    ...measures.flatMap(ofMeasure),
    ...controls.flatMap(({ reading, points }) => points.flatMap((point) => ofPoint(reading, point))),
  ];
}

const idOf = (slot: Slot | null): string | null => (slot?.type === 'figure' ? slot.id : null);
