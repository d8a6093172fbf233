import { useEffect, useId, useRef } from 'preact/hooks';
import type { PasswordQuestion } from './viewer-model.ts';

/** The password goes straight to the reader of the PDF. */
export function PasswordForm({ question }: { readonly question: PasswordQuestion }) {
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), [question]);
  return (
    <main class="page page-narrow">
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault();
          const password = field.current?.value ?? '';
          if (field.current) field.current.value = '';
          question.answer(password);
        }}
      >
        <h1>This PDF has a password</h1>
        <div class="stack-tight">
          <label for={id}>Password of the PDF (Plumbline does not keep it)</label>
          <input id={id} ref={field} type="password" autocomplete="off" required />
          {question.isAgain && (
            <p class="problem" role="alert">
              That is not its password.
            </p>
          )}
        </div>
        <div class="row">
          <button type="submit" class="button-primary">
            Open the PDF
          </button>
          <button type="button" onClick={() => question.answer(null)}>
            Leave it
          </button>
        </div>
      </form>
    </main>
  );
}
