import { useState } from 'preact/hooks';
import type { PastedCases } from '../../sheets/paste-cases.ts';
import { fieldText, InlineForm } from '../inline-form.tsx';
import { done, type Pane, problem, problemAt } from '../pane.ts';
import { counted, listed } from '../plain-words.ts';
import { workbookErrorToSentence } from '../workbook-sentences.ts';
import { addList, previewList } from './case-commands.ts';
import type { CasesReading } from './cases-reading.ts';

interface ListFormProps {
  readonly pane: Pane;
  readonly reading: CasesReading;
  readonly form: string;
}

/** A pasted list and what it would add, as it is typed; one press adds it. */
export function ListForm({ pane, reading, form }: ListFormProps) {
  const [text, setText] = useState(pane.draftOf(form).read()?.list ?? '');
  const preview = previewList(text, reading);
  return (
    <InlineForm
      title="Paste a list of cases"
      submitLabel={
        preview.cases.length === 0 ? 'Add the cases' : `Add ${counted(preview.cases.length, 'case')}`
      }
      isBusy={pane.busy.value !== null}
      draft={pane.draftOf(form)}
      onCancel={() => pane.closeForm()}
      onSubmit={(fields) => add(pane, form, fieldText(fields, 'list'))}
    >
      <div>
        <label for="field-list">References, one a line</label>
        <textarea
          id="field-list"
          name="list"
          required
          rows={4}
          aria-describedby="hint-list"
          defaultValue=""
          onInput={(event) => setText(event.currentTarget.value)}
        />
        <p class="muted" id="hint-list">
          Copied from Excel it may have more columns: area of practice, force’s grade, inspector’s grade.
          References only, never a name.
        </p>
      </div>
      <div role="status">{text.trim() !== '' && <Preview preview={preview} />}</div>
    </InlineForm>
  );
}

const mostShown = 6;

function Preview({ preview: { cases, duplicates, warnings } }: { readonly preview: PastedCases }) {
  const left = warnings.length - mostShown;
  return (
    <div class="stack-tight">
      <p>{cases.length === 0 ? 'No new case in this list.' : `${counted(cases.length, 'new case')}.`}</p>
      {duplicates.length > 0 && <p class="muted">{duplicateWords(duplicates)}</p>}
      <ul class="bullets">
        {warnings.slice(0, mostShown).map((warning) => (
          <li key={warning} class="warning">
            {warning}
          </li>
        ))}
        {left > 0 && <li class="warning">{left} more like these.</li>}
      </ul>
    </div>
  );
}

const duplicateWords = (duplicates: readonly string[]): string => {
  const named = duplicates.slice(0, mostShown);
  const left = duplicates.length - named.length;
  const words = listed(left > 0 ? [...named, `${left} more`] : named);
  return `There already, or twice in the list: ${words}. Each is taken once.`;
};

const add = (pane: Pane, form: string, text: string): Promise<void> =>
  pane.run('Adding the cases…', async () => {
    const added = await addList(pane.access, text);
    if (!added.ok) return problem(workbookErrorToSentence(added.error));
    const { cases, duplicates } = added.value;
    if (cases.length === 0) return problemAt('list', 'No new case in this list: nothing was added.');
    pane.finishForm(form);
    await pane.refresh();
    return done(
      `${counted(cases.length, 'case')} added to PL Cases.`,
      ...(duplicates.length === 0 ? [] : [duplicateWords(duplicates)]),
    );
  });
