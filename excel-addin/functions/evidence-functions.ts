import { countMarked } from '../sheets/criteria-text.ts';
import { type Argument, FunctionFault, sideBySide } from './read-arguments.ts';

/** As the column Items of PL Judgments counts: every item that names the criterion and is not withdrawn. */
export function evidenceCount(criteria: Argument, status: Argument, criterion: Argument): number {
  const [marks = [], states = []] = sideBySide(criteria, status);
  const rows = marks.map((mark, index) => ({
    criteria: String(mark ?? ''),
    status: String(states[index] ?? ''),
  }));
  const number = String(criterion ?? '').trim();
  if (number === '') throw new FunctionFault('Which criterion? Give its number as text, such as "3.2".');
  return countMarked(rows, { number });
}
