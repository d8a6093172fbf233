import { useSignal } from '@preact/signals';
import type { Attachment } from '../../shared/evidence/attachment.ts';
import type { TableGrid } from '../../shared/evidence/structure.ts';
import { setFields } from '../../shared/ledger/change.ts';
import { recordWithFile } from '../documents/record-with-file.ts';
import { BroughtReading } from './brought-reading.tsx';
import type { ReadBrought } from './brought-view.tsx';
import { TextField } from './fields.tsx';
import type { ViewProps } from './panel-model.ts';
import { keptInField } from './store-sentences.ts';

/** What of a file matters. */
export interface ChosenPart {
  readonly text: string;
  readonly grid: TableGrid | null;
  /** Where in the file it stands ("sheet “Missing”, A1:D9"); '' where that says nothing. */
  readonly place: string;
}

const nothingChosen: ChosenPart = { text: '', grid: null, place: '' };

interface BroughtFormProps extends ViewProps {
  readonly read: ReadBrought;
  readonly onDone: () => void;
}

/** Shows what was read, and adds what the person picks of it, with the file itself. */
export function BroughtForm({ panel, inspection, read, onDone }: BroughtFormProps) {
  const { file, from, reading } = read;
  const title = useSignal(reading.type === 'email' ? reading.email.subject : (file?.name ?? ''));
  const reference = useSignal([file?.name, from].filter(Boolean).join(', '));
  const part = useSignal(nothingChosen);
  const problem = useSignal<string | null>(null);
  const isSaving = useSignal(false);

  const changesWith = (attachment: Attachment | null) => {
    const { text, grid, place } = part.peek();
    const source = [reference.peek().trim(), place].filter((words) => words !== '').join(', ');
    const name = title.peek().trim();
    return [
      setFields(
        'item',
        { id: panel.effects.newId() },
        {
          original: { type: 'document', title: name, reference: source, text, attachment },
          // Where nothing was picked, the title stands for it.
          shown: { text: text || name, title: name, source, grid },
          gatheredAt: new Date(panel.effects.now()).toISOString(),
          ...panel.choices.peek(),
        },
      ),
    ];
  };
  const add = async () => {
    if (isSaving.peek()) return;
    isSaving.value = true;
    const recorded = await (file === null
      ? inspection.record(changesWith(null))
      : recordWithFile(inspection, file, changesWith));
    isSaving.value = false;
    if (!recorded.ok) {
      problem.value = keptInField(recorded.error);
      return;
    }
    panel.saved(recorded.value.savedAtMs);
    onDone();
    panel.tell({ level: 'info', text: 'Document added. It is in “To sort”.' });
  };

  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault();
        void add();
      }}
    >
      <BroughtReading panel={panel} read={read} part={part} />
      <TextField
        label="Title"
        value={title.value}
        isRequired
        onValue={(value) => {
          title.value = value;
        }}
      />
      <TextField
        label="Reference (where it is from)"
        value={reference.value}
        onValue={(value) => {
          reference.value = value;
        }}
      />
      {problem.value !== null && (
        <p class="problem" role="alert">
          {problem.value}
        </p>
      )}
      <div class="row">
        <button type="submit" class="button-primary" disabled={isSaving.value}>
          Add to the evidence
        </button>
        <button type="button" onClick={onDone}>
          Leave it out
        </button>
      </div>
    </form>
  );
}
