import { useSignal } from '@preact/signals';
import { AttemptProblem } from './attempt-problem.tsx';
import { NewPassphraseFields, newPassphraseFault, noPassphrase } from './new-passphrase-fields.tsx';
import { useAttempt } from './use-attempt.ts';

interface SetUpFormProps {
  readonly setUp: (passphrase: string) => Promise<string | null>;
  readonly hasClear: boolean;
  /** Where a copy may lie in a folder: to what was kept before Plumbline was removed. */
  readonly onFolder?: () => void;
}

/** The first thing of all: nothing is kept without a lock. */
export function SetUpForm({ setUp, hasClear, onFolder }: SetUpFormProps) {
  const passphrase = useSignal(noPassphrase);
  const attempt = useAttempt();
  const submit = () => {
    const fault = newPassphraseFault(passphrase.peek());
    if (fault !== null) return attempt.refuse(fault);
    void attempt.run(() => setUp(passphrase.peek().words));
  };
  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <h1>Choose a passphrase</h1>
      <div>
        <p>
          Plumbline locks everything it keeps on this computer with it, and asks for it when you come back.
        </p>
        <p>
          Nobody can give it back to you. Without it, what is kept here can never be read again; unless you
          save a recovery file for your inspection lead, under “Files”, “Lock and passphrase”.
        </p>
        <p>
          Removing Plumbline from the browser deletes what it keeps here, and its second copy in the browser.
          Evidence files outlive it
          {onFolder
            ? ', and a second copy in a folder of yours: choose one under “Files”, “Second copy”'
            : ''}
          .
        </p>
        {hasClear && (
          <p>
            What Plumbline has kept here until now is taken over and locked. Its unlocked copy is deleted once
            all of it is there.
          </p>
        )}
      </div>
      <NewPassphraseFields value={passphrase} autoFocus />
      <AttemptProblem attempt={attempt} />
      <div class="row">
        <button type="submit" class="button-primary" disabled={attempt.isUnderWay.value}>
          {attempt.isUnderWay.value ? 'Locking what is kept here…' : 'Use this passphrase'}
        </button>
        {onFolder && (
          <button type="button" class="button-plain" onClick={onFolder}>
            I have a second copy in a folder
          </button>
        )}
      </div>
    </form>
  );
}
