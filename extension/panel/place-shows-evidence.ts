import type { Place } from './panel-model.ts';

/** Whether opening a place puts evidence before the person: then a look at its list is noted. */
export const placeShowsEvidence: Readonly<Record<Place, boolean>> = {
  'to-sort': true,
  evidence: true,
  sessions: true,
  cases: true,
  findings: true,
  // What was given and taken, and how this computer is set up.
  files: false,
  // What waits there is not evidence yet.
  brought: false,
};
