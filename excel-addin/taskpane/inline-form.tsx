import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

export interface InlineFormProps {
  readonly title: string;
  readonly submitLabel: string;
  readonly isBusy: boolean;
  readonly onSubmit: (fields: FormData) => void;
  readonly onCancel?: () => void;
  readonly children: ComponentChildren;
}

/**
 * A form that opens where it was asked for. office.js sends Esc to Excel from the window, so it is caught here;
 * the first field has the focus when it opens.
 */
export function InlineForm({ title, submitLabel, isBusy, onSubmit, onCancel, children }: InlineFormProps) {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    form.current?.querySelector<HTMLElement>('input, select, textarea')?.focus();
  }, []);
  return (
    <form
      ref={form}
      class="stack inline-form"
      aria-label={title}
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit(new FormData(event.currentTarget));
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || onCancel === undefined) return;
        event.stopPropagation();
        event.preventDefault();
        onCancel();
      }}
    >
      <h3>{title}</h3>
      {children}
      <div class="row">
        <button type="submit" class="button-primary" aria-disabled={isBusy}>
          {submitLabel}
        </button>
        {onCancel !== undefined && (
          <button type="button" onClick={onCancel}>
            Cancel
          </button>
        )}
      </div>
    </form>
  );
}

export interface FieldProps {
  readonly label: string;
  readonly name: string;
  readonly value?: string;
  readonly hint?: string;
  readonly isRequired?: boolean;
}

export function TextField(props: FieldProps & { readonly type?: 'text' | 'date' }) {
  const { label, name, value = '', hint, isRequired = false, type = 'text' } = props;
  const attributes = {
    id: `field-${name}`,
    name,
    defaultValue: value,
    required: isRequired,
    autocomplete: 'off',
    ...(hint === undefined ? {} : { 'aria-describedby': `hint-${name}` }),
  };
  return (
    <div>
      <label for={attributes.id}>{label}</label>
      {type === 'date' ? <input type="date" {...attributes} /> : <input type="text" {...attributes} />}
      {hint !== undefined && (
        <p class="muted" id={`hint-${name}`}>
          {hint}
        </p>
      )}
    </div>
  );
}

export const LongTextField = ({ label, name, value, isRequired }: FieldProps) => (
  <div>
    <label for={`field-${name}`}>{label}</label>
    <textarea id={`field-${name}`} name={name} required={isRequired ?? false} defaultValue={value ?? ''} />
  </div>
);

export interface Choice {
  readonly value: string;
  readonly label: string;
}

export const ChoiceField = ({
  label,
  name,
  value,
  choices,
}: FieldProps & { readonly choices: readonly Choice[] }) => (
  <div>
    <label for={`field-${name}`}>{label}</label>
    <select id={`field-${name}`} name={name} defaultValue={value ?? ''}>
      {choices.map((choice) => (
        <option key={choice.value} value={choice.value} selected={choice.value === value}>
          {choice.label}
        </option>
      ))}
    </select>
  </div>
);

export const fieldText = (fields: FormData, name: string): string => {
  const value = fields.get(name);
  return typeof value === 'string' ? value.trim() : '';
};
