import { useSignal } from '@preact/signals';
import type { ClipTable } from '../../sheets/clip-table.ts';
import { putClipTables } from '../../sheets/put-clip-tables.ts';
import { done, type Pane, problem } from '../pane.ts';
import { counted, listed } from '../plain-words.ts';
import { workbookErrorToSentence } from '../workbook-sentences.ts';
import { offerAtFoot } from './offer-at-foot.ts';

/** After a file was brought in: its tables can become sheets of figures. One offer stands at a time. */
export function offerTables(pane: Pane, tables: readonly ClipTable[]): void {
  offerAtFoot((close) => <TablesOffer pane={pane} tables={tables} onClose={close} />);
}

interface TablesOfferProps {
  readonly pane: Pane;
  readonly tables: readonly ClipTable[];
  readonly onClose: () => void;
}

function TablesOffer({ pane, tables, onClose }: TablesOfferProps) {
  const left = useSignal<readonly string[]>([]);
  const chosen = tables.filter(({ item }) => !left.value.includes(item));
  const put = () => {
    if (pane.busy.value !== null || chosen.length === 0) return;
    onClose();
    void putInSheets(pane, chosen);
  };
  return (
    <form
      class="notice"
      onSubmit={(event) => {
        event.preventDefault();
        put();
      }}
    >
      <fieldset class="grow stack-tight">
        <legend>
          {tables.length === 1 ? '1 clip holds a table' : `${counted(tables.length, 'clip')} hold tables`}:
          put {tables.length === 1 ? 'it into a sheet' : 'them into sheets'} as figures?
        </legend>
        {tables.map((table) => (
          <label key={table.item} class="check">
            <input
              type="checkbox"
              checked={!left.value.includes(table.item)}
              onChange={({ currentTarget }) => {
                const others = left.value.filter((item) => item !== table.item);
                left.value = currentTarget.checked ? others : [...others, table.item];
              }}
            />
            {nameOf(table)}
          </label>
        ))}
        <div class="row">
          <button type="submit" class="button-primary" aria-disabled={chosen.length === 0}>
            Put into sheets
          </button>
          <button type="button" onClick={onClose}>
            Not now
          </button>
        </div>
      </fieldset>
    </form>
  );
}

const nameOf = ({ grid, title }: ClipTable): string =>
  `${grid.caption || title || 'A table'} (${counted(grid.rows.length, 'row')})`;

export const putInSheets = (pane: Pane, tables: readonly ClipTable[]): Promise<void> =>
  pane.run('Putting the tables into sheets…', async () => {
    const put = await putClipTables(pane.access.workbook, tables);
    if (!put.ok) return problem(workbookErrorToSentence(put.error));
    const { sheetsAdded, sheetNames } = put.value;
    const updated = sheetNames.filter((name) => !sheetsAdded.includes(name));
    return done(
      ...(sheetsAdded.length > 0 ? [`Sheets added: ${listed(sheetsAdded)}.`] : []),
      ...(updated.length > 0 ? [`Brought up to date: ${listed(updated)}.`] : []),
      'Each has its source beside it. Select cells there and choose “Use as a measure”.',
    );
  });
