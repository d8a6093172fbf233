import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { type CustodyEvent, custodyKinds } from '../../shared/ledger/custody.ts';
import { fileNameOf } from '../store/file-name.ts';
import { custodyToCsv } from './custody/custody-csv.ts';
import { custodyKindWords, lawfulUse } from './custody/custody-words.ts';
import { EventLine } from './custody/event-line.tsx';
import { useCustody } from './custody/use-custody.ts';
import { SelectField } from './fields.tsx';
import { dayOf } from './format-date.ts';
import { type Given, GiveOutForm, recordGiving } from './give-out-form.tsx';
import { personName } from './item-facts.ts';
import type { ViewProps } from './panel-model.ts';
import { counted } from './plain-words.ts';

/** Lines drawn at once: a long record stays quick, and more come on demand. */
const linesAtOnce = 50;

/** Who gathered, changed, saw and gave out what, newest first: to be filtered, and saved as a table. */
export function InspectionLog(view: ViewProps) {
  const { inspection, state } = view;
  const events = useCustody(view);
  const kind = useSignal('');
  const person = useSignal('');
  const limit = useSignal(linesAtOnce);
  useEffect(() => inspection.noteLook({ way: 'log' }), [inspection]);
  if (events === null) return <p class="muted">Reading the record …</p>;
  const wanted = events.filter(
    (event) =>
      (kind.value === '' || event.kind === kind.value) &&
      (person.value === '' || event.actor === person.value),
  );
  return (
    <div class="stack">
      <p class="muted">{lawfulUse}</p>
      <div class="pair">
        <SelectField
          label="What"
          value={kind.value}
          none="Everything"
          choices={kindsIn(events)}
          onValue={(value) => {
            kind.value = value;
          }}
        />
        <SelectField
          label="Who"
          value={person.value}
          none="Everybody"
          choices={peopleIn(events, state)}
          onValue={(value) => {
            person.value = value;
          }}
        />
      </div>
      <p class="muted" role="status">
        {counted(wanted.length, 'entry', 'entries')}, newest first. The same reading by the same person stands
        here once in an hour; of a list, that it was seen.
      </p>
      <ul class="stack" aria-label="What happened">
        {wanted.slice(0, limit.value).map((event) => (
          <EventLine key={event.ref} event={event} state={state} namesItems />
        ))}
      </ul>
      {wanted.length > limit.value && (
        <div class="row">
          <button
            type="button"
            onClick={() => {
              limit.value += linesAtOnce;
            }}
          >
            Show {Math.min(linesAtOnce, wanted.length - limit.value)} more
          </button>
        </div>
      )}
      <SaveLog {...view} />
    </div>
  );
}

const kindsIn = (events: readonly CustodyEvent[]) =>
  custodyKinds
    .filter((kind) => events.some((event) => event.kind === kind))
    .map((kind) => ({ value: kind, words: custodyKindWords[kind] }));

const peopleIn = (events: readonly CustodyEvent[], state: ViewProps['state']) =>
  [...new Set(events.map(({ actor }) => actor))].map((actor) => ({
    value: actor,
    words: personName(state, actor),
  }));

/** The record itself is given out: noted first, so that the table has that line, too. */
function SaveLog(view: ViewProps) {
  const { panel, inspection, state } = view;
  const isAsking = useSignal(false);
  const close = () => {
    isAsking.value = false;
  };
  const save = async (given: Given) => {
    const day = dayOf(panel.effects.now());
    const fileName = `${fileNameOf(state.inspection?.force ?? '')}-record-${day}.csv`;
    await inspection.looksNoted();
    if (!(await recordGiving(view, { ...given, way: 'log-copy', items: [], fileName }))) return false;
    const events = await panel.effects.store.readCustody(inspection.id);
    panel.effects.download(fileName, custodyToCsv(events, inspection.state()));
    panel.tell({ level: 'info', text: `The record “${fileName}” is in your downloads.` });
    close();
    return true;
  };
  if (isAsking.value)
    return <GiveOutForm {...view} name="log" words="Save the record" onGive={save} onClose={close} />;
  return (
    <div class="row">
      <button
        type="button"
        onClick={() => {
          isAsking.value = true;
        }}
      >
        Save this record as a table (CSV)
      </button>
    </div>
  );
}
