import { useSignal } from '@preact/signals';
import { fromRecoveryCode } from '../vault/recovery-code.ts';
import { AttemptProblem } from './attempt-problem.tsx';
import { NewPassphraseFields, newPassphraseFault, noPassphrase } from './new-passphrase-fields.tsx';
import { PassphraseField } from './passphrase-field.tsx';
import { useAttempt } from './use-attempt.ts';
import { vaultErrorSentence } from './vault-sentences.ts';

export interface Recovering {
  readonly masterKey: Uint8Array<ArrayBuffer>;
  readonly to: string;
}

interface RecoverFormProps {
  readonly recover: (recovering: Recovering) => Promise<string | null>;
  readonly onBack: () => void;
}

/** Another passphrase by the code of the recovery file. */
export function RecoverForm({ recover, onBack }: RecoverFormProps) {
  const code = useSignal('');
  const to = useSignal(noPassphrase);
  const attempt = useAttempt();
  const submit = () => {
    const masterKey = fromRecoveryCode(code.peek());
    if (masterKey === null) return attempt.refuse(vaultErrorSentence({ type: 'recovery-code-wrong' }));
    const fault = newPassphraseFault(to.peek());
    if (fault !== null) return attempt.refuse(fault);
    void attempt.run(() => recover({ masterKey, to: to.peek().words }));
  };
  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <h1>Choose another passphrase</h1>
      <p>
        Your inspection lead can open the recovery file that you saved in this browser, and give you the code
        in it. Without that file nobody can read what is kept here.
      </p>
      <PassphraseField
        label="Recovery code"
        value={code.value}
        isNew={false}
        isShown
        autoFocus
        onValue={(value) => {
          code.value = value;
        }}
      />
      <NewPassphraseFields value={to} />
      <AttemptProblem attempt={attempt} />
      <div class="row">
        <button type="submit" class="button-primary" disabled={attempt.isUnderWay.value}>
          Unlock with the new passphrase
        </button>
        <button type="button" class="button-plain" onClick={onBack}>
          Back
        </button>
      </div>
    </form>
  );
}
