import type { Sample } from './measure.ts';

/** One line of the table: ours beside something in the same run. */
export interface Figure {
  readonly what: string;
  readonly unit: 'ms' | 'KB';
  readonly ours: Sample;
  readonly against: Sample;
  readonly againstWhat: string;
  readonly note?: string;
}

export type Benchmark = () => Promise<readonly Figure[]>;

export const ratioOf = ({ ours, against }: Figure): number => ours.median / against.median;

/** A size or a bound, which is the same however often it is looked at. */
export const exactly = (value: number): Sample => ({
  median: value,
  low: value,
  high: value,
  repetitions: 1,
});
