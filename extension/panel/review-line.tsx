import { hasReviewPassed } from '../../shared/evidence/review-date.ts';
import { dateInWords, dayOf } from './format-date.ts';
import type { ViewProps } from './panel-model.ts';

/** Says that it is to be decided whether the evidence is still needed, once that day has passed. */
export function ReviewLine({ panel, state }: ViewProps) {
  const reviewDate = state.inspection?.reviewDate ?? '';
  if (!hasReviewPassed(reviewDate, dayOf(panel.effects.now()))) return null;
  return (
    <section class="notice notice-caution" aria-label="Review date">
      <span>
        The review date of this inspection has passed ({dateInWords(reviewDate)}). Decide whether its evidence
        is still needed; if it is, set a later date under “Files”, “About this inspection”.
      </span>
    </section>
  );
}
