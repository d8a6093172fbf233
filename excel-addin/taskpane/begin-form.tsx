import { useState } from 'preact/hooks';
import { defaultFrameworkId, shippedFrameworks } from '../../shared/criteria/catalogue.ts';
import { policeForces } from '../../shared/criteria/police-forces.ts';
import type { InspectionKind } from '../../shared/evidence/subject-fields.ts';
import { type InspectionFile, parseInspectionFile } from '../../shared/exchange/inspection-file.ts';
import { FileField } from './file-field.tsx';
import { ChoiceField, fieldText, InlineForm, TextField } from './inline-form.tsx';
import { inspectionFileSentence } from './inspection-file-sentence.ts';
import type { NewInspection } from './inspection-sheets.ts';
import { localIsoDate } from './local-date.ts';
import { done, type Pane, problem } from './pane.ts';
import { dateInWords, inspectionKindWords, listed } from './plain-words.ts';
import { workbookErrorToSentence } from './workbook-sentences.ts';

const gradable = shippedFrameworks.filter(({ topics }) => topics.length > 0);
const editions = gradable.map(({ id, title, published }) => ({
  value: id,
  label: `${id}: ${title}, ${published.slice(0, 4)}`,
}));

const kinds = Object.entries(inspectionKindWords).map(([value, label]) => ({ value, label }));

interface BeginFormProps {
  readonly pane: Pane;
  /** As an earlier inspection has it. */
  readonly force?: string;
}

/** An inspection begun in the workbook before its evidence file is there: a new one, or one that is under way. */
export function BeginForm({ pane, force = '' }: BeginFormProps) {
  const [joined, setJoined] = useState<InspectionFile | null>(null);
  return (
    <InlineForm
      key={joined?.inspection ?? ''}
      title="Begin an inspection"
      submitLabel="Add our sheets"
      isBusy={pane.busy.value !== null}
      draft={pane.draftOf('begin')}
      onCancel={() => {
        pane.earlier.value = null;
        pane.closeForm();
      }}
      onSubmit={(fields) => begin(pane, joined ?? headingOf(fields))}
    >
      {joined === null ? (
        <NewHeading pane={pane} force={force} onJoin={setJoined} />
      ) : (
        <JoinedHeading joined={joined} onLeave={() => setJoined(null)} />
      )}
    </InlineForm>
  );
}

interface NewHeadingProps {
  readonly pane: Pane;
  readonly force: string;
  readonly onJoin: (file: InspectionFile) => void;
}

function NewHeading({ pane, force: known, onJoin }: NewHeadingProps) {
  const today = localIsoDate(pane.now());
  return (
    <>
      <div class="stack-tight">
        <p class="muted">
          Is evidence being gathered already? Then begin with its inspection file, or that evidence cannot
          come into this workbook later.
        </p>
        <FileField
          id="inspection-file"
          label="I have an inspection file"
          accept=".plumb-inspection,.json,.txt"
          isPrimary={false}
          isBusy={pane.busy.value !== null}
          onFile={(file) => join(pane, file, onJoin)}
        />
      </div>
      <ChoiceField label="Criteria edition" name="framework" value={defaultFrameworkId} choices={editions} />
      <div>
        <label for="field-force">Force (choose one, or type another)</label>
        <input
          id="field-force"
          name="force"
          list="forces"
          required
          maxLength={200}
          autocomplete="off"
          defaultValue={known}
        />
        <datalist id="forces">
          {policeForces.map((force) => (
            <option key={force} value={force} />
          ))}
        </datalist>
      </div>
      <ChoiceField label="Kind" name="kind" value="inspection" choices={kinds} />
      <div class="pair">
        <TextField label="First day" name="startDate" type="date" value={today} isRequired />
        <TextField label="Last day" name="endDate" type="date" value={today} isRequired />
      </div>
    </>
  );
}

interface JoinedHeadingProps {
  readonly joined: InspectionFile;
  readonly onLeave: () => void;
}

const JoinedHeading = ({ joined, onLeave }: JoinedHeadingProps) => (
  <>
    <p>
      {joined.force}: {inspectionKindWords[joined.kind]}, {dateInWords(joined.startDate)} to{' '}
      {dateInWords(joined.endDate)}, by the criteria edition {joined.framework}.
    </p>
    <p class="muted">As the inspection file says. Its evidence can be brought in later.</p>
    <div>
      <button type="button" class="button-plain" onClick={onLeave}>
        Begin another inspection instead
      </button>
    </div>
  </>
);

const join = (pane: Pane, file: File, onJoin: (file: InspectionFile) => void): Promise<void> =>
  pane.run('Reading the inspection file…', async () => {
    const text = await file.text().catch(() => null);
    if (text === null) return problem('This file could not be opened. Choose it again.');
    const parsed = parseInspectionFile(text);
    if (!parsed.ok) return problem(inspectionFileSentence(parsed.error));
    const { framework } = parsed.value;
    if (!gradable.some(({ id }) => id === framework))
      return problem(inspectionFileSentence({ type: 'framework-missing', framework }));
    onJoin(parsed.value);
    return null;
  });

const headingOf = (fields: FormData): NewInspection => ({
  framework: fieldText(fields, 'framework'),
  force: fieldText(fields, 'force'),
  kind: fieldText(fields, 'kind') as InspectionKind,
  startDate: fieldText(fields, 'startDate'),
  endDate: fieldText(fields, 'endDate'),
});

const begin = (pane: Pane, heading: NewInspection): Promise<void> =>
  pane.run('Adding Plumbline’s sheets…', async () => {
    if (heading.force === '') return problem('Choose the force, or type its name.');
    if (heading.endDate < heading.startDate)
      return problem('The last day is before the first. Change one of them.');
    const begun = await pane.sheets.begin(heading);
    if (!begun.ok) return problem(workbookErrorToSentence(begun.error));
    pane.draftOf('begin').forget();
    pane.openForm.value = null;
    await pane.refresh();
    pane.view.value = pane.earlier.value === null ? 'judgments' : 'evidence';
    return done(
      `Sheets added: ${listed(begun.value.sheetsAdded)}. Judge each criterion in the drop-downs of “PL Judgments”; the grades follow.`,
    );
  });
