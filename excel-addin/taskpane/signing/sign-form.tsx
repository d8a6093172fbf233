import type { TopicReading } from '../../sheets/topic-readings.ts';
import type { Standing } from '../checks/standing.ts';
import { useStanding } from '../checks/use-standing.ts';
import { InlineForm } from '../inline-form.tsx';
import { localIsoDate } from '../local-date.ts';
import { done, type Pane, problem } from '../pane.ts';
import type { PaneReading } from '../pane-reading.ts';
import { PersonFields, readPerson } from '../person-fields.tsx';
import { dateInWords, layerWords } from '../plain-words.ts';
import { workbookErrorToSentence } from '../workbook-sentences.ts';
import { restsOn, signOff } from './sign-off.ts';
import { signForm } from './signing-names.ts';

export interface SigningProps {
  readonly pane: Pane;
  readonly reading: PaneReading;
  readonly topic: TopicReading;
}

/** A person puts their name under a topic's grade and all that it rests on. */
export function SignForm({ pane, reading, topic }: SigningProps) {
  const standing = useStanding(pane, reading);
  const form = signForm(topic.key);
  return (
    <InlineForm
      title={`Sign off ${topic.topic.name}`}
      submitLabel="Sign off"
      isBusy={pane.busy.value !== null}
      draft={pane.draftOf(form)}
      onCancel={() => pane.closeForm()}
      onSubmit={(fields) => sign(pane, topic, fields)}
    >
      <p>
        {topic.awarded.trim() === ''
          ? `Indicated: ${topic.indicated}.`
          : `Awarded: ${topic.awarded}, by ${topic.name || 'nobody named'}.`}{' '}
        {layerWords[topic.layer]}, {dateInWords(localIsoDate(pane.now()))}.
      </p>
      {standing === null && <p class="muted">Reading what it rests on…</p>}
      {standing?.ok === false && <p class="problem">{workbookErrorToSentence(standing.error)}</p>}
      {standing?.ok && <Rests standing={standing.value} topicKey={topic.key} />}
      <p class="muted">
        Excel cannot keep anybody from changing things later. Plumbline keeps what the grade rested on, and
        says what has changed since.
      </p>
      <PersonFields pane={pane} />
    </InlineForm>
  );
}

function Rests({ standing, topicKey }: { readonly standing: Standing; readonly topicKey: string }) {
  const { words, warnings } = restsOn(standing, topicKey);
  return (
    <>
      <p>It rests on {words}.</p>
      {warnings.map((warning) => (
        <p key={warning} class="warning">
          {warning}
        </p>
      ))}
    </>
  );
}

const sign = (pane: Pane, { key, topic, layer }: TopicReading, fields: FormData): Promise<void> =>
  pane.run('Signing off…', async () => {
    const person = readPerson(pane, fields);
    if (person === null) return problem('Give your name: a sign-off stands under a name.');
    const date = localIsoDate(pane.now());
    const signed = await signOff(pane.access, { key, name: person.name, date });
    if (!signed.ok) return problem(workbookErrorToSentence(signed.error));
    pane.finishForm(signForm(key));
    await pane.refresh();
    return done(
      `${topic.number} ${topic.name} (${layerWords[layer]}) signed off by ${person.name}. PL Sign-offs lists what it rests on.`,
    );
  });
