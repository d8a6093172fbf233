import { useId } from 'preact/hooks';
import { requiredTextFault } from './required-text.ts';

interface FieldProps {
  readonly label: string;
  readonly value: string;
  readonly onValue: (value: string) => void;
  readonly hint?: string | undefined;
}

interface TextFieldProps extends FieldProps {
  readonly type?: 'text' | 'date' | 'search';
  readonly isRequired?: boolean;
  readonly suggestions?: readonly string[];
  readonly autoFocus?: boolean;
}

export function TextField({ label, value, onValue, hint, type = 'text', ...rest }: TextFieldProps) {
  const id = useId();
  const { isRequired = false, suggestions, autoFocus = false } = rest;
  return (
    <div class="stack-tight">
      <label for={id}>{label}</label>
      <input
        id={id}
        type={type}
        value={value}
        required={isRequired}
        autocomplete="off"
        list={suggestions && `${id}-list`}
        aria-describedby={hint === undefined ? undefined : `${id}-hint`}
        ref={(element) => {
          element?.setCustomValidity(isRequired ? requiredTextFault(value) : '');
          if (autoFocus && element !== null && element.dataset.seen === undefined) {
            element.dataset.seen = '';
            element.focus();
          }
        }}
        onInput={(event) => onValue(event.currentTarget.value)}
      />
      {suggestions && (
        <datalist id={`${id}-list`}>
          {suggestions.map((suggestion) => (
            <option key={suggestion} value={suggestion} />
          ))}
        </datalist>
      )}
      {hint !== undefined && (
        <p id={`${id}-hint`} class="muted">
          {hint}
        </p>
      )}
    </div>
  );
}

export function TextArea({ label, value, onValue, hint, ...rest }: FieldProps & AreaExtras) {
  const id = useId();
  return (
    <div class="stack-tight">
      <label for={id}>{label}</label>
      <textarea
        id={id}
        rows={rest.rows ?? 3}
        // Else the browser writes what stands in it to its own file of open tabs.
        autocomplete="off"
        value={value}
        required={rest.isRequired ?? false}
        aria-describedby={hint === undefined ? undefined : `${id}-hint`}
        ref={(element) => element?.setCustomValidity(rest.isRequired ? requiredTextFault(value) : '')}
        onInput={(event) => onValue(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || !rest.onSend) return;
          event.preventDefault();
          rest.onSend();
        }}
      />
      {hint !== undefined && (
        <p id={`${id}-hint`} class="muted">
          {hint}
        </p>
      )}
    </div>
  );
}

interface AreaExtras {
  readonly rows?: number;
  readonly isRequired?: boolean;
  /** Ctrl+Enter or Command+Enter. */
  readonly onSend?: () => void;
}

export interface Choice {
  readonly value: string;
  readonly words: string;
}

interface SelectFieldProps extends FieldProps {
  readonly choices: readonly Choice[];
  /** What stands for '' ("None"); left out where something must be chosen. */
  readonly none?: string;
}

export function SelectField({ label, value, onValue, choices, none, hint }: SelectFieldProps) {
  const id = useId();
  return (
    <div class="stack-tight">
      <label for={id}>{label}</label>
      <select
        id={id}
        value={value}
        aria-describedby={hint === undefined ? undefined : `${id}-hint`}
        onChange={(event) => onValue(event.currentTarget.value)}
      >
        {none !== undefined && <option value="">{none}</option>}
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.words}
          </option>
        ))}
      </select>
      {hint !== undefined && (
        <p id={`${id}-hint`} class="muted">
          {hint}
        </p>
      )}
    </div>
  );
}

export const toChoices = <K extends string>(words: Readonly<Record<K, string>>): readonly Choice[] =>
  Object.entries<string>(words).map(([value, text]) => ({ value, words: text }));
