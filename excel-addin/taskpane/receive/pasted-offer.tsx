import { bytesToHex } from '../../../shared/encoding.ts';
import type { TableGrid } from '../../../shared/evidence/structure.ts';
import { timeText } from '../../sheets/gathered-time.ts';
import { fieldText, InlineForm, TextField } from '../inline-form.tsx';
import { type Pane, problem } from '../pane.ts';
import { counted } from '../plain-words.ts';
import { offerAtFoot } from './offer-at-foot.ts';
import { readPasted } from './read-pasted.ts';
import { putInSheets } from './tables-offer.tsx';

/** A pasted table says nothing of where it is from: the person does, and it stands with the figures. */
export function offerPasted(pane: Pane, pasted: DataTransfer): void {
  const grid = readPasted(pasted);
  if (grid === null) {
    pane.notice.value = problem(
      'What was pasted holds no table of figures. Copy the rows with their headers, and paste again.',
    );
    return;
  }
  offerAtFoot((close) => <PastedOffer pane={pane} grid={grid} onClose={close} />);
}

interface PastedOfferProps {
  readonly pane: Pane;
  readonly grid: TableGrid;
  readonly onClose: () => void;
}

function PastedOffer({ pane, grid, onClose }: PastedOfferProps) {
  const submit = (fields: FormData) => {
    const source = fieldText(fields, 'source');
    if (pane.busy.value !== null || source === '') return;
    onClose();
    pane.draftOf('pasted').forget();
    const title = fieldText(fields, 'title');
    const gathered = timeText(pane.now().getTime());
    const item = bytesToHex(pane.randomBytes(16));
    void putInSheets(pane, [{ item, grid, title, source, gathered, by: pane.person.value?.name ?? '' }]);
  };
  return (
    <div class="notice">
      <InlineForm
        title={`A pasted table: ${counted(grid.rows.length, 'row')}, ${counted(grid.columnHeaders.length, 'column')}`}
        submitLabel="Put into a sheet"
        isBusy={pane.busy.value !== null}
        draft={pane.draftOf('pasted')}
        onCancel={onClose}
        onSubmit={submit}
      >
        <TextField label="What is it?" name="title" value={grid.caption} />
        <TextField label="Where is it from?" name="source" isRequired />
      </InlineForm>
    </div>
  );
}
