import { useSignal } from '@preact/signals';
import { useId } from 'preact/hooks';
import type { Attachment } from '../../shared/evidence/item.ts';
import { setFields } from '../../shared/ledger/change.ts';
import type { ItemState } from '../../shared/ledger/inspection-state.ts';
import { largestMegabytes } from '../documents/largest-file.ts';
import { TextArea, TextField } from './fields.tsx';
import { FormLine } from './form-line.tsx';
import type { ViewProps } from './panel-model.ts';
import { keptInField } from './store-sentences.ts';
import { useFormDraft } from './use-form-draft.ts';

interface DocumentFields {
  readonly [field: string]: string;
  readonly title: string;
  readonly reference: string;
  readonly text: string;
}

/** Where a document was given no text of its own, its title stands for it. */
const toShown = ({ title, reference, text }: DocumentFields) => ({
  ...{ text: text || title, title, source: reference, grid: null },
});

const toFields = (item: ItemState | undefined): DocumentFields => {
  if (item === undefined) return { title: '', reference: '', text: '' };
  const { title, source, text } = item.shown;
  return { title, reference: source, text: text === title ? '' : text };
};

interface DocumentFormProps extends ViewProps {
  /** None adds a document. */
  readonly existing?: ItemState;
  readonly onDone: () => void;
}

/** A file or a paper as an item of evidence. */
export function DocumentForm({ panel, inspection, existing, onDone }: DocumentFormProps) {
  const id = useId();
  const place = existing === undefined ? 'new-document' : `item/${existing.id}/shown`;
  const draft = useFormDraft(panel, `${inspection.id}/${place}`, toFields(existing));
  const file = useSignal<File | null>(null);
  const problem = useSignal<string | null>(null);
  const fields = draft.fields.value;

  const chooseFile = (chosen: File | null) => {
    const isTooLarge = chosen !== null && chosen.size > largestMegabytes * 1024 * 1024;
    file.value = isTooLarge ? null : chosen;
    problem.value = isTooLarge
      ? `“${chosen.name}” is larger than ${largestMegabytes} MB. Give its reference instead, and leave the file where it is.`
      : null;
    if (file.value !== null && fields.title === '') draft.set({ title: file.value.name });
  };

  const changesWith = (given: DocumentFields, attachment: Attachment | null) => {
    const { title, text } = given;
    const reference = given.reference || attachment?.name || '';
    return [
      setFields(
        'item',
        { id: panel.effects.newId() },
        {
          original: { type: 'document', title, reference, text, attachment },
          shown: toShown({ title, reference, text }),
          gatheredAt: new Date(panel.effects.now()).toISOString(),
          ...panel.choices.peek(),
        },
      ),
    ];
  };

  const change = async (given: DocumentFields, item: ItemState) => {
    const isDone = await panel.record(inspection, [setFields('item', item, { shown: toShown(given) })]);
    if (isDone) onDone();
    return isDone;
  };
  const add = async (given: DocumentFields) => {
    if (existing !== undefined) return change(given, existing);
    const chosen = file.value;
    const recorded =
      chosen === null
        ? await inspection.record(changesWith(given, null))
        : await inspection.recordWithAttachment(
            { name: chosen.name, mediaType: chosen.type, bytes: new Uint8Array(await chosen.arrayBuffer()) },
            (attachment) => changesWith(given, attachment),
          );
    if (!recorded.ok) {
      problem.value = keptInField(recorded.error);
      return false;
    }
    panel.saved(recorded.value.savedAtMs);
    panel.tell({ level: 'info', text: 'Document added. It is in “To sort”.' });
    onDone();
    return true;
  };

  return (
    <form
      class={existing === undefined ? 'page stack' : 'stack-tight'}
      onSubmit={(event) => {
        event.preventDefault();
        void draft.submit(add);
      }}
    >
      <TextField
        label="Title"
        value={fields.title}
        isRequired
        autoFocus={existing === undefined}
        onValue={(title) => draft.set({ title })}
      />
      <TextField
        label="Reference (on the paper, or where it is kept)"
        value={fields.reference}
        onValue={(reference) => draft.set({ reference })}
      />
      <TextArea
        label="What it says that matters"
        rows={4}
        value={fields.text}
        onValue={(text) => draft.set({ text })}
      />
      {existing === undefined && (
        <div class="stack-tight">
          <label for={id}>File, up to {largestMegabytes} MB (not needed)</label>
          <input
            id={id}
            type="file"
            onChange={(event) => chooseFile(event.currentTarget.files?.[0] ?? null)}
          />
        </div>
      )}
      {problem.value !== null && (
        <p class="problem" role="alert">
          {problem.value}
        </p>
      )}
      <FormLine draft={draft} />
      <div class="row">
        <button type="submit" class="button-primary">
          {existing === undefined ? 'Add the document' : 'Save the document'}
        </button>
        <button type="button" onClick={onDone}>
          Close
        </button>
      </div>
    </form>
  );
}
