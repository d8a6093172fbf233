import { ExportSection } from './export/export-section.tsx';
import { FormOpener } from './form-opener.tsx';
import { InlineForm } from './inline-form.tsx';
import { laterView } from './later-view.tsx';
import { LayerSwitch } from './layer-switch.tsx';
import { done, type Pane, problem } from './pane.ts';
import type { PaneReading } from './pane-reading.ts';
import { PersonFields, readPerson } from './person-fields.tsx';
import { listed } from './plain-words.ts';
import { ReadAgainButton } from './read-again-button.tsx';
import { TopicCard } from './topic-card.tsx';
import { workbookErrorToSentence } from './workbook-sentences.ts';

const ChecksSection = laterView(async () => (await import('./checks/checks-section.tsx')).ChecksSection);
const Pictures = laterView(async () => (await import('./checks/pictures.tsx')).Pictures);
const RuleSection = laterView(async () => (await import('./rule/rule-section.tsx')).RuleSection);

export function GradesView({ pane, reading }: { readonly pane: Pane; readonly reading: PaneReading }) {
  const { topics } = reading.layers[pane.layer.value];
  return (
    <div class="page stack">
      <div class="row row-spread">
        <LayerSwitch pane={pane} />
        <ReadAgainButton pane={pane} />
      </div>
      <p class="muted">
        The grade shown is what the rule indicates from the judgments. A person awards the grade, with a
        reason.
      </p>
      <Rule pane={pane} reading={reading} />
      <ChecksSection pane={pane} reading={reading} />
      {topics.map((topic) => (
        <TopicCard key={topic.key} pane={pane} reading={topic} workbook={reading} />
      ))}
      <Pictures pane={pane} reading={reading} />
      <FillIn pane={pane} />
      <ExportSection pane={pane} />
    </div>
  );
}

const Rule = ({ pane, reading }: { readonly pane: Pane; readonly reading: PaneReading }) =>
  pane.openForm.value === 'rule' || pane.openForm.value === 'rule edit' ? (
    <RuleSection pane={pane} reading={reading} />
  ) : (
    <div>
      <FormOpener pane={pane} form="rule" look="button-plain">
        How grades are worked out
      </FormOpener>
    </div>
  );

const form = 'fill-in';

function FillIn({ pane }: { readonly pane: Pane }) {
  if (pane.person.value === null && pane.openForm.value === form)
    return (
      <InlineForm
        title="Who are you?"
        submitLabel="Fill in"
        isBusy={pane.busy.value !== null}
        draft={pane.draftOf(form)}
        onCancel={() => pane.closeForm()}
        onSubmit={(fields) => fillIn(pane, fields)}
      >
        <PersonFields pane={pane} />
      </InlineForm>
    );
  return (
    <section class="stack-tight rule-above">
      <p class="muted">Grades awarded by hand in the sheet:</p>
      {pane.person.value === null ? (
        <FormOpener pane={pane} form={form}>
          Fill in my name and today’s date
        </FormOpener>
      ) : (
        <button
          type="button"
          aria-disabled={pane.busy.value !== null}
          onClick={() => fillIn(pane, new FormData())}
        >
          Fill in my name and today’s date
        </button>
      )}
    </section>
  );
}

const fillIn = (pane: Pane, fields: FormData): Promise<void> =>
  pane.run('Filling in…', async () => {
    const person = readPerson(pane, fields);
    if (person === null) return problem('Give your name first.');
    const filled = await pane.sheets.fillIn(person);
    if (!filled.ok) return problem(workbookErrorToSentence(filled.error));
    pane.finishForm(form);
    await pane.refresh();
    const topics = filled.value;
    return topics.length === 0
      ? done('Nothing to fill in: every grade awarded in the sheet has a name and a date.')
      : done(`Filled in for ${listed(topics)}.`);
  });
