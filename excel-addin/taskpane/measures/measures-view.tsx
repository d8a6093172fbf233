import { useEffect, useState } from 'preact/hooks';
import { FormOpener } from '../form-opener.tsx';
import type { Pane } from '../pane.ts';
import type { PaneReading } from '../pane-reading.ts';
import { ReadAgainButton } from '../read-again-button.tsx';
import { BindForm } from './bind-form.tsx';
import { ChartMadeLines } from './chart-made.tsx';
import { ChooseTable } from './choose-table.tsx';
import { CompareView } from './compare-view.tsx';
import {
  bindForm,
  check,
  chooseForm,
  compareForm,
  showChecks,
  startCompare,
  startUpdate,
  updateForm,
  useSelection,
} from './measure-actions.ts';
import { MeasureCard } from './measure-card.tsx';
import { compareGroups, type MeasureLine, namedGroups } from './measure-list.ts';
import { readRoomSafely, roomOf, watchRoom } from './room.ts';
import { UpdateView } from './update-view.tsx';
import './measures.css';

interface ViewProps {
  readonly pane: Pane;
  readonly reading: PaneReading;
}

/** The force's figures that count: one thing at a time, the list or what was asked of it. */
export function MeasuresView({ pane, reading }: ViewProps) {
  useEffect(() => {
    void readRoomSafely(pane);
    void watchRoom(pane).catch(() => undefined);
  }, [pane, reading]);
  return (
    <>
      <h2 class="visually-hidden">Measures</h2>
      <Asked pane={pane} reading={reading} />
    </>
  );
}

function Asked({ pane, reading }: ViewProps) {
  const { binding, choice, look, lines } = roomOf(pane);
  const form = pane.openForm.value;
  if (form === bindForm && binding.value !== null)
    return (
      <div class="page">
        <BindForm key={binding.value.form} pane={pane} reading={reading} binding={binding.value} />
      </div>
    );
  if (form === chooseForm && choice.value !== null)
    return (
      <div class="page">
        <ChooseTable pane={pane} selected={choice.value} />
      </div>
    );
  if (form === updateForm && look.value !== null)
    return (
      <div class="page">
        <UpdateView pane={pane} look={look.value} />
      </div>
    );
  if (form === compareForm)
    return (
      <div class="page">
        <CompareView pane={pane} groups={compareGroups(lines.value ?? [])} />
      </div>
    );
  return <Overview pane={pane} />;
}

function Overview({ pane }: { readonly pane: Pane }) {
  const { lines, fault, made } = roomOf(pane);
  const measures = lines.value ?? [];
  return (
    <div class="page stack">
      <div class="row row-spread">
        <FormOpener
          pane={pane}
          form={bindForm}
          look="button-primary measure-start"
          onOpen={() => useSelection(pane)}
        >
          Use as a measure
        </FormOpener>
        <ReadAgainButton pane={pane} />
      </div>
      {lines.value !== undefined && measures.length === 0 && (
        <p>Select a figure in your own sheet, then press Use as a measure.</p>
      )}
      <GoOn pane={pane} />
      <Works pane={pane} lines={measures} />
      {fault.value !== null && <p class="problem">{fault.value}</p>}
      {made.value !== null && <ChartMadeLines pane={pane} made={made.value} />}
      {measures.length > 0 && <MeasureList pane={pane} lines={measures} />}
    </div>
  );
}

/** What was typed of a figure that is not bound yet. */
function GoOn({ pane }: { readonly pane: Pane }) {
  const binding = roomOf(pane).binding.value;
  const name = binding?.rows[0]?.proposal.name.value;
  if (binding === null || name === undefined || pane.draftOf(binding.form).read() === null) return null;
  return (
    <div>
      <button
        type="button"
        onClick={() => {
          pane.openForm.value = bindForm;
        }}
      >
        Go on with what you wrote: {binding.rows.length === 1 ? name : 'rows of a table'}
      </button>
    </div>
  );
}

/** From here on a filter is less work than looking. */
const filterFrom = 10;

function MeasureList({ pane, lines }: { readonly pane: Pane; readonly lines: readonly MeasureLine[] }) {
  const [filter, setFilter] = useState('');
  const wanted = filter.trim().toLowerCase();
  const shown = lines.filter(({ reading }) => reading.inputs.name.toLowerCase().includes(wanted));
  return (
    <section class="stack-tight" aria-label="Measures">
      {lines.length >= filterFrom && (
        <div>
          <label for="measure-filter">Show only measures with (of {lines.length})</label>
          <input
            id="measure-filter"
            type="text"
            autocomplete="off"
            value={filter}
            onInput={(event) => setFilter(event.currentTarget.value)}
          />
        </div>
      )}
      {shown.length === 0 && <p>No measure has that in its name.</p>}
      {namedGroups(shown).map((group) => (
        <MeasureGroup key={group.lines[0]?.reading.id} pane={pane} {...group} />
      ))}
    </section>
  );
}

interface GroupProps {
  readonly pane: Pane;
  readonly name: string;
  readonly lines: readonly MeasureLine[];
}

const MeasureGroup = ({ pane, name, lines }: GroupProps) => (
  <div class="measure-group">
    {name !== '' && <h2>{name}</h2>}
    <ul>
      {lines.map((line) => (
        <MeasureCard
          key={line.reading.id}
          pane={pane}
          line={line}
          shownName={name === '' ? line.reading.inputs.name : line.reading.inputs.name.slice(name.length + 2)}
        />
      ))}
    </ul>
  </div>
);

/** Above the list, which may be long. */
function Works({ pane, lines }: { readonly pane: Pane; readonly lines: readonly MeasureLine[] }) {
  const isBusy = pane.busy.value !== null;
  const { checked } = roomOf(pane);
  return (
    <div class="row">
      {lines.length > 0 && (
        <FormOpener pane={pane} form={updateForm} onOpen={() => startUpdate(pane)}>
          Update
        </FormOpener>
      )}
      {compareGroups(lines).length > 0 && (
        <FormOpener pane={pane} form={compareForm} onOpen={() => startCompare(pane)}>
          Compare forces
        </FormOpener>
      )}
      <button type="button" aria-disabled={isBusy} onClick={() => check(pane)}>
        Check the figures
      </button>
      {checked.value && (
        <button type="button" class="button-plain" aria-disabled={isBusy} onClick={() => showChecks(pane)}>
          Show PL Checks
        </button>
      )}
    </div>
  );
}
