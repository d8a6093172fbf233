import { figureInShort } from '../../proposals/find-sentence.ts';
import type { TableProposalRow } from '../../proposals/propose-table.ts';
import { readCriteriaNumbers } from '../../sheets/criteria-numbers.ts';
import type { Draft } from '../drafts.ts';
import { InlineForm } from '../inline-form.tsx';
import type { Pane } from '../pane.ts';
import type { PaneReading } from '../pane-reading.ts';
import { counted } from '../plain-words.ts';
import { Pick, shellDraft, useFields } from './fields.tsx';
import { MeaningFields } from './meaning-fields.tsx';
import { amongOf, confirm, openTable } from './measure-actions.ts';
import { standingFields, startFields } from './measure-fields.ts';
import { standingAt } from './measure-list.ts';
import { PartFields } from './part-fields.tsx';
import { columnChoices } from './read-selected.ts';
import { type Binding, roomOf } from './room.ts';
import { RowTicks, type TickRow } from './row-ticks.tsx';
import { bearingSentence } from './rows-that-bear.ts';

interface BindProps {
  readonly pane: Pane;
  readonly reading: PaneReading;
  readonly binding: Binding;
}

const keyOf = ({ proposal: { value } }: TableProposalRow, { column }: Binding): string =>
  column === null ? `${value.row}:${value.column}` : String(value.row);

/** A proposal to correct and confirm: of one figure with the cells of each part, of many with their rows to tick. */
export function BindForm({ pane, reading, binding }: BindProps) {
  const { rows, selected, isWholeTable } = binding;
  const draft = pane.draftOf(binding.form);
  const isOne = rows.length === 1 && !isWholeTable;
  const [fields, change] = useFields(draft, startOf(pane, binding));
  const ticked = new Set((fields.rows ?? '').split(' '));
  const taken = isOne ? rows : rows.filter((row) => ticked.has(keyOf(row, binding)));
  const [first] = rows;
  if (first === undefined) return <NothingThere pane={pane} />;
  return (
    <InlineForm
      title={isOne ? 'Use as a measure' : 'Use rows as measures'}
      submitLabel={isOne ? 'Bind this measure' : `Bind ${counted(taken.length, 'measure')}`}
      isBusy={pane.busy.value !== null}
      draft={shellDraft}
      onCancel={() => pane.closeForm()}
      onSubmit={() =>
        confirm(pane, binding, {
          reading,
          rows: taken,
          fields,
          inPlaceOf: isOne ? (fields.inPlaceOf ?? '') : '',
        })
      }
    >
      {!isWholeTable && (
        <div>
          <button type="button" onClick={() => openTable(pane, selected)}>
            Use the whole table
          </button>
        </div>
      )}
      {isOne ? (
        <InPlaceOf pane={pane} fields={fields} onChange={change} />
      ) : (
        <Rows pane={pane} binding={binding} fields={fields} onChange={change} />
      )}
      <PartFields pane={pane} binding={binding} fields={fields} onChange={change} />
      {isOne && <OwnWarnings pane={pane} row={first} />}
      <MeaningFields reading={reading} proposal={first.proposal} fields={fields} onChange={change}>
        {!isOne && <Bearing reading={reading} binding={binding} taken={taken} fields={fields} />}
      </MeaningFields>
    </InlineForm>
  );
}

interface BearingProps {
  readonly reading: PaneReading;
  readonly binding: Binding;
  readonly taken: readonly TableProposalRow[];
  readonly fields: Draft;
}

function Bearing({ reading, binding, taken, fields }: BearingProps) {
  const { criteria } = readCriteriaNumbers(reading.framework, fields.criteria ?? '');
  const numbers = reading.criteria.filter(({ id }) => criteria.includes(id)).map(({ number }) => number);
  const proposals = taken.map(({ proposal }) => proposal);
  const sentence = bearingSentence(proposals, numbers, amongOf(binding, reading));
  return <p role="status">{sentence}</p>;
}

