import { areaWord } from '../../proposals/cell-words.ts';
import type { SheetTable } from '../../proposals/find-tables.ts';
import { fieldText, InlineForm } from '../inline-form.tsx';
import type { Pane } from '../pane.ts';
import { counted } from '../plain-words.ts';
import { shellDraft } from './fields.tsx';
import { openTable } from './measure-actions.ts';
import type { Selected } from './read-selected.ts';

/** More than one table was selected: one is bound at a time, so that no two columns are mixed. */
export const ChooseTable = ({ pane, selected }: { readonly pane: Pane; readonly selected: Selected }) => (
  <InlineForm
    title="Use rows as measures"
    submitLabel="Use this table"
    isBusy={pane.busy.value !== null}
    draft={shellDraft}
    onCancel={() => pane.closeForm()}
    onSubmit={(fields) => {
      const table = selected.whole[Number(fieldText(fields, 'table'))];
      if (table !== undefined) openTable(pane, { ...selected, table });
    }}
  >
    <fieldset class="stack-tight">
      <legend>{selected.whole.length} tables are selected. Which one?</legend>
      {selected.whole.map((table, index) => (
        <label key={areaWord(table.area)} class="check tick-line">
          <input type="radio" name="table" value={index} defaultChecked={index === 0} />
          <span class="grow">
            {table.title?.text ?? 'A table without a title'}
            <span class="muted tick-why">
              {areaWord(table.area)}, {counted(bodyRows(table), 'row')}
            </span>
          </span>
        </label>
      ))}
    </fieldset>
  </InlineForm>
);

const bodyRows = ({ rows }: SheetTable): number => rows.filter(({ kind }) => kind !== 'note').length;
