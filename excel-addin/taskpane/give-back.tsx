import { useEffect, useState } from 'preact/hooks';
import { packToText } from '../../shared/exchange/pack-text.ts';
import { FormOpener } from './form-opener.tsx';
import { givenWords } from './given-words.ts';
import { InlineForm } from './inline-form.tsx';
import type { JudgmentsFile } from './inspection-sheets.ts';
import { done, type Pane, problem } from './pane.ts';
import type { PaneReading } from './pane-reading.ts';
import { PersonFields, readPerson } from './person-fields.tsx';
import { type SavedFile, saveFile } from './save-file.ts';
import { SavedFileLine } from './saved-file-line.tsx';
import { workbookErrorToSentence } from './workbook-sentences.ts';

interface GivenBack extends SavedFile {
  readonly file: JudgmentsFile;
}

const form = 'give-back';

/** The judgments as a signed file for the browser's Plumbline. */
export function GiveBack({ pane, reading }: { readonly pane: Pane; readonly reading: PaneReading }) {
  const [given, setGiven] = useState<GivenBack | null>(null);
  useEffect(() => () => given?.forget(), [given]);
  const { findings, cases, ownPapers } = reading.counts;
  const judged = reading.layers.inspector.judged + reading.layers.force.judged;
  const give = (fields: FormData) => giveBack(pane, fields, setGiven);
  return (
    <section class="stack-tight rule-above">
      <h2>Give judgments back</h2>
      <p class="muted">
        A signed file with the judgments, awards, findings, cases, measures, moderation and sign-offs of this
        workbook, and the documents and notes added in this pane, to open in the browser’s Plumbline. A later
        file takes the place of an earlier one.
      </p>
      <GiveControl pane={pane} isPossible={judged + findings + cases + ownPapers > 0} onGive={give} />
      {given !== null && (
        <SavedFileLine
          address={given.address}
          fileName={given.file.fileName}
          text={packToText(given.file.bytes)}
          textLabel={`Copy all of this into an empty text file, save it as ${given.file.fileName}, and open that in the browser’s Plumbline.`}
        />
      )}
    </section>
  );
}

interface GiveControlProps {
  readonly pane: Pane;
  readonly isPossible: boolean;
  readonly onGive: (fields: FormData) => void;
}

function GiveControl({ pane, isPossible, onGive }: GiveControlProps) {
  if (!isPossible) return <p>There is nothing to give back yet.</p>;
  if (pane.person.value !== null)
    return (
      <div>
        <button type="button" aria-disabled={pane.busy.value !== null} onClick={() => onGive(new FormData())}>
          Save the judgments file
        </button>
      </div>
    );
  if (pane.openForm.value !== form)
    return (
      <div>
        <FormOpener pane={pane} form={form}>
          Save the judgments file
        </FormOpener>
      </div>
    );
  return (
    <InlineForm
      title="Who are you?"
      submitLabel="Save the judgments file"
      isBusy={pane.busy.value !== null}
      draft={pane.draftOf(form)}
      onCancel={() => pane.closeForm()}
      onSubmit={onGive}
    >
      <PersonFields pane={pane} />
    </InlineForm>
  );
}

const giveBack = (pane: Pane, fields: FormData, onGiven: (given: GivenBack) => void): Promise<void> =>
  pane.run('Signing the judgments…', async () => {
    const person = readPerson(pane, fields);
    if (person === null) return problem('Give your name: judgments are given under a name.');
    const written = await pane.sheets.writeJudgments(person);
    if (!written.ok) return problem(workbookErrorToSentence(written.error));
    pane.finishForm(form);
    const { fileName, bytes } = written.value;
    onGiven({ ...saveFile(document, fileName, bytes), file: written.value });
    return done(`${givenWords(written.value)} signed into ${fileName}.`);
  });