/** A cell that is a measure already opens with its words; among rows it is left as it is unless a person ticks it. */
function startOf(pane: Pane, binding: Binding): Draft {
  const { rows, isWholeTable } = binding;
  const lines = roomOf(pane).lines.value ?? [];
  const standing = (row: TableProposalRow) => standingAt(lines, row.proposal);
  const start = startFields(rows.map(({ proposal }) => proposal));
  const [first] = rows;
  if (rows.length === 1 && !isWholeTable && first !== undefined) {
    const reading = standing(first);
    return reading === undefined ? start : { ...start, ...standingFields(reading) };
  }
  const ticked = rows.filter((row) => row.isTicked && standing(row) === undefined);
  return { ...start, rows: ticked.map((row) => keyOf(row, binding)).join(' ') };
}

const NothingThere = ({ pane }: { readonly pane: Pane }) => (
  <div class="stack">
    <p>This table has no figures to bind.</p>
    <button type="button" onClick={() => pane.closeForm()}>
      Back
    </button>
  </div>
);

function OwnWarnings({ pane, row: { proposal } }: { readonly pane: Pane; readonly row: TableProposalRow }) {
  const isBound = standingAt(roomOf(pane).lines.value ?? [], proposal) !== undefined;
  return (
    <>
      {isBound && <p class="muted">This cell is a measure already: binding it writes its words anew.</p>}
      {proposal.warnings.map((warning) => (
        <p key={warning} class="warning">
          {warning}
        </p>
      ))}
    </>
  );
}

interface FieldsProps {
  readonly pane: Pane;
  readonly fields: Draft;
  readonly onChange: (change: Draft) => void;
}

/** A measure whose cell is gone may rest on this one instead, with all its words. */
function InPlaceOf({ pane, fields, onChange }: FieldsProps) {
  const lost = (roomOf(pane).lines.value ?? []).filter(
    ({ reading }) => !reading.isTyped && (reading.places.value === null || reading.figure.type === 'error'),
  );
  if (lost.length === 0) return null;
  return (
    <Pick
      label="This is"
      name="inPlaceOf"
      fields={fields}
      onChange={({ inPlaceOf = '' }) => {
        const standing = lost.find(({ reading }) => reading.id === inPlaceOf)?.reading;
        onChange({ inPlaceOf, ...(standing === undefined ? {} : standingFields(standing)) });
      }}
      choices={[
        { value: '', label: 'A new measure' },
        ...lost.map(({ reading }) => ({
          value: reading.id,
          label: `The cell for ${reading.inputs.name}`,
        })),
      ]}
    />
  );
}

const kindWords: Readonly<Partial<Record<TableProposalRow['proposal']['rowKind'], string>>> = {
  subtotal: 'A subtotal: it would be counted beside its parts.',
  total: 'A total: it would be counted beside its parts.',
  'joint-forces': 'Stands for more than one force.',
};

/** What all names share is said once, above them. */
const sharedName = (rows: readonly TableProposalRow[]): string => {
  const lead = rows[0]?.proposal.name.value.split(': ').slice(0, -1).join(': ') ?? '';
  const isShared = lead !== '' && rows.every(({ proposal }) => proposal.name.value.startsWith(`${lead}: `));
  return isShared ? lead : '';
};

function Rows({ pane, binding, fields, onChange }: FieldsProps & { readonly binding: Binding }) {
  const { rows, column, selected, isWholeTable } = binding;
  const lead = sharedName(rows);
  const lines = roomOf(pane).lines.value ?? [];
  const tickRows = rows.map((row): TickRow => {
    const { name, figure, rowKind } = row.proposal;
    return {
      key: keyOf(row, binding),
      name: lead === '' ? name.value : name.value.slice(lead.length + 2),
      value: figureInShort(figure),
      why:
        standingAt(lines, row.proposal) === undefined
          ? (kindWords[rowKind] ?? '')
          : 'A measure already: tick it to write its words anew.',
    };
  });
  return (
    <>
      {lead !== '' && <p>{lead}</p>}
      {isWholeTable && column !== null && (
        <Pick
          label="Figures of"
          name="column"
          fields={{ column: String(column) }}
          onChange={({ column: chosen = '' }) => openTable(pane, selected, Number(chosen))}
          choices={columnChoices(selected.table).map((choice) => ({
            value: String(choice.column),
            label: `Column ${choice.words}`,
          }))}
        />
      )}
      <RowTicks
        legend="Rows"
        rows={tickRows}
        ticked={new Set((fields.rows ?? '').split(' ').filter((key) => key !== ''))}
        onChange={(keys) => onChange({ rows: [...keys].join(' ') })}
      />
    </>
  );
}
