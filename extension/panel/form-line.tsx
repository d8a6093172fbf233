import type { FormDraft } from './use-form-draft.ts';

type Words = Pick<FormDraft<object>, 'isRestored' | 'problem' | 'clear'>;

/** What a form says of its own words: that they were brought back, or why they are not safe. */
export function FormLine({ draft }: { readonly draft: Words }) {
  return (
    <div aria-live="polite" class="muted">
      {draft.isRestored.value && (
        <span>
          What you had typed is back.{' '}
          <button type="button" class="button-plain" onClick={() => void draft.clear()}>
            Start empty
          </button>
        </span>
      )}
      {draft.problem.value !== null && <span class="problem">{draft.problem.value}</span>}
    </div>
  );
}
