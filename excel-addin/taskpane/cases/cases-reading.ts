import type { Area } from '../../../shared/criteria/framework.ts';
import { buildCases } from '../../sheets/build-cases.ts';
import { alphaValue, kappaValue } from '../../sheets/case-agreement.ts';
import { caseChecks } from '../../sheets/case-checks.ts';
import { questionHeader } from '../../sheets/case-columns.ts';
import { type CaseReading, gradeNumber } from '../../sheets/case-readings.ts';
import { isBoth } from '../../sheets/case-summary-lead.ts';
import { areasOf, noArea } from '../../sheets/case-words.ts';
import type { Editions } from '../../sheets/evidence-sheet.ts';
import { cellText, rowsOf } from '../../sheets/read-cells.ts';
import type { CellValue, WorkbookReading } from '../../workbook/workbook.ts';

/** What the sheet of cases says now. */
export interface CasesReading {
  readonly areas: readonly Area[];
  readonly cases: readonly CaseReading[];
  /** Areas that have a case, in the order of the edition. */
  readonly progress: readonly AreaProgress[];
  readonly withoutCases: readonly string[];
  /** Taken out of the audit: in no number here. */
  readonly withdrawn: readonly CaseReading[];
  /** Rows typed in the sheet that have no id yet and so do not count. */
  readonly uncounted: number;
  /** What to see to, a sentence each. */
  readonly warnings: readonly string[];
  readonly agreement: CaseAgreement;
  /** What the force was asked, by the case's id. */
  question(id: string): string;
}

export interface AreaProgress {
  readonly area: string;
  readonly audited: number;
  readonly cases: readonly CaseReading[];
}

/** Force against inspector, over the cases that both graded. */
export interface CaseAgreement {
  readonly both: number;
  readonly same: readonly CaseReading[];
  readonly forceHigher: readonly CaseReading[];
  readonly forceLower: readonly CaseReading[];
  readonly kappa: CellValue;
  readonly alpha: CellValue;
}

/** Of a reading that has every column of PlCases. */
export function casesReading(reading: WorkbookReading, editions: Editions): CasesReading {
  const built = buildCases({ ...editions, state: null, reading, workbookKnown: new Map(), newId: null });
  const { cases, withdrawn, waiting } = built;
  const areas = areasOf(editions);
  const progress = [...areas.map(({ label }) => label), noArea].map((area) => progressOf(area, cases));
  const rows = rowsOf(reading, 'PlCases');
  const questions = new Map(rows.map((row) => [cellText(row, 'Id'), cellText(row, questionHeader)]));
  const checks = caseChecks(built, editions.framework).filter(({ id }) => !id.endsWith(' new'));
  return {
    ...{ areas, cases, withdrawn },
    progress: progress.filter((each) => each.cases.length > 0),
    withoutCases: progress
      .filter((each) => each.cases.length === 0 && each.area !== noArea)
      .map(({ area }) => area),
    uncounted: waiting.filter(({ why }) => why === 'new').length,
    warnings: checks.filter(({ state }) => state === 'act').map(({ what }) => what),
    agreement: agreementOf(cases),
    question: (id) => questions.get(id) ?? '',
  };
}

export const isAudited = ({ grades }: CaseReading): boolean => (grades[1] ?? '') !== '';

function progressOf(area: string, all: readonly CaseReading[]): AreaProgress {
  const cases = all.filter((one) => one.area === area);
  return { area, audited: cases.filter(isAudited).length, cases };
}

function agreementOf(cases: readonly CaseReading[]): CaseAgreement {
  const both = cases.filter(isBoth);
  // 1 is the best grade: a lower number is a higher grade.
  const apart = ({ grades: [force = '', inspector = ''] }: CaseReading) =>
    gradeNumber(inspector) - gradeNumber(force);
  return {
    both: both.length,
    same: both.filter((one) => apart(one) === 0),
    forceHigher: both.filter((one) => apart(one) > 0),
    forceLower: both.filter((one) => apart(one) < 0),
    kappa: kappaValue(cases),
    alpha: alphaValue(cases),
  };
}

/** Referred back to the force, and nothing has come of it yet. */
export const isWaitingForForce = ({ cells }: CaseReading): boolean =>
  text(cells['Referred back']) !== '' && text(cells.Reply) === '' && text(cells['Reply date']) === '';

const text = (cell: string | undefined): string => (cell ?? '').trim();
