import type { Criterion } from '../../shared/criteria/framework.ts';
import { quote } from '../../shared/grading/compile-rule.ts';
import { normalForm } from '../../shared/grading/normal-form.ts';
import { mentionFormula, mentions } from './criteria-mentions.ts';
import { isWithdrawn, withdrawnMark } from './criteria-text.ts';
import { firstRowLink } from './first-row-link.ts';
import { type StandingRow, type StandingTable, textOf } from './standing-rows.ts';
import { columnOf } from './table-reference.ts';

/** Rows of PlFindings that bear on a criterion and are not withdrawn, those that people typed among them. */
export const findingsOf = (table: StandingTable | null, criterion: Criterion): readonly StandingRow[] =>
  (table?.rows ?? []).filter(
    (row) => mentions(textOf(row, 'Criteria'), criterion) && !isWithdrawn(textOf(row, 'Status')),
  );

/** Of all kinds where none is named. */
export const countFindings = (table: StandingTable | null, criterion: Criterion, kind?: string): number =>
  findingsOf(table, criterion).filter(
    (row) => kind === undefined || normalForm(textOf(row, 'Kind')) === normalForm(kind),
  ).length;

/** What countFindings gives, as a link to the first of them. */
export function findingCountFormula(criterion: Criterion, kind?: string): string {
  const column = (header: string) => columnOf('PlFindings', header);
  const stands = `(LEFT(${column('Status')},${withdrawnMark.length})<>${quote(withdrawnMark)})`;
  const ofKind = kind === undefined ? '' : `*(TRIM(${column('Kind')})=${quote(kind)})`;
  const counted = `${mentionFormula(column('Criteria'), criterion)}*${stands}${ofKind}`;
  return firstRowLink(column('Finding'), `${counted}`, `SUMPRODUCT(${counted})`);
}
