import type { CellPlace } from '../workbook/cell-reference.ts';

/** What a row of PL Checks is about, in the order in which they stand there. */
export const checkKinds = {
  measure: 'Measure',
  error: 'Error',
  sum: 'Parts and total',
  'double-count': 'Total among its parts',
  units: 'Mixed units',
  'text-number': 'Number stored as text',
  words: 'Words among figures',
  'joint-forces': 'Joint forces',
  'force-name': 'Force name',
  marker: 'Marker',
  hidden: 'Hidden',
  'not-read': 'Not looked through',
  judgment: 'Judgment',
  grade: 'Grade',
  case: 'Case',
  finding: 'Finding',
  evidence: 'Evidence',
  beneath: 'Beneath a table',
  formula: 'Edited formula',
  'sign-off': 'Sign-off',
} as const;

export type CheckKind = keyof typeof checkKinds;

/** 'act': a figure or grade is, or may be, wrong until someone sees to it. 'know': it is so, and one should know it. */
export type CheckState = 'act' | 'know';

/** One row of PL Checks. */
export interface CheckRow {
  /** The same check of the same thing has the same id in every run. */
  readonly id: string;
  readonly kind: CheckKind;
  readonly state: CheckState;
  /** What there is, and what to do: plain sentences. */
  readonly what: string;
  /** The (first) cell it is about; null where it is about none of theirs. */
  readonly at: CellPlace | null;
  /** Where it stands besides, or where `at` is null: 'B6, B8:B12', 'PL Judgments 1.2'. */
  readonly where: string;
  /** How many cells or rows it is about. */
  readonly count: number;
}
