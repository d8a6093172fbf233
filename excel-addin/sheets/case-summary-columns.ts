import type { ColumnPlan } from '../workbook/sheet-plan.ts';
import { pairedHeader, pairHeader, pairPlaces, splitHeader, splitPlaces } from './case-agreement.ts';
import { caseGrades } from './case-words.ts';

/** Whose grades a summary counts one beside the other. */
export const summaryLayers = [
  { who: 'Force', countsAs: 'Force counts as', audited: 'Audited by the force', rater: 0 },
  { who: 'Inspector', countsAs: 'Inspector counts as', audited: 'Audited by the inspector', rater: 1 },
] as const;

/** 'Force requires improvement' */
export const gradeHeader = (who: string, grade: string): string => `${who} ${grade.toLowerCase()}`;

/** Apart from the text that follows. */
const number = (header: string, widthChars = 13): ColumnPlan => ({
  ...{ header, widthChars, isWrapped: true, numberFormat: '0_)_)' },
});
const helper = (header: string): ColumnPlan => ({ header, widthChars: header.length + 3, isHelper: true });

export const summaryColumns: readonly ColumnPlan[] = [
  // Not wrapped: the sentence of the first row runs on over the blank cells beside it.
  { header: 'Area of practice', widthChars: 37 },
  { header: 'Progress', widthChars: 24, isWrapped: true },
  { header: 'Agreement', widthChars: 24, isWrapped: true },
  { header: 'Inspectors agree', widthChars: 19, isWrapped: true },
  number('Cases', 8),
  ...summaryLayers.flatMap(({ who, audited }) => [
    number(audited),
    ...caseGrades.map((grade) => ({ ...number(gradeHeader(who, grade), 14), isHelper: true })),
  ]),
  number('Graded by both', 11),
  number('Same grade', 9),
  { header: 'Share the same', widthChars: 11, isWrapped: true, numberFormat: '0%_)_)' },
  { ...number('Graded by more inspectors', 13), isHelper: true },
  { header: 'Check', widthChars: 22, isWrapped: true },
  { header: 'How this is worked out', widthChars: 44, isWrapped: true },
  { header: 'Force against inspector', widthChars: 17, isWrapped: true, numberFormat: '0.00_)_)' },
  { header: 'All who graded', widthChars: 17, isWrapped: true, numberFormat: '0.00_)_)' },
  ...pairPlaces.map(([force, inspector]) => helper(pairHeader(force, inspector))),
  ...[1, 2, 3].map((place) => helper(pairedHeader(place))),
  ...splitPlaces.map(([a, b]) => helper(splitHeader(a, b))),
  helper('Id'),
];
