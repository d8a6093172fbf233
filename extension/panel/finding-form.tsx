import { useSignal } from '@preact/signals';
import { findCriterion } from '../../shared/criteria/catalogue.ts';
import type { FindingKind } from '../../shared/evidence/subject-fields.ts';
import { setFields } from '../../shared/ledger/change.ts';
import type { ItemState, Subject } from '../../shared/ledger/inspection-state.ts';
import { CriterionPicker } from './criterion-picker.tsx';
import { SelectField, TextArea, TextField, toChoices } from './fields.tsx';
import { filterItems } from './filter-items.ts';
import { FormLine } from './form-line.tsx';
import { sourceInShort } from './item-facts.ts';
import type { ViewProps } from './panel-model.ts';
import { counted, findingKindWords } from './plain-words.ts';
import { useFormDraft } from './use-form-draft.ts';
import { useFound } from './use-found.ts';
import { lookAt, useSettledLook } from './use-settled-look.ts';

interface FindingFormProps extends ViewProps {
  /** Null writes a new finding. */
  readonly existing: Subject<'finding'> | null;
  readonly onDone: () => void;
}

interface FindingFields {
  readonly [field: string]: string | readonly string[];
  readonly kind: FindingKind;
  readonly sentence: string;
  readonly criteria: readonly string[];
  readonly supporting: readonly string[];
  readonly contrary: readonly string[];
}

const toggled = (list: readonly string[], id: string): readonly string[] =>
  list.includes(id) ? list.filter((one) => one !== id) : [...list, id];

export function FindingForm({ existing, onDone, ...view }: FindingFormProps) {
  const { panel, inspection, state } = view;
  const draft = useFormDraft<FindingFields>(panel, `${inspection.id}/finding/${existing?.id ?? 'new'}`, {
    kind: existing?.kind ?? 'strength',
    sentence: existing?.sentence ?? '',
    criteria: existing?.criteria ?? [],
    supporting: existing?.supporting ?? [],
    contrary: existing?.contrary ?? [],
  });
  const fields = draft.fields.value;
  const save = async ({ kind, sentence, criteria, supporting, contrary }: typeof fields) => {
    const said = { kind, sentence, criteria, supporting, contrary };
    const change =
      existing === null
        ? setFields('finding', { id: panel.effects.newId() }, { ...said, withdrawn: null })
        : setFields('finding', existing, said);
    if (!(await panel.record(inspection, [change]))) return false;
    onDone();
    return true;
  };
  return (
    <form
      class="page stack"
      onSubmit={(event) => {
        event.preventDefault();
        void draft.submit(save);
      }}
    >
      {existing === null && <h2>Write a finding</h2>}
      <SelectField
        label="Kind"
        value={fields.kind}
        choices={toChoices(findingKindWords)}
        onValue={(kind) => draft.set({ kind: kind as FindingKind })}
      />
      <TextArea
        label="The finding, in one sentence"
        rows={2}
        isRequired
        value={fields.sentence}
        onValue={(sentence) => draft.set({ sentence })}
      />
      <ChosenCriteria
        {...view}
        chosen={fields.criteria}
        onToggle={(id) => draft.set({ criteria: toggled(draft.fields.peek().criteria, id) })}
      />
      <RestsOn {...view} fields={fields} onChange={(changed) => draft.set(changed)} />
      <FormLine draft={draft} />
      <div class="row">
        <button type="submit" class="button-primary">
          Save the finding
        </button>
        {(existing !== null || state.findings.length > 0) && (
          <button type="button" onClick={onDone}>
            Close
          </button>
        )}
      </div>
    </form>
  );
}

interface ChosenCriteriaProps extends ViewProps {
  readonly chosen: readonly string[];
  readonly onToggle: (criterion: string) => void;
}

function ChosenCriteria({ inspection, chosen, onToggle }: ChosenCriteriaProps) {
  return (
    <div class="stack-tight">
      <CriterionPicker
        framework={inspection.framework}
        label="Criteria (short labels are ours)"
        chosen={new Set(chosen)}
        onToggle={({ id }) => onToggle(id)}
      />
      <ul class="stack-tight">
        {chosen.map((id) => {
          const criterion = findCriterion(inspection.framework, id);
          return (
            <li key={id} class="chip">
              <details>
                <summary>
                  {criterion?.number ?? id} {criterion?.label}
                </summary>
                <p class="muted">{criterion?.text}</p>
              </details>
              <button
                type="button"
                class="button-plain"
                aria-label={`Remove ${criterion?.number ?? id}`}
                onClick={() => onToggle(id)}
              >
                Remove
              </button>
            </li>
          );
        })}
      </ul>
    </div>
  );
}

/** Enough to choose from; searching narrows what is offered. */
const offeredAtOnce = 20;

interface RestsOnProps extends ViewProps {
  readonly fields: FindingFields;
  readonly onChange: (fields: Partial<FindingFields>) => void;
}

function RestsOn({ fields, onChange, ...view }: RestsOnProps) {
  const { inspection, state } = view;
  const query = useSignal('');
  const found = useFound(view, query.value);
  const picked = new Set([...fields.supporting, ...fields.contrary]);
  const bearsOn = ({ links }: ItemState) =>
    links.some(({ criterion }) => fields.criteria.includes(criterion));
  const rank = (item: ItemState) => (picked.has(item.id) ? 0 : bearsOn(item) ? 1 : 2);
  const offered = filterItems(state, { filter: 'standing', found: found.ids }).toSorted(
    (a, b) => rank(a) - rank(b),
  );
  useSettledLook(inspection, found.isPending ? null : lookAt('finding', offered.slice(0, offeredAtOnce)));
  return (
    <fieldset class="stack-tight">
      <legend>
        What it rests on: {fields.supporting.length} supporting, {fields.contrary.length} contrary
      </legend>
      <TextField
        label="Search the evidence"
        type="search"
        value={query.value}
        onValue={(value) => {
          query.value = value;
        }}
      />
      <ul>
        {offered.slice(0, offeredAtOnce).map((item) => (
          <li key={item.id} class="pick" data-item={item.id}>
            <span class="item-row-text">{item.shown.text.slice(0, 300)}</span>
            <span class="row row-spread">
              <span class="muted grow one-line">
                {[item.shown.title, sourceInShort(item.shown.source)]
                  .filter((part) => part !== '')
                  .join(' · ')}
              </span>
              <button
                type="button"
                class="button-small"
                aria-pressed={fields.supporting.includes(item.id)}
                onClick={() =>
                  onChange({
                    supporting: toggled(fields.supporting, item.id),
                    contrary: fields.contrary.filter((id) => id !== item.id),
                  })
                }
              >
                Supports<span class="visually-hidden">: {item.shown.text.slice(0, 80)}</span>
              </button>
              <button
                type="button"
                class="button-small"
                aria-pressed={fields.contrary.includes(item.id)}
                onClick={() =>
                  onChange({
                    contrary: toggled(fields.contrary, item.id),
                    supporting: fields.supporting.filter((id) => id !== item.id),
                  })
                }
              >
                Contrary<span class="visually-hidden">: {item.shown.text.slice(0, 80)}</span>
              </button>
            </span>
          </li>
        ))}
      </ul>
      {offered.length > offeredAtOnce && (
        <p class="muted">
          {counted(offered.length - offeredAtOnce, 'more item')}: search to narrow the list.
        </p>
      )}
      {offered.length === 0 && <p class="muted">No evidence has these words.</p>}
    </fieldset>
  );
}
