import type { SessionKind } from '../../shared/evidence/subject-fields.ts';
import { setFields } from '../../shared/ledger/change.ts';
import type { Subject } from '../../shared/ledger/inspection-state.ts';
import { SelectField, TextField, toChoices } from './fields.tsx';
import { FormLine } from './form-line.tsx';
import { dayOf } from './format-date.ts';
import { looksLikeName } from './looks-like-name.ts';
import type { ViewProps } from './panel-model.ts';
import { sessionKindWords } from './plain-words.ts';
import { useFormDraft } from './use-form-draft.ts';

/** Where a point made in a session comes from, in the methods of the edition. */
const methodOfKind: Readonly<Record<SessionKind, string>> = {
  interview: 'ncpi-2020/discussion',
  'focus-group': 'ncpi-2020/discussion',
  observation: 'plumbline/observation',
};

interface SessionFormProps extends ViewProps {
  /** None starts a session. */
  readonly existing?: Subject<'session'>;
  readonly onDone: () => void;
}

/** The head of a session, new or put right. */
export function SessionForm({ panel, inspection, state, existing, onDone }: SessionFormProps) {
  const today = dayOf(panel.effects.now());
  const place = existing === undefined ? 'new-session' : `session/${existing.id}/head`;
  const draft = useFormDraft(panel, `${inspection.id}/${place}`, {
    kind: existing?.kind ?? ('interview' as SessionKind),
    title: existing?.title ?? '',
    roles: existing?.roles ?? '',
    place: existing?.place ?? '',
    eventDate: existing?.eventDate ?? today,
  });
  const fields = draft.fields.value;
  const change = async (head: typeof fields, session: Subject<'session'>) => {
    const isDone = await panel.record(inspection, [setFields('session', session, head)]);
    if (isDone) onDone();
    return isDone;
  };
  const save = async (head: typeof fields) => {
    if (existing !== undefined) return change(head, existing);
    const { kind } = head;
    const id = panel.effects.newId();
    if (!(await panel.record(inspection, [setFields('session', { id }, { ...head, status: 'open' })])))
      return false;
    const method = inspection.areasFramework.methods.find((one) => one.id === methodOfKind[kind])?.id;
    await panel.choose(inspection, { session: id, ...(method !== undefined && { method }) });
    onDone();
    return true;
  };
  return (
    <form
      class={existing === undefined ? 'page stack' : 'stack'}
      onSubmit={(event) => {
        event.preventDefault();
        void draft.submit(save);
      }}
    >
      {existing === undefined && <h2>Start a session</h2>}
      {state.sessions.length === 0 && (
        <p class="muted">
          Head an interview, a focus group or an observation once; then note each point by itself.
        </p>
      )}
      <SelectField
        label="Kind"
        value={fields.kind}
        choices={toChoices(sessionKindWords)}
        onValue={(kind) => draft.set({ kind: kind as SessionKind })}
      />
      <TextField
        label="Title"
        value={fields.title}
        isRequired
        onValue={(title) => draft.set({ title })}
        hint="Such as “Focus group, response sergeants”"
      />
      <TextField
        label="Roles of those present, not their names"
        value={fields.roles}
        onValue={(roles) => draft.set({ roles })}
        hint={
          looksLikeName(fields.roles)
            ? 'This looks like a person’s name. Give roles: “two sergeants, one call handler”.'
            : undefined
        }
      />
      <div class="pair">
        <TextField label="Place" value={fields.place} onValue={(place) => draft.set({ place })} />
        <TextField
          label="Date"
          type="date"
          value={fields.eventDate}
          isRequired
          onValue={(eventDate) => draft.set({ eventDate })}
        />
      </div>
      <FormLine draft={draft} />
      <div class="row">
        <button type="submit" class="button-primary">
          {existing === undefined ? 'Start the session' : 'Save the session'}
        </button>
        {state.sessions.length > 0 && (
          <button type="button" onClick={onDone}>
            Close
          </button>
        )}
      </div>
    </form>
  );
}
