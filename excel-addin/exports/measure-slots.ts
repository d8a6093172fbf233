import type { FigureKind } from './counted-figures.ts';
import type { Slot } from './figure-register.ts';
import type { GivenMeasure } from './give-measure.ts';

/** A figure by one measure that it belongs to: a count or a marker, never a ratio. */
export interface MeasureSlot {
  readonly id: string;
  readonly kind: FigureKind;
  readonly name: string;
  readonly period: string;
}

/** Every figure of the measures that leaves, in their order; one that is two measures' stands here twice. */
export const slotsOf = (measures: readonly GivenMeasure[]): readonly MeasureSlot[] =>
  measures.flatMap(({ reading: { inputs }, value, numerator, denominator }) => {
    const slot = (kind: FigureKind, own: Slot | null): readonly MeasureSlot[] =>
      own?.type === 'figure' ? [{ id: own.id, kind, name: inputs.name, period: inputs.period }] : [];
    return [
      ...(inputs.unit === 'count' ? slot('value', value) : []),
      ...slot('numerator', numerator),
      ...slot('denominator', denominator),
    ];
  });

/** Ids of one kind that have this in common, each list in the order of PL Measures. */
export const idsBy = (
  slots: readonly MeasureSlot[],
  common: 'name' | 'period',
): readonly (readonly string[])[] =>
  [...Map.groupBy(slots, (slot) => [slot.kind, slot[common]].join('\n')).values()].map((group) =>
    group.map(({ id }) => id),
  );
