import { defaultScheme, type SchemeId } from '../../shared/disclosure/scheme.ts';
import type { Layer } from '../../shared/evidence/subject-fields.ts';

/** What a person wants to give out of the force. */
export interface ExportChoices {
  readonly scheme: SchemeId;
  readonly hasMeasures: boolean;
  readonly hasCharts: boolean;
  readonly hasCases: boolean;
  readonly hasGrades: boolean;
  /** Whose judgments and case grades. */
  readonly layers: readonly Layer[];
  /** Reasons are free text: they may name people. */
  readonly hasReasons: boolean;
}

export const usualChoices: ExportChoices = {
  scheme: defaultScheme,
  hasMeasures: true,
  hasCharts: true,
  hasCases: true,
  hasGrades: true,
  layers: ['inspector'],
  hasReasons: false,
};

/** What each scheme does, in one plain sentence. */
export const schemeSentences: Readonly<Record<SchemeId, string>> = {
  'nhs-digital': 'Counts from 1 to 7 become 5, every other count goes to the nearest 5; a nought stays.',
  department:
    'Counts from 1 to 5 are withheld, with others that would give them away; totals go to the nearest 10.',
  'threshold-10':
    'Counts below 10, noughts too, are withheld, with others that would give them away; the rest goes to the nearest 5.',
};

/** Worked out from the grades of single cases, it would tell more of them than rounded counts do. */
export const agreementLeftOut =
  'How far two people who grade the same cases agree (percentage, kappa and alpha): it could only be worked out from exact grades of single cases, and stays in the force’s own workbook.';

export const typedWarning =
  'Names, periods and definitions go out as they were typed; nothing in them is rounded or taken out. Read them first: they may name a child, a family or a place.';

export const reasonsWarning =
  'Reasons are given as they were typed. Read them first: they may name people or tell small numbers.';
