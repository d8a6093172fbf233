import { useState } from 'preact/hooks';
import type { SignedFact } from '../../sheets/signed-facts.ts';
import { useStanding } from '../checks/use-standing.ts';
import { done, type Pane, problem } from '../pane.ts';
import { dateInWords } from '../plain-words.ts';
import { ShowButton } from '../show-button.tsx';
import { workbookErrorToSentence } from '../workbook-sentences.ts';
import type { SigningProps } from './sign-form.tsx';
import { changedSince, changedWords, isRecorded, placeOfFact, takeBackSignOff } from './sign-off.ts';

/** Who signed a topic off, and what has changed since. */
export function SignedBlock({ pane, reading, topic }: SigningProps) {
  const standing = useStanding(pane, reading);
  const { key, signedOffBy, signedOffOn } = topic;
  const on = signedOffOn === '' ? '' : ` on ${dateInWords(signedOffOn)}`;
  return (
    <div class="awarded stack-tight">
      <p>
        Signed off by {signedOffBy}
        {on}.
      </p>
      {standing?.ok && !isRecorded(standing.value, key) && (
        <p class="warning">
          The name was typed in the sheet, so what the grade rested on was not kept. Sign off here to keep it.
        </p>
      )}
      {standing?.ok && isRecorded(standing.value, key) && (
        <Since pane={pane} changed={changedSince(standing.value, key)} topic={topic.topic.name} />
      )}
      <TakeBack pane={pane} topicKey={key} name={topic.topic.name} />
    </div>
  );
}

interface SinceProps {
  readonly pane: Pane;
  readonly changed: readonly SignedFact[];
  readonly topic: string;
}

function Since({ pane, changed, topic }: SinceProps) {
  const [isShown, setShown] = useState(false);
  if (changed.length === 0) return <p class="muted">Nothing has changed since.</p>;
  return (
    <>
      <p class="warning">
        {changed.length === 1 ? '1 thing has' : `${changed.length} things have`} changed since.{' '}
        <button type="button" class="button-plain" aria-expanded={isShown} onClick={() => setShown(!isShown)}>
          {isShown ? 'Hide' : 'Show'}
          <span class="visually-hidden"> what has changed since {topic} was signed off</span>
        </button>
      </p>
      {isShown && (
        <ul class="place-list">
          {changed.map((fact) => (
            <li key={`${fact.table} ${fact.row} ${fact.column}`}>
              <span>{changedWords(fact)}</span>
              <ShowButton pane={pane} place={placeOfFact(fact)} what={`${fact.about}, ${fact.column}`} />
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

interface TakeBackProps {
  readonly pane: Pane;
  readonly topicKey: string;
  readonly name: string;
}

const TakeBack = ({ pane, topicKey, name }: TakeBackProps) => (
  <div>
    <button
      type="button"
      class="button-plain"
      aria-disabled={pane.busy.value !== null}
      onClick={() => takeBack(pane, topicKey, name)}
    >
      Take the sign-off back<span class="visually-hidden"> of {name}</span>
    </button>
  </div>
);

const takeBack = (pane: Pane, key: string, name: string): Promise<void> =>
  pane.run('Taking the sign-off back…', async () => {
    const taken = await takeBackSignOff(pane.access, key);
    if (!taken.ok) return problem(workbookErrorToSentence(taken.error));
    await pane.refresh();
    return done(`The sign-off of ${name} was taken back, with the list of what it rested on.`);
  });
