import type { MeasureDirection } from '../../shared/measures/measure.ts';
import type { ControlSignal } from '../../shared/statistics/control-signals.ts';

const words: Readonly<Record<ControlSignal, string>> = {
  'above-limits': 'Above the upper limit',
  'below-limits': 'Below the lower limit',
  rising: 'Part of seven in a row that rise',
  falling: 'Part of seven in a row that fall',
  'two-of-three-high': 'One of two in three that lie near the upper limit',
  'two-of-three-low': 'One of two in three that lie near the lower limit',
  'run-above': 'Part of seven in a row above the average',
  'run-below': 'Part of seven in a row below the average',
};

const upward: readonly ControlSignal[] = ['above-limits', 'rising', 'two-of-three-high', 'run-above'];

/** What stands out, and whether that is better or worse, where one way is. */
export function controlWords(signal: ControlSignal | null, direction: MeasureDirection): string {
  if (signal === null) return '';
  if (direction === 'neutral') return words[signal];
  return `${words[signal]}: ${upward.includes(signal) === (direction === 'higher') ? 'better' : 'worse'}`;
}
