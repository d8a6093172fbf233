import type { FindingKind } from '../../shared/evidence/subject-fields.ts';

export const kindWords: Readonly<Record<FindingKind, string>> = {
  strength: 'Strength',
  'area-for-improvement': 'Area for improvement',
  'cause-of-concern': 'Cause of concern',
  'practice-worth-sharing': 'Practice worth sharing',
};

export const concernHeader = 'Causes of concern';

/** The columns of PL Judgments that count findings, and the kind that each counts. */
export const findingKindHeaders = [
  { header: 'Strengths', kind: kindWords.strength },
  { header: 'Areas for improvement', kind: kindWords['area-for-improvement'] },
  { header: concernHeader, kind: kindWords['cause-of-concern'] },
  { header: 'Practice worth sharing', kind: kindWords['practice-worth-sharing'] },
] as const;
