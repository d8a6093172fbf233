import { useSignal } from '@preact/signals';
import { useId } from 'preact/hooks';
import type { Attachment } from '../../shared/evidence/item.ts';
import { setFields } from '../../shared/ledger/change.ts';
import { TextArea, TextField } from './fields.tsx';
import { FormLine } from './form-line.tsx';
import { keptInField } from './import-sentences.ts';
import type { ViewProps } from './panel-model.ts';
import { useFormDraft } from './use-form-draft.ts';

/** Kept in the browser's storage and in every evidence file: what is larger belongs in the force's own system. */
const largestMegabytes = 25;

const blank = { title: '', reference: '', text: '' };

/** A file or a paper as an item of evidence. */
export function DocumentForm({ panel, inspection, onDone }: ViewProps & { readonly onDone: () => void }) {
  const id = useId();
  const draft = useFormDraft(panel, `${inspection.id}/new-document`, blank);
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

  const changesWith = (attachment: Attachment | null) => {
    const { title, reference, text } = draft.fields.peek();
    const source = reference || attachment?.name || '';
    return [
      setFields(
        'item',
        { id: panel.effects.newId() },
        {
          original: { type: 'document', title, reference: source, text, attachment },
          shown: { text: text || title, title, source, grid: null },
          gatheredAt: new Date(panel.effects.now()).toISOString(),
          ...panel.choices.peek(),
        },
      ),
    ];
  };

  const add = async () => {
    const chosen = file.value;
    const recorded =
      chosen === null
        ? await inspection.record(changesWith(null))
        : await inspection.recordWithAttachment(
            { name: chosen.name, mediaType: chosen.type, bytes: new Uint8Array(await chosen.arrayBuffer()) },
            changesWith,
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
      class="page stack"
      onSubmit={(event) => {
        event.preventDefault();
        void draft.submit(add);
      }}
    >
      <TextField
        label="Title"
        value={fields.title}
        isRequired
        autoFocus
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
      <div class="stack-tight">
        <label for={id}>File, up to {largestMegabytes} MB (not needed)</label>
        <input id={id} type="file" onChange={(event) => chooseFile(event.currentTarget.files?.[0] ?? null)} />
      </div>
      {problem.value !== null && (
        <p class="problem" role="alert">
          {problem.value}
        </p>
      )}
      <FormLine draft={draft} />
      <div class="row">
        <button type="submit" class="button-primary">
          Add the document
        </button>
        <button type="button" onClick={onDone}>
          Close
        </button>
      </div>
    </form>
  );
}
