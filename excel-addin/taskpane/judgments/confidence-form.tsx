import { useRef, useState } from 'preact/hooks';
import {
  concernWords,
  confidenceHeader,
  confidenceParts,
  confidenceWords,
  suggestedConfidence,
} from '../../sheets/confidence.ts';
import { type Choice, ChoiceField, fieldText, InlineForm } from '../inline-form.tsx';
import { problem } from '../pane.ts';
import { workbookErrorToSentence } from '../workbook-sentences.ts';
import { writtenNotice } from '../written-notice.ts';
import type { CriterionProps } from './criterion-detail.tsx';
import { type ConfidenceGiven, sayConfidence } from './judgment-commands.ts';

export const confidenceForm = (criterion: string): string => `confidence ${criterion}`;

/** The four parts of CERQual, asked in plain words; the fields have short names. */
const questions: Readonly<Record<(typeof confidenceParts)[number], readonly [field: string, asked: string]>> =
  {
    'Method limits': ['methods', 'Could the way it was gathered have misled us?'],
    Coherence: ['coherence', 'Does some of it not fit together?'],
    Adequacy: ['adequacy', 'Is there too little of it, or too thin?'],
    Relevance: ['relevance', 'Is some of it about another place, time or group?'],
  };

const fieldOf = (part: (typeof confidenceParts)[number]): string => questions[part][0];
const confidenceField = 'confidence';

const answers: readonly Choice[] = [
  { value: '', label: 'Not answered' },
  ...concernWords.map((word) => ({ value: word, label: word === 'No concern' ? word : `${word} concern` })),
];
const levels: readonly Choice[] = [
  { value: '', label: 'Not said' },
  ...confidenceWords.map((word) => ({ value: word, label: word })),
];

export function ConfidenceForm({ pane, reading, criterion }: CriterionProps) {
  const form = confidenceForm(criterion.id);
  const now = (header: string) => reading.judgments.text(criterion.id, header);
  const draft = pane.draftOf(form).read() ?? {};
  const [parts, setParts] = useState(confidenceParts.map((part) => draft[fieldOf(part)] ?? now(part)));
  const fields = useRef<HTMLDivElement>(null);
  return (
    <InlineForm
      title={`How sure on ${criterion.number}`}
      submitLabel="Write the confidence"
      isBusy={pane.busy.value !== null}
      draft={pane.draftOf(form)}
      onCancel={() => pane.closeForm()}
      onSubmit={(data) => write({ pane, reading, criterion }, data)}
    >
      <div ref={fields} class="stack" onInput={() => setParts(partsIn(fields.current))}>
        {confidenceParts.map((part) => (
          <ChoiceField
            key={part}
            label={questions[part][1]}
            name={fieldOf(part)}
            value={now(part)}
            choices={withTyped(answers, now(part))}
          />
        ))}
        <Suggestion suggested={suggestedConfidence(parts)} onTake={(word) => take(fields.current, word)} />
        <ChoiceField
          label="How sure are you, all in all?"
          name={confidenceField}
          value={now(confidenceHeader)}
          choices={withTyped(levels, now(confidenceHeader))}
        />
      </div>
    </InlineForm>
  );
}

/** Without it the browser would choose the first answer for a text that is none. */
const withTyped = (choices: readonly Choice[], typed: string): readonly Choice[] =>
  choices.some(({ value }) => value === typed)
    ? choices
    : [{ value: typed, label: `${typed} (as typed in the sheet)` }, ...choices];

const Suggestion = ({
  suggested,
  onTake,
}: {
  readonly suggested: string;
  readonly onTake: (word: string) => void;
}) => (
  <div role="status">
    {suggested === '' ? (
      <p class="muted">All four answered, a level is suggested here.</p>
    ) : (
      <p>
        The four answers suggest: {suggested.toLowerCase()}.{' '}
        <button type="button" class="button-plain" onClick={() => onTake(suggested)}>
          Take it
        </button>
      </p>
    )}
  </div>
);

const selectIn = (fields: HTMLElement | null, name: string): HTMLSelectElement | null =>
  fields?.querySelector<HTMLSelectElement>(`select[name="${name}"]`) ?? null;

const partsIn = (fields: HTMLElement | null): string[] =>
  confidenceParts.map((part) => selectIn(fields, fieldOf(part))?.value ?? '');

/** As if it had been chosen by hand, so that the draft keeps it. */
function take(fields: HTMLElement | null, word: string): void {
  const select = selectIn(fields, confidenceField);
  if (select === null) return;
  select.value = word;
  select.dispatchEvent(new Event('input', { bubbles: true }));
  select.focus();
}

const write = ({ pane, reading, criterion }: CriterionProps, fields: FormData): Promise<void> =>
  pane.run('Writing the confidence…', async () => {
    const parts = confidenceParts.map((part) => [part, fieldText(fields, fieldOf(part))] as const);
    const said = fieldText(fields, confidenceField);
    const given = { ...Object.fromEntries(parts), [confidenceHeader]: said } as ConfidenceGiven;
    const stands = (header: string) => reading.judgments.text(criterion.id, header).trim() !== '';
    const isNothing = Object.values(given).every((word) => word === '');
    if (isNothing && !Object.keys(given).some(stands))
      return problem('Nothing was chosen, so nothing was written.');
    const written = await sayConfidence(pane.access, criterion.id, given);
    if (!written.ok) return problem(workbookErrorToSentence(written.error));
    pane.finishForm(confidenceForm(criterion.id));
    await pane.refresh();
    return writtenNotice(written.value, [
      `${criterion.number}: confidence ${said === '' ? 'not said' : said.toLowerCase()}.`,
    ]);
  });
