import type { Criterion } from '../../shared/criteria/framework.ts';
import type { Direction } from '../../shared/evidence/item.ts';
import { ChoiceField, fieldText, InlineForm, LongTextField, TextField } from './inline-form.tsx';
import { localIsoDate } from './local-date.ts';
import { done, type Pane, problem } from './pane.ts';
import { PersonFields, readPerson } from './person-fields.tsx';
import { workbookErrorToSentence } from './workbook-sentences.ts';

type PaperType = 'document' | 'note';

const words = {
  document: { title: 'Add a document', submit: 'Add the document', name: 'Document' },
  note: { title: 'Add a note', submit: 'Add the note', name: 'Note' },
} as const;

const directions: readonly { readonly value: Direction; readonly label: string }[] = [
  { value: 'strength', label: 'Strength' },
  { value: 'area-for-improvement', label: 'Area for improvement' },
  { value: 'neutral', label: 'Neutral' },
];

/** Becomes a row of the evidence sheet. */
export const PaperForm = ({
  pane,
  type,
  criteria,
}: {
  readonly pane: Pane;
  readonly type: PaperType;
  readonly criteria: readonly Criterion[];
}) => (
  <InlineForm
    title={words[type].title}
    submitLabel={words[type].submit}
    isBusy={pane.busy.value !== null}
    draft={pane.draftOf(type)}
    onCancel={() => pane.closeForm()}
    onSubmit={(fields) => addPaper(pane, type, fields)}
  >
    {type === 'document' ? (
      <>
        <TextField label="Title" name="title" isRequired />
        <TextField label="File name or reference" name="reference" />
        <LongTextField label="What it says that matters" name="text" />
      </>
    ) : (
      <LongTextField label="Note" name="text" isRequired />
    )}
    <TextField label="Date" name="gatheredAt" type="date" value={localIsoDate(pane.now())} isRequired />
    <ChoiceField
      label="Criterion"
      name="criterion"
      value=""
      choices={[
        { value: '', label: 'Not sorted yet' },
        ...criteria.map(({ id, number, label }) => ({ value: id, label: `${number} ${label}` })),
      ]}
    />
    <ChoiceField label="Points to" name="direction" value="neutral" choices={directions} />
    <p class="muted">
      It stays in this workbook until you give the judgments back: that file takes it to the browser’s
      Plumbline.
    </p>
    <PersonFields pane={pane} />
  </InlineForm>
);

function linkOf(fields: FormData) {
  const criterion = fieldText(fields, 'criterion');
  return criterion === '' ? null : { criterion, direction: fieldText(fields, 'direction') as Direction };
}

const addPaper = (pane: Pane, type: PaperType, fields: FormData): Promise<void> =>
  pane.run('Adding it to the evidence sheet…', async () => {
    const person = readPerson(pane, fields);
    if (person === null) return problem('Give your name, so that others know who added this.');
    const paper = {
      type,
      title: fieldText(fields, 'title'),
      reference: fieldText(fields, 'reference'),
      text: fieldText(fields, 'text'),
      gatheredAt: fieldText(fields, 'gatheredAt'),
      link: linkOf(fields),
    };
    if (type === 'note' && paper.text === '') return problem('The note is empty.');
    const added = await pane.sheets.addPaper(paper, person);
    if (!added.ok) return problem(workbookErrorToSentence(added.error));
    pane.finishForm(type);
    await pane.refresh();
    return done(`${words[type].name} added to the evidence sheet.`);
  });
