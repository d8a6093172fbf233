import type { Attempt } from './use-attempt.ts';

/** Why the last attempt came to nothing; in the page from the start, so that screen readers are told. */
export const AttemptProblem = ({ attempt }: { readonly attempt: Attempt }) => (
  <div role="alert">{attempt.problem.value !== null && <p class="problem">{attempt.problem.value}</p>}</div>
);
