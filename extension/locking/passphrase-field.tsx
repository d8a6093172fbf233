import { useId } from 'preact/hooks';

interface PassphraseFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onValue: (value: string) => void;
  readonly isNew: boolean;
  readonly isShown?: boolean;
  readonly autoFocus?: boolean;
}

/** Goes to the vault alone, and is nowhere kept. */
export function PassphraseField({ label, value, onValue, isNew, ...rest }: PassphraseFieldProps) {
  const id = useId();
  return (
    <div class="stack-tight">
      <label for={id}>{label}</label>
      <input
        id={id}
        {...(rest.isShown ? { type: 'text' } : { type: 'password' })}
        value={value}
        required
        spellcheck={false}
        autocomplete={isNew ? 'new-password' : 'current-password'}
        ref={(element) => {
          if (!rest.autoFocus || element === null || element.dataset.seen !== undefined) return;
          element.dataset.seen = '';
          element.focus();
        }}
        onInput={(event) => onValue(event.currentTarget.value)}
      />
    </div>
  );
}
