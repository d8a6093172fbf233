import type { Direction } from '../../shared/evidence/item.ts';
import type {
  CaseGrade,
  FindingKind,
  InspectionKind,
  Layer,
  SessionKind,
} from '../../shared/evidence/subject-fields.ts';

/** How each stored word is said on screen. */
export const directionWords: Readonly<Record<Direction, string>> = {
  strength: 'Strength',
  'area-for-improvement': 'Area for improvement',
  neutral: 'Neutral',
};

export const inspectionKindWords: Readonly<Record<InspectionKind, string>> = {
  inspection: 'Inspection',
  'self-assessment': 'Self-assessment',
  'post-inspection-review': 'Post-inspection review',
  joint: 'Joint inspection',
  thematic: 'Thematic inspection',
};

export const sessionKindWords: Readonly<Record<SessionKind, string>> = {
  interview: 'Interview',
  'focus-group': 'Focus group',
  observation: 'Observation',
};

export const caseGradeWords: Readonly<Record<CaseGrade, string>> = {
  good: 'Good',
  'requires-improvement': 'Requires improvement',
  inadequate: 'Inadequate',
};

export const findingKindWords: Readonly<Record<FindingKind, string>> = {
  strength: 'Strength',
  'area-for-improvement': 'Area for improvement',
  'cause-of-concern': 'Cause of concern',
  'practice-worth-sharing': 'Practice worth sharing',
};

export const layerWords: Readonly<Record<Layer, string>> = {
  force: 'The force',
  inspector: 'The inspectorate',
};

export const keysOf = <K extends string>(words: Readonly<Record<K, string>>): readonly K[] =>
  Object.keys(words) as K[];

/** '1 item', '2 items'. */
export const counted = (count: number, one: string, many = `${one}s`): string =>
  `${count.toLocaleString('en-GB')} ${count === 1 ? one : many}`;
