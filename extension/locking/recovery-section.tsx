import { useSignal } from '@preact/signals';
import { TextArea } from '../panel/fields.tsx';
import type { PanelModel } from '../panel/panel-model.ts';
import { AttemptProblem } from './attempt-problem.tsx';
import { PassphraseField } from './passphrase-field.tsx';
import { useAttempt } from './use-attempt.ts';

/** The one way back where a passphrase is forgotten: made while it is known. */
export function RecoverySection({ panel }: { readonly panel: PanelModel }) {
  const keys = useSignal('');
  const passphrase = useSignal('');
  const attempt = useAttempt();
  const make = async () => {
    const made = await panel.effects.makeRecoveryFile({ keys: keys.peek(), passphrase: passphrase.peek() });
    if (!made.ok) return made.error;
    passphrase.value = '';
    panel.effects.download('plumbline-recovery.age', made.value);
    panel.tell({
      level: 'info',
      text: 'The recovery file “plumbline-recovery.age” is in your downloads. Give it to the people whose keys you named: each of them can open everything that Plumbline keeps in this browser.',
    });
    return null;
  };
  return (
    <form
      class="stack rule-above"
      onSubmit={(event) => {
        event.preventDefault();
        void attempt.run(make);
      }}
    >
      <h3>Recovery file</h3>
      <p class="muted">
        If you forget the passphrase, your inspection lead can read a code in this file with which you choose
        another. It goes on working after you change the passphrase.
      </p>
      <TextArea
        label="Receiving keys of your inspection lead"
        hint="They begin with “age1”; one on a line."
        value={keys.value}
        isRequired
        onValue={(value) => {
          keys.value = value;
        }}
      />
      <PassphraseField
        label="Your passphrase"
        value={passphrase.value}
        isNew={false}
        onValue={(value) => {
          passphrase.value = value;
        }}
      />
      <AttemptProblem attempt={attempt} />
      <div class="row">
        <button type="submit" disabled={attempt.isUnderWay.value}>
          Save a recovery file
        </button>
      </div>
    </form>
  );
}
