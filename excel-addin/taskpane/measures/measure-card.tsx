import type { MeasureReading } from '../../sheets/measure-readings.ts';
import { FormOpener } from '../form-opener.tsx';
import { GradeBadge } from '../grade-badge.tsx';
import type { Pane } from '../pane.ts';
import { ShowButton } from '../show-button.tsx';
import { drawOverTime } from './measure-actions.ts';
import type { MeasureLine } from './measure-list.ts';
import { RemoveForm, removeForm } from './remove-form.tsx';
import { placeArea, showCells } from './show-cells.tsx';

interface MeasureCardProps {
  readonly pane: Pane;
  readonly line: MeasureLine;
  /** Without what stands above it for all of its table. */
  readonly shownName: string;
}

/** One bound measure: what it says, how it counts, where it comes from. */
export function MeasureCard({ pane, line, shownName }: MeasureCardProps) {
  const { reading, value, band, warnings } = line;
  const { id, inputs } = reading;
  const { period, criteriaText } = inputs;
  const facts = [period, criteriaText === '' ? '' : `bears on ${criteriaText}`].filter((text) => text !== '');
  return (
    <li class="stack-tight measure-card">
      <h3>{shownName}</h3>
      <p>
        <span class="count measure-value">{value}</span> {band !== null && <GradeBadge grade={band} />}
      </p>
      {facts.length > 0 && <p class="muted">{facts.join(', ')}</p>}
      {warnings.map((warning) => (
        <p key={warning} class="warning small">
          {warning}
        </p>
      ))}
      {pane.openForm.value === removeForm(id) ? (
        <RemoveForm pane={pane} measure={reading} />
      ) : (
        <CardActions pane={pane} reading={reading} />
      )}
    </li>
  );
}

function CardActions({ pane, reading }: { readonly pane: Pane; readonly reading: MeasureReading }) {
  const { id, inputs, places, isTyped } = reading;
  const { name } = inputs;
  const isBusy = pane.busy.value !== null;
  const of = <span class="visually-hidden"> of {name}</span>;
  const cell = places.value;
  return (
    <div class="row card-row">
      <ShowButton
        pane={pane}
        place={{ sheet: 'measures', key: isTyped ? null : id, column: 'Name' }}
        what={name}
      />
      {cell !== null && (
        <button
          type="button"
          class="button-plain"
          aria-disabled={isBusy}
          onClick={() => showCells(pane, cell.sheetName, placeArea(cell))}
        >
          Show its cell{of}
        </button>
      )}
      {places.series !== null && (
        <button
          type="button"
          class="button-plain"
          aria-disabled={isBusy}
          onClick={() => drawOverTime(pane, id)}
        >
          Chart over time{of}
        </button>
      )}
      {!isTyped && (
        <FormOpener pane={pane} form={removeForm(id)} look="button-plain">
          Remove{of}
        </FormOpener>
      )}
    </div>
  );
}
