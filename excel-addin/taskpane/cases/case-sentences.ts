import type { CellValue } from '../../workbook/workbook.ts';
import { counted, listed } from '../plain-words.ts';
import type { AreaProgress, CaseAgreement, CasesReading } from './cases-reading.ts';

/** "Domestic abuse: 3 of 5 audited" */
export const progressWords = ({ area, audited, cases }: AreaProgress): string =>
  `${area}: ${audited} of ${cases.length} audited`;

export function leadWords({ cases, progress }: Pick<CasesReading, 'cases' | 'progress'>): string {
  if (cases.length === 0) return 'No case yet. Paste the references of the sample, or add one case.';
  const audited = progress.reduce((sum, each) => sum + each.audited, 0);
  return `${audited} of ${counted(cases.length, 'case')} audited by the inspector.`;
}

export function agreementWords({ both, same, forceHigher, forceLower }: CaseAgreement): string {
  if (both === 0) return 'No case has a grade of both the force and the inspector yet.';
  const apart = [
    ...(forceHigher.length > 0 ? [`graded itself higher in ${forceHigher.length}`] : []),
    ...(forceLower.length > 0 ? [`lower in ${forceLower.length}`] : []),
  ];
  const first = `Force and inspector gave the same grade in ${same.length.toLocaleString('en-GB')} of ${counted(both, 'case')} that both graded`;
  return apart.length === 0 ? `${first}.` : `${first}; the force ${listed(apart)}.`;
}

/** A figure of agreement, or the words that stand in its place. */
export const figureText = (value: CellValue): string =>
  typeof value === 'number' ? value.toFixed(2).replace('-', '−') : String(value).toLowerCase();
