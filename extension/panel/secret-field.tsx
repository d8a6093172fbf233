import { useSignal } from '@preact/signals';
import { useId } from 'preact/hooks';

interface SecretFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onValue: (value: string) => void;
  readonly hint?: string;
  /** What is wrong with it; '' where nothing is. */
  readonly fault?: string;
  readonly autoFocus?: boolean;
}

/** A passphrase or a secret key: kept in this field and nowhere else, shown only while that is asked for. */
export function SecretField({
  label,
  value,
  onValue,
  hint,
  fault = '',
  autoFocus = false,
}: SecretFieldProps) {
  const id = useId();
  const isShown = useSignal(false);
  return (
    <div class="stack-tight">
      <label for={id}>{label}</label>
      <div class="row">
        <input
          id={id}
          class="grow"
          {...(isShown.value ? { type: 'text' as const } : { type: 'password' as const })}
          value={value}
          required
          autocomplete="off"
          spellcheck={false}
          aria-describedby={hint === undefined ? undefined : `${id}-hint`}
          ref={(element) => {
            element?.setCustomValidity(value === '' ? '' : fault);
            if (autoFocus && element !== null && element.dataset.seen === undefined) {
              element.dataset.seen = '';
              element.focus();
            }
          }}
          onInput={(event) => onValue(event.currentTarget.value)}
        />
        <button
          type="button"
          aria-pressed={isShown.value}
          aria-label={`Show what stands in “${label}”`}
          onClick={() => {
            isShown.value = !isShown.value;
          }}
        >
          Show
        </button>
      </div>
      {hint !== undefined && (
        <p id={`${id}-hint`} class="muted">
          {hint}
        </p>
      )}
    </div>
  );
}
