import { forceOf, misspeltForceOf } from '../../proposals/force-names.ts';
import type { MeasureProposal } from '../../proposals/measure-proposal.ts';
import type { MeasureFields } from './measure-fields.ts';

type Labelled = Pick<MeasureProposal, 'labels'>;

/** The rows are forces, and the inspected one is among them. */
export interface InspectedAmong {
  readonly force: string;
  isOwn(proposal: Labelled): boolean;
}

const forcesOf = ({ labels }: Labelled): readonly string[] =>
  labels.row.flatMap((label) => forceOf(label)?.force ?? []);

/** null where the rows are no forces, or the inspected force is none of them. */
export function inspectedAmong(proposals: readonly Labelled[], inspected: string): InspectedAmong | null {
  const force = forceOf(inspected)?.force;
  const others = new Set(proposals.flatMap(forcesOf).filter((each) => each !== force));
  if (force === undefined || others.size === 0) return null;
  const isOwn = ({ labels }: Labelled): boolean =>
    labels.row.some((label) => (forceOf(label) ?? misspeltForceOf(label))?.force === force);
  return proposals.some(isOwn) ? { force, isOwn } : null;
}

/** Another force's figures stand for comparison: nothing about the inspected force rests on them. */
export const fieldsOfRow = (
  fields: MeasureFields,
  proposal: Labelled,
  among: InspectedAmong | null,
): MeasureFields => (among === null || among.isOwn(proposal) ? fields : { ...fields, criteria: '' });

/** Which of the ticked rows bear on the criteria that were chosen; '' where none was chosen. */
export function bearingSentence(
  ticked: readonly Labelled[],
  criteria: readonly string[],
  among: InspectedAmong | null,
): string {
  if (criteria.length === 0 || ticked.length === 0) return '';
  if (among === null) return `Every row will bear on ${criteria.join(', ')}.`;
  const own = ticked.filter((proposal) => among.isOwn(proposal)).length;
  if (own === 0)
    return `${among.force}’s row is not ticked, so no row bears on the criteria: the ticked ones stand for comparison.`;
  if (own === ticked.length)
    return `Only ${among.force} is ticked, and it will bear on ${criteria.join(', ')}.`;
  return own === 1
    ? `Only ${among.force}’s row bears on the criteria; the others stand beside it for comparison.`
    : `Only ${among.force}’s rows bear on the criteria; the others stand beside them for comparison.`;
}
