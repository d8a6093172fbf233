import { hasReviewPassed, latestReviewDate, soonerDate } from '../../shared/evidence/review-date.ts';
import { dateInWords, dayOf } from './format-date.ts';
import type { ViewProps } from './panel-model.ts';
import { usePolicy } from './use-policy.ts';

/** Says that it is to be decided whether the evidence is still needed, once that day has come: the organisation's, if sooner. */
export function ReviewLine({ panel, inspection, state }: ViewProps) {
  const policy = usePolicy();
  const { reviewDate = '', endDate = '' } = state.inspection ?? {};
  const latest = latestReviewDate(endDate, policy?.retentionDays ?? null);
  const due = soonerDate(reviewDate, latest);
  if (inspection.isDisposed() || !hasReviewPassed(due, dayOf(panel.effects.now()))) return null;
  const isOrganisations = due !== reviewDate;
  return (
    <section class="notice notice-caution" aria-label="Review date">
      <span class="grow">
        {isOrganisations
          ? 'The last day that your organisation lets the review wait'
          : 'The review date of this inspection'}{' '}
        has passed ({dateInWords(due)}). Decide whether its evidence is still needed
        {isOrganisations
          ? '. If it is not, dispose of it under “Files”; if it is, ask whoever manages this browser for more time.'
          : '; if it is, set a later date under “Files”, “About this inspection”; if it is not, dispose of it there.'}
      </span>
      <button type="button" class="button-small" onClick={() => panel.goTo('files')}>
        Files
      </button>
    </section>
  );
}
