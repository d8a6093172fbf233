import { useSignal } from '@preact/signals';
import { AttemptProblem } from './attempt-problem.tsx';
import { PassphraseField } from './passphrase-field.tsx';
import { useAttempt } from './use-attempt.ts';

interface UnlockFormProps {
  readonly unlock: (passphrase: string) => Promise<string | null>;
  /** Null where none was set up. */
  readonly unlockBySecurityKey: (() => Promise<string | null>) | null;
  readonly onForgotten: () => void;
}

export function UnlockForm({ unlock, unlockBySecurityKey, onForgotten }: UnlockFormProps) {
  const passphrase = useSignal('');
  const attempt = useAttempt();
  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault();
        void attempt.run(() => unlock(passphrase.peek()));
      }}
    >
      <h1>Plumbline is locked</h1>
      {unlockBySecurityKey !== null && (
        <div class="row">
          <button
            type="button"
            disabled={attempt.isUnderWay.value}
            onClick={() => void attempt.run(unlockBySecurityKey)}
          >
            Unlock with your security key
          </button>
        </div>
      )}
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
          {attempt.isUnderWay.value ? 'Unlocking…' : 'Unlock'}
        </button>
        <button type="button" class="button-plain" onClick={onForgotten}>
          I forgot the passphrase
        </button>
      </div>
    </form>
  );
}
