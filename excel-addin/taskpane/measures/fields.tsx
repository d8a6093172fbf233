import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { changedFields, type Draft } from '../drafts.ts';
import type { Choice } from '../inline-form.tsx';
import type { FormDraft } from '../pane.ts';

/** The form keeps its own words, also those of ticks, which the shell around it could not put back. */
export const shellDraft: FormDraft = {
  read: () => null,
  keep: () => undefined,
  forget: () => undefined,
};

/** What stands in the fields, and how to change it; only what differs from the start is kept as a draft. */
export function useFields(draft: FormDraft, start: Draft): readonly [Draft, (change: Draft) => void] {
  const [fields, setFields] = useState<Draft>(() => ({ ...start, ...draft.read() }));
  const change = (changed: Draft): void => {
    const next = { ...fields, ...changed };
    const kept = changedFields(next, start);
    setFields(next);
    if (kept === null) draft.forget();
    else draft.keep(kept);
  };
  return [fields, change];
}

export interface FieldProps {
  readonly label: string;
  readonly name: string;
  readonly fields: Draft;
  readonly onChange: (change: Draft) => void;
  readonly isRequired?: boolean;
  readonly isLong?: boolean;
  readonly placeholder?: string;
  /** What stands under it: where it was read, or how to write it. */
  readonly children?: ComponentChildren;
}

const idOf = (name: string): string => `field-${name.replaceAll(' ', '-')}`;

export function Field(props: FieldProps) {
  const { label, name, fields, onChange, isRequired, isLong, placeholder, children } = props;
  const attributes = {
    id: idOf(name),
    name,
    value: fields[name] ?? '',
    required: isRequired ?? false,
    placeholder: placeholder ?? '',
    autocomplete: 'off',
  };
  return (
    <div>
      <label for={attributes.id}>{label}</label>
      {isLong ? (
        <textarea {...attributes} onInput={(event) => onChange({ [name]: event.currentTarget.value })} />
      ) : (
        <input
          type="text"
          {...attributes}
          onInput={(event) => onChange({ [name]: event.currentTarget.value })}
        />
      )}
      {children}
    </div>
  );
}

export interface ChoiceGroup {
  readonly label: string;
  readonly choices: readonly Choice[];
}

interface PickProps extends FieldProps {
  readonly choices: readonly Choice[];
  readonly groups?: readonly ChoiceGroup[];
}

export function Pick({ label, name, fields, onChange, isRequired, choices, groups, children }: PickProps) {
  return (
    <div>
      <label for={idOf(name)}>{label}</label>
      <select
        id={idOf(name)}
        name={name}
        value={fields[name] ?? ''}
        required={isRequired ?? false}
        onChange={(event) => onChange({ [name]: event.currentTarget.value })}
      >
        {choices.map(option)}
        {groups
          ?.filter((group) => group.choices.length > 0)
          .map((group) => (
            <optgroup key={group.label} label={group.label}>
              {group.choices.map(option)}
            </optgroup>
          ))}
      </select>
      {children}
    </div>
  );
}

const option = ({ value, label }: Choice) => (
  <option key={value} value={value}>
    {label}
  </option>
);

export const choicesOf = (words: Readonly<Record<string, string>>): readonly Choice[] =>
  Object.entries(words).map(([value, label]) => ({ value, label }));
