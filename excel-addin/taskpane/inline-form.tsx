import type { ComponentChildren, RefObject } from 'preact';
import { useContext, useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { changedFields, type Draft } from './drafts.ts';
import { clearFaults, FormNotice, firstFault, markFault } from './form-fault.ts';
import { fillFields, readFields } from './form-fields.ts';
import type { FormDraft } from './pane.ts';

export interface InlineFormProps {
  readonly title: string;
  readonly submitLabel: string;
  readonly isBusy: boolean;
  /** Where what is typed is kept until it is written. */
  readonly draft: FormDraft;
  readonly onSubmit: (fields: FormData) => void;
  readonly onCancel?: () => void;
  /** What it does cannot be taken back: it opens with the focus on Cancel. */
  readonly isGrave?: boolean;
  readonly children: ComponentChildren;
}

/**
 * A form that opens where it was asked for. office.js sends Esc to Excel from the window, so it is caught here;
 * the first field has the focus when it opens. Every keystroke is kept, and stands there when the form is opened again.
 * What cannot be sent is said at the first field that is at fault, which has the focus then.
 */
export function InlineForm(props: InlineFormProps) {
  const { title, submitLabel, isBusy, draft, onSubmit, onCancel, isGrave = false, children } = props;
  const form = useRef<HTMLFormElement>(null);
  const keep = useKeptWords(form, draft);
  useFaultOfNotice(form);
  useEffect(() => {
    if (isGrave) return form.current?.querySelector<HTMLElement>('[data-cancel]')?.focus();
    const first = form.current?.querySelector<HTMLElement>('input:not([type=file]), select, textarea');
    (first ?? form.current?.querySelector<HTMLElement>('[type=submit]'))?.focus();
  }, []);
  return (
    <form
      ref={form}
      class="stack inline-form"
      aria-label={title}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        clearFaults(event.currentTarget);
        const fault = firstFault(event.currentTarget);
        if (fault !== null) markFault(event.currentTarget, fault.name, fault.sentence);
        else onSubmit(new FormData(event.currentTarget));
      }}
      onInput={(event) => {
        clearFaults(event.currentTarget);
        keep();
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
          <button type="button" data-cancel onClick={onCancel}>
            Cancel
          </button>
        )}
      </div>
    </form>
  );
}

/** A refusal that names a field is said there as well. */
function useFaultOfNotice(form: RefObject<HTMLFormElement | null>): void {
  const notice = useContext(FormNotice)?.value ?? null;
  useEffect(() => {
    if (notice?.field !== undefined && form.current !== null)
      markFault(form.current, notice.field, notice.lines.join(' '));
  }, [notice]);
}

function useKeptWords(form: RefObject<HTMLFormElement | null>, draft: FormDraft): () => void {
  const untouched = useRef<Draft>({});
  useLayoutEffect(() => {
    if (form.current === null) return;
    untouched.current = readFields(form.current);
    fillFields(form.current, draft.read() ?? {});
  }, []);
  return () => {
    if (form.current === null) return;
    const changed = changedFields(readFields(form.current), untouched.current);
    if (changed === null) draft.forget();
    else draft.keep(changed);
  };
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
  isRequired,
  choices,
}: FieldProps & { readonly choices: readonly Choice[] }) => (
  <div>
    <label for={`field-${name}`}>{label}</label>
    <select id={`field-${name}`} name={name} required={isRequired ?? false} defaultValue={value ?? ''}>
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
