import type { ImportReport } from '../../sheets/import-evidence.ts';
import { counted } from '../plain-words.ts';

/** What became of the force's layer. */
export function takenWords({
  judgmentsFilled,
  asked,
}: Pick<ImportReport, 'judgmentsFilled' | 'asked'>): string {
  const filled =
    judgmentsFilled === 0
      ? 'The force’s layer was taken; no judgment was filled in.'
      : `${counted(judgmentsFilled, 'judgment')} of the force filled in.`;
  return asked.length === 0
    ? `${filled} It stands beside yours: see PL Comparison.`
    : `${filled} ${counted(asked.length, 'cell')} left as ${asked.length === 1 ? 'it was' : 'they were'} typed here.`;
}
