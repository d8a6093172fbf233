import { useSignal } from '@preact/signals';
import { setFields } from '../../shared/ledger/change.ts';
import type { Subject } from '../../shared/ledger/inspection-state.ts';
import { ConflictLines } from './conflict-lines.tsx';
import { TextArea } from './fields.tsx';
import { FormLine } from './form-line.tsx';
import { dateInWords } from './format-date.ts';
import { ItemList } from './item-list.tsx';
import type { ViewProps } from './panel-model.ts';
import { counted, sessionKindWords } from './plain-words.ts';
import { SessionForm } from './session-form.tsx';
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

interface SessionProps extends ViewProps {
  readonly session: Subject<'session'>;
  readonly isWide: boolean;
}

const pointsOf = ({ state, session }: SessionProps) =>
  state.items.filter((item) => item.session === session.id && item.withdrawn === null).reverse();

function SessionHead({ session, isWide: _, ...view }: SessionProps) {
  const isEditing = useSignal(false);
  const setEditing = (next: boolean) => () => {
    isEditing.value = next;
  };
  if (isEditing.value) return <SessionForm {...view} existing={session} onDone={setEditing(false)} />;
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
      <div class="row row-spread">
        <span class="muted grow">{facts.filter((fact) => fact !== '').join(' · ')}</span>
        <button type="button" class="button-small" onClick={setEditing(true)}>
          Edit
        </button>
      </div>
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
    const { text } = fields;
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
