import { useEffect, useState } from 'preact/hooks';
import { packToText } from '../../shared/exchange/pack-text.ts';
import { FormOpener } from './form-opener.tsx';
import { InlineForm } from './inline-form.tsx';
import type { JudgmentsFile } from './inspection-sheets.ts';
import { done, type Pane, problem } from './pane.ts';
import type { PaneReading } from './pane-reading.ts';
import { PersonFields, readPerson } from './person-fields.tsx';
import { counted, listed } from './plain-words.ts';
import { type SavedFile, saveFile } from './save-file.ts';
import { workbookErrorToSentence } from './workbook-sentences.ts';

interface GivenBack extends SavedFile {
  readonly file: JudgmentsFile;
}

const form = 'give-back';

/** The judgments as a signed file for the browser's Plumbline. */
export function GiveBack({ pane, reading }: { readonly pane: Pane; readonly reading: PaneReading }) {
  const [given, setGiven] = useState<GivenBack | null>(null);
  useEffect(() => () => given?.forget(), [given]);
  const judged = reading.layers.inspector.judged + reading.layers.force.judged;
  const give = (fields: FormData) => giveBack(pane, fields, setGiven);
  return (
    <section class="stack-tight rule-above">
      <h2>Give judgments back</h2>
      <p class="muted">
        A signed file with the judgments and awards of this workbook, and the documents and notes added in
        this pane, to open in the browser’s Plumbline. A later file takes the place of an earlier one.
      </p>
      <GiveControl pane={pane} isPossible={judged + reading.counts.ownPapers > 0} onGive={give} />
      {given !== null && <AfterSaving given={given} />}
    </section>
  );
}

interface GiveControlProps {
  readonly pane: Pane;
  readonly isPossible: boolean;
  readonly onGive: (fields: FormData) => void;
}

function GiveControl({ pane, isPossible, onGive }: GiveControlProps) {
  if (!isPossible) return <p>There is no judgment to give back yet.</p>;
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
    return done(`${heldWords(written.value)} signed into ${fileName}.`);
  });

const heldWords = ({ judgments, awards, papers }: JudgmentsFile): string =>
  listed([
    counted(judgments, 'judgment'),
    counted(awards, 'awarded grade'),
    ...(papers === 0 ? [] : [counted(papers, 'document or note', 'documents and notes')]),
  ]);

/** Nobody tells the pane whether a download began. */
function AfterSaving({ given }: { readonly given: GivenBack }) {
  const [isTextShown, setTextShown] = useState(false);
  const { fileName, bytes } = given.file;
  return (
    <div class="stack-tight">
      <p>
        Not in your downloads?{' '}
        <a href={given.address} download={fileName}>
          Save {fileName} again
        </a>{' '}
        or{' '}
        <button
          type="button"
          class="button-plain"
          aria-expanded={isTextShown}
          onClick={() => setTextShown(!isTextShown)}
        >
          {isTextShown ? 'hide the text' : 'show it as text'}
        </button>
      </p>
      {isTextShown && (
        <>
          <label for="judgments-text">
            Copy all of this into an empty text file, save it as {fileName}, and open that in the browser’s
            Plumbline.
          </label>
          <textarea
            id="judgments-text"
            class="file-text"
            readOnly
            rows={5}
            value={packToText(bytes)}
            onFocus={(event) => event.currentTarget.select()}
          />
        </>
      )}
    </div>
  );
}
