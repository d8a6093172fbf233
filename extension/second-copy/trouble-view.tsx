import { type Signal, useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { AttemptProblem } from '../locking/attempt-problem.tsx';
import { PassphraseField } from '../locking/passphrase-field.tsx';
import { RecoverForm } from '../locking/recover-form.tsx';
import { useAttempt } from '../locking/use-attempt.ts';
import { vaultFaultSentence } from '../locking/vault-sentences.ts';
import { longTime } from '../panel/format-date.ts';
import { folderPicker, pickFolder } from './copy-places.ts';
import {
  beginAnew,
  type Opening,
  type RebuiltDatabase,
  rebuildInBrowser,
  useRebuilt,
} from './rebuild-in-browser.ts';
import { copiesIn, type StandingCopy, standingCopies } from './standing-copy.ts';
import type { Trouble } from './trouble.ts';
import { copySentence, rebuildErrorSentence, rebuiltSentences, troubleWords } from './trouble-sentences.ts';

interface TroubleViewProps {
  readonly trouble: Trouble;
  /** A new passphrase is to be chosen, over an empty database. */
  readonly onAnew?: () => void;
  readonly onBack?: () => void;
}

/** What happened to what was kept, what copies there are of it, and the ways on. Nothing here deletes anything. */
export function TroubleView({ trouble, onAnew, onBack }: TroubleViewProps) {
  const chosen = useSignal<StandingCopy | null>(null);
  const done = useSignal<RebuiltDatabase | null>(null);
  if (done.value !== null && chosen.value !== null)
    return <Report done={done.value} writtenAtMs={chosen.value.writtenAtMs} />;
  if (chosen.value !== null) return <OpenCopy copy={chosen.value} chosen={chosen} done={done} />;
  const { title, sentences } = troubleWords(trouble);
  return (
    <div class="stack">
      <h1>{title}</h1>
      {sentences.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      {trouble.type !== 'newer' && <Copies trouble={trouble} chosen={chosen} />}
      <div class="row">
        {onBack ? (
          <button type="button" class="button-plain" onClick={onBack}>
            Back
          </button>
        ) : (
          <button type="button" onClick={() => location.reload()}>
            Try again
          </button>
        )}
      </div>
      {onAnew && trouble.type !== 'newer' && <Anew trouble={trouble} onAnew={onAnew} />}
    </div>
  );
}

function Copies({
  trouble,
  chosen,
}: {
  readonly trouble: Trouble;
  readonly chosen: Signal<StandingCopy | null>;
}) {
  const copies = useSignal<readonly StandingCopy[] | null>(null);
  const told = useSignal('');
  useEffect(() => {
    if (trouble.type === 'folder') {
      copies.value = [];
      return;
    }
    standingCopies().then(
      (found) => {
        copies.value = found;
        if (found.length === 0) told.value = 'There is no second copy of it in this browser.';
      },
      (error: unknown) => {
        copies.value = [];
        told.value = vaultFaultSentence(error);
      },
    );
  }, []);
  const pick = folderPicker();
  const look = async (picker: NonNullable<typeof pick>) => {
    try {
      const folder = await pickFolder(picker);
      if (folder === null) return;
      const found = await copiesIn(folder, 'folder');
      copies.value = [...(copies.peek() ?? []).filter(({ place }) => place === 'browser'), ...found];
      told.value = found.length > 0 ? '' : `There is no second copy in the folder “${folder.name}”.`;
    } catch (error) {
      told.value = vaultFaultSentence(error);
    }
  };
  if (copies.value === null) return <p>Looking for copies …</p>;
  return (
    <section class="stack" aria-label="Copies">
      {copies.value.map((copy) => (
        <div key={`${copy.place} ${copy.vault.id}`} class="stack-tight">
          <p>{copySentence(copy)}</p>
          <div class="row">
            <button
              type="button"
              class="button-primary"
              onClick={() => {
                chosen.value = copy;
              }}
            >
              Rebuild from it
            </button>
          </div>
        </div>
      ))}
      <p role="status">{told.value}</p>
      {pick !== null && (
        <div class="row">
          <button type="button" onClick={() => void look(pick)}>
            {trouble.type === 'folder' ? 'Point out the folder' : 'Look in a folder'}
          </button>
        </div>
      )}
    </section>
  );
}

function Anew({ trouble, onAnew }: { readonly trouble: Trouble; readonly onAnew: () => void }) {
  const attempt = useAttempt();
  const begin = async () => {
    try {
      // What is empty needs no other name.
      if (trouble.type !== 'emptied' && trouble.type !== 'folder') await beginAnew();
      onAnew();
      return null;
    } catch (error) {
      return vaultFaultSentence(error);
    }
  };
  return (
    <section class="stack-tight rule-above" aria-label="Without a copy">
      <p>
        Without a copy: begin anew with a passphrase, and open the evidence files that you saved or gave to
        colleagues. Each says what came back. What does not open, and every copy, is left as it is.
      </p>
      <AttemptProblem attempt={attempt} />
      <div class="row">
        <button type="button" class="button-plain" onClick={() => void attempt.run(begin)}>
          Begin anew
        </button>
      </div>
    </section>
  );
}

interface OpenCopyProps {
  readonly copy: StandingCopy;
  readonly chosen: Signal<StandingCopy | null>;
  readonly done: Signal<RebuiltDatabase | null>;
}

function OpenCopy({ copy, chosen, done }: OpenCopyProps) {
  const passphrase = useSignal('');
  const isForgotten = useSignal(false);
  const attempt = useAttempt();
  const open = async (opening: Opening) => {
    try {
      const rebuilt = await rebuildInBrowser(copy, opening);
      if (!rebuilt.ok) return rebuildErrorSentence(rebuilt.error);
      done.value = rebuilt.value;
      return null;
    } catch (error) {
      return vaultFaultSentence(error);
    }
  };
  if (isForgotten.value) {
    const back = () => {
      isForgotten.value = false;
    };
    return <RecoverForm recover={(given) => open({ by: 'recovery-code', ...given })} onBack={back} />;
  }
  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault();
        void attempt.run(() => open({ by: 'passphrase', passphrase: passphrase.peek() }));
      }}
    >
      <h1>Rebuild from the copy of {longTime(copy.writtenAtMs)}</h1>
      <p>
        It opens with the passphrase that was in use then. How many items it holds is said before anything
        counts.
      </p>
      <PassphraseField
        label="Passphrase"
        value={passphrase.value}
        isNew={false}
        autoFocus
        onValue={(value) => {
          passphrase.value = value;
        }}
      />
      <AttemptProblem attempt={attempt} />
      <div class="row">
        <button type="submit" class="button-primary" disabled={attempt.isUnderWay.value}>
          {attempt.isUnderWay.value ? 'Rebuilding … Many pictures take a while' : 'Rebuild'}
        </button>
        <button
          type="button"
          class="button-plain"
          onClick={() => {
            isForgotten.value = true;
          }}
        >
          I forgot the passphrase
        </button>
        <button
          type="button"
          class="button-plain"
          onClick={() => {
            chosen.value = null;
          }}
        >
          Back
        </button>
      </div>
    </form>
  );
}

function Report({ done, writtenAtMs }: { readonly done: RebuiltDatabase; readonly writtenAtMs: number }) {
  const attempt = useAttempt();
  const use = async () => {
    try {
      await useRebuilt(done);
      location.reload();
      return null;
    } catch (error) {
      return vaultFaultSentence(error);
    }
  };
  return (
    <div class="stack" role="status">
      <h1>Rebuilt</h1>
      {rebuiltSentences(done.rebuilt, writtenAtMs).map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      <AttemptProblem attempt={attempt} />
      <div class="row">
        <button type="button" class="button-primary" onClick={() => void attempt.run(use)}>
          Go on with this
        </button>
      </div>
    </div>
  );
}
