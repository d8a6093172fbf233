import type { Framework } from '../../shared/criteria/framework.ts';
import type { BuiltCases } from './build-cases.ts';
import { caseWarnings, waitingForReply } from './case-check.ts';
import type { CaseReading } from './case-readings.ts';
import type { CheckRow } from './check-row.ts';
import { readCriteriaNumbers } from './criteria-numbers.ts';
import type { Waiting, WaitingCase } from './standing-cases.ts';

const waitingWords: Readonly<Record<Waiting, string>> = {
  twice:
    'has the reference of another row and does not count: one case has one row. Correct its reference, or delete it.',
  'no-reference': 'has no reference and does not count: give the case a reference.',
  new: 'is new and does not count yet: bring the sheets up to date.',
  'id-twice':
    'is a copy of another row, its hidden Id included, and both count: delete one, or clear the Id of the new case.',
};

/** For PL Checks: the warnings of the Check column, rows that do not count, and criteria that are none. */
export function caseChecks(
  { cases, waiting }: Pick<BuiltCases, 'cases' | 'waiting'>,
  framework: Framework,
): readonly CheckRow[] {
  const forms = Map.groupBy(cases, ({ referenceForm }) => referenceForm);
  const isTwice = ({ referenceForm }: CaseReading) =>
    referenceForm !== '' && (forms.get(referenceForm)?.length ?? 0) > 1;
  // A copied row has the id of another: it is named below.
  const copied = new Set(waiting.filter(({ why }) => why === 'id-twice').map(({ row }) => row.id));
  const ofCases = cases
    .filter(({ id }) => !copied.has(id))
    .flatMap((one) => {
      const { unknown } = readCriteriaNumbers(framework, one.cells.Criteria ?? '');
      const odd = unknown.map((text) => `“${text}” is no criterion of this edition.`);
      return [...caseWarnings(one, isTwice(one)), ...odd].map((sentence) => checkOf(one, sentence));
    });
  return [...waiting.map(waitingCheck), ...ofCases];
}

const checkOf = ({ id, cells }: CaseReading, sentence: string): CheckRow => ({
  id: `case ${id} ${sentence}`,
  kind: 'case',
  state: sentence === waitingForReply ? 'know' : 'act',
  what: `${nameOf(cells.Reference ?? '')}: ${sentence}`,
  at: null,
  where: `PL Cases ${(cells.Reference ?? '').trim()}`.trim(),
  count: 1,
});

const waitingCheck = ({ row, why }: WaitingCase): CheckRow => ({
  id: `case row ${row.rowIndex + 1} ${why}`,
  kind: 'case',
  state: 'act',
  what: `${nameOf(row.cells.Reference ?? '')} ${waitingWords[why]}`,
  at: null,
  where: `PL Cases, row ${row.rowIndex + 1} of the table`,
  count: 1,
});

const nameOf = (reference: string): string =>
  reference.trim() === '' ? 'A row of PL Cases' : `Case “${reference.trim()}”`;
