import { useSignal } from '@preact/signals';
import type { SessionKind } from '../../shared/evidence/subject-fields.ts';
import { setFields } from '../../shared/ledger/change.ts';
import type { Subject } from '../../shared/ledger/inspection-state.ts';
import { ConflictLines } from './conflict-lines.tsx';
import { SelectField, TextArea, TextField, toChoices } from './fields.tsx';
import { FormLine } from './form-line.tsx';
import { dateInWords, dayOf } from './format-date.ts';
import { ItemList } from './item-list.tsx';
import { looksLikeName } from './looks-like-name.ts';
import type { ViewProps } from './panel-model.ts';
import { counted, sessionKindWords } from './plain-words.ts';
import { TwoSides } from './two-sides.tsx';
import { useFormDraft } from './use-form-draft.ts';
import { useIsWide } from './use-is-wide.ts';

/** Interviews, focus groups and observations: headed once, then point after point. */
export function SessionsView(view: ViewProps) {
  const { state } = view;
  const isWide = useIsWide();
  const isStarting = useSignal(false);
  const open = state.sessions.filter(({ status }) => status === 'open').reverse();
  const closed = state.sessions.filter(({ status }) => status === 'closed').reverse();
  const isFormShown = isStarting.value || state.sessions.length === 0;
  const list = (
    <>
      {isFormShown ? (
        <SessionForm
          {...view}
          onDone={() => {
            isStarting.value = false;
          }}
        />
      ) : (
        <div class="list-bar">
          <div class="row">
            <button
              type="button"
              onClick={() => {
                isStarting.value = true;
              }}
            >
              Start a session
            </button>
          </div>
        </div>
      )}
      {open.map((session) => (
        <OpenSession key={session.id} {...view} session={session} isWide={isWide} />
      ))}
      {closed.map((session) => (
        <ClosedSession key={session.id} {...view} session={session} isWide={isWide} />
      ))}
    </>
  );
  return <TwoSides {...view} isWide={isWide} list={list} />;
}

/** Where a point made in a session comes from, in the methods of the edition. */
const methodOfKind: Readonly<Record<SessionKind, string>> = {
  interview: 'ncpi-2020/discussion',
  'focus-group': 'ncpi-2020/discussion',
  observation: 'plumbline/observation',
};

function SessionForm({ panel, inspection, state, onDone }: ViewProps & { readonly onDone: () => void }) {
  const today = dayOf(panel.effects.now());
  const blank = { kind: 'interview' as SessionKind, title: '', roles: '', place: '', eventDate: today };
  const draft = useFormDraft(panel, `${inspection.id}/new-session`, blank);
  const fields = draft.fields.value;
  const start = async ({ kind, ...head }: typeof fields) => {
    const id = panel.effects.newId();
    if (!(await panel.record(inspection, [setFields('session', { id }, { kind, ...head, status: 'open' })])))
      return false;
    const method = inspection.areasFramework.methods.find((one) => one.id === methodOfKind[kind])?.id;
    await panel.choose(inspection, { session: id, ...(method !== undefined && { method }) });
    onDone();
    return true;
  };
  return (
    <form
      class="page stack"
      onSubmit={(event) => {
        event.preventDefault();
        void draft.submit(start);
      }}
    >
      <h2>Start a session</h2>
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
          Start the session
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

interface SessionProps extends ViewProps {
  readonly session: Subject<'session'>;
  readonly isWide: boolean;
}

const pointsOf = ({ state, session }: SessionProps) =>
  state.items.filter((item) => item.session === session.id && item.withdrawn === null).reverse();

function SessionHead({ session, ...view }: SessionProps) {
  const facts = [
    sessionKindWords[session.kind],
    dateInWords(session.eventDate),
    session.place,
    session.roles,
  ];
  return (
    <>
      <ConflictLines
        {...view}
        conflicts={view.state.conflicts.filter(({ subject }) => subject === session.id)}
      />
      <p class="muted">{facts.filter((fact) => fact !== '').join(' · ')}</p>
    </>
  );
}

function OpenSession(props: SessionProps) {
  const { panel, inspection, session, isWide, ...rest } = props;
  const view = { panel, inspection, state: rest.state };
  const close = async () => {
    await panel.record(inspection, [setFields('session', session, { status: 'closed' })]);
    if (panel.choices.peek().session === session.id) await panel.choose(inspection, { session: null });
  };
  return (
    <section aria-label={session.title}>
      <div class="page stack">
        <div class="row row-spread">
          <h2 class="grow">{session.title}</h2>
          <button type="button" class="button-small" onClick={() => void close()}>
            Close session
          </button>
        </div>
        <SessionHead {...props} />
        <PointForm {...view} session={session} />
      </div>
      <ItemList {...view} items={pointsOf(props)} isWide={isWide} />
    </section>
  );
}

function PointForm({ panel, inspection, session }: ViewProps & { readonly session: Subject<'session'> }) {
  const draft = useFormDraft(panel, `${inspection.id}/session/${session.id}/point`, { text: '' });
  const add = async (fields: { readonly text: string }) => {
    const text = fields.text.trim();
    if (text === '') return false;
    const { method, area, case: openCase } = panel.choices.peek();
    return panel.record(inspection, [
      setFields(
        'item',
        { id: panel.effects.newId() },
        {
          original: { type: 'point', text },
          shown: { text, title: session.title, source: session.place, grid: null },
          gatheredAt: new Date(panel.effects.now()).toISOString(),
          ...{ method, area, case: openCase, session: session.id },
        },
      ),
    ]);
  };
  return (
    <form
      class="stack-tight"
      onSubmit={(event) => {
        event.preventDefault();
        void draft.submit(add);
      }}
    >
      <TextArea
        label="Add a point"
        value={draft.fields.value.text}
        onValue={(text) => draft.set({ text })}
        onSend={() => void draft.submit(add)}
      />
      <FormLine draft={draft} />
      <div class="row">
        <button type="submit" class="button-primary">
          Add the point
        </button>
        <span class="muted">or Ctrl+Enter</span>
      </div>
    </form>
  );
}

function ClosedSession(props: SessionProps) {
  const { panel, inspection, session, state, isWide } = props;
  const view = { panel, inspection, state };
  const points = pointsOf(props);
  const isOpen = useSignal(false);
  const reopen = async () => {
    await panel.record(inspection, [setFields('session', session, { status: 'open' })]);
    await panel.choose(inspection, { session: session.id });
  };
  return (
    <details
      class="group"
      open={isOpen.value}
      onToggle={(event) => {
        isOpen.value = event.currentTarget.open;
      }}
    >
      <summary>
        <span class="group-title">{session.title}</span>
        <span class="group-count">{counted(points.length, 'item')}</span>
      </summary>
      {isOpen.value && (
        <>
          <div class="page stack-tight">
            <SessionHead {...props} />
            <div class="row">
              <button type="button" class="button-small" onClick={() => void reopen()}>
                Open it again
              </button>
            </div>
          </div>
          <ItemList {...view} items={points} isWide={isWide} />
        </>
      )}
    </details>
  );
}
