import { useEffect, useRef, useState } from 'preact/hooks';
import { type ExportChoices, usualChoices } from '../../exports/export-choices.ts';
import { exportCountWords } from '../../exports/export-sentences.ts';
import type { ExportSources } from '../../exports/export-sources.ts';
import { done, type Pane, problem } from '../pane.ts';
import { type SavedFile, saveFile } from '../save-file.ts';
import { LayersField, PartsField, ReasonsField, SchemeField } from './export-choice-fields.tsx';
import { type ExportFile, makeExport, readSources } from './export-commands.ts';
import { ExportPreview, pausingOf } from './export-preview.tsx';
import './export.css';

interface Saved extends SavedFile {
  readonly file: ExportFile;
}

/** What to give out, how small numbers are protected, and how many of the figures that withholds, before it is saved. */
export function ExportForm({ pane }: { readonly pane: Pane }) {
  const [sources, setSources] = useState<ExportSources | string | null>(null);
  const [choices, setChoices] = useState<ExportChoices>(usualChoices);
  const [saved, setSaved] = useState<Saved | null>(null);
  useEffect(() => () => saved?.forget(), [saved]);
  useEffect(() => {
    readSources(pane.access).then(
      (read) => setSources(read.ok ? read.value : read.error),
      () => setSources('The workbook could not be read. Close this form and open it again.'),
    );
  }, []);
  if (sources === null) return <p class="busy-line">Reading the workbook…</p>;
  const onCancel = (): void => pane.closeForm();
  if (typeof sources === 'string') return <Unreadable why={sources} onCancel={onCancel} />;
  const change = (next: ExportChoices): void => {
    setChoices(next);
    setSaved(null);
  };
  const fields = { sources, choices, onChange: change };
  return (
    <form
      class="stack inline-form"
      aria-label="Export for outside"
      onSubmit={(event) => {
        event.preventDefault();
        void save(pane, choices, setSaved);
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        event.preventDefault();
        onCancel();
      }}
    >
      <SchemeField {...fields} />
      <PartsField {...fields} />
      {(choices.hasGrades || choices.hasCases) && <LayersField {...fields} />}
      {choices.hasGrades && <ReasonsField {...fields} />}
      <ExportPreview pane={pane} sources={sources} choices={choices} />
      <Buttons isBusy={pane.busy.value !== null} onCancel={onCancel} />
      {saved !== null && (
        <p>
          Not in your downloads?{' '}
          <a href={saved.address} download={saved.file.fileName}>
            Save {saved.file.fileName} again
          </a>
        </p>
      )}
    </form>
  );
}

const Unreadable = ({ why, onCancel }: { readonly why: string; readonly onCancel: () => void }) => (
  <div class="stack-tight">
    <p class="problem">{why}</p>
    <div>
      <button type="button" onClick={onCancel}>
        Close
      </button>
    </div>
  </div>
);

/** The first choice takes the focus, so that the keyboard goes on from where the form was opened. */
function Buttons({ isBusy, onCancel }: { readonly isBusy: boolean; readonly onCancel: () => void }) {
  const row = useRef<HTMLDivElement>(null);
  useEffect(() => {
    row.current?.closest('form')?.querySelector<HTMLElement>('input:checked')?.focus();
  }, []);
  return (
    <div ref={row} class="row">
      <button type="submit" class="button-primary" aria-disabled={isBusy}>
        Save file
      </button>
      <button type="button" onClick={onCancel}>
        Close
      </button>
    </div>
  );
}

const save = (pane: Pane, choices: ExportChoices, onSaved: (saved: Saved) => void): Promise<void> =>
  pane.run('Making the file…', async () => {
    const made = await makeExport(pane.access, choices, pausingOf(pane));
    if (!made.ok) return problem(made.error);
    const { fileName, bytes, plan } = made.value;
    onSaved({ ...saveFile(document, fileName, bytes), file: made.value });
    return done(`${exportCountWords(plan)}: saved as ${fileName}. Look through it before you send it.`);
  });
