import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { PanelModel } from '../panel/panel-model.ts';
import { AttemptProblem } from './attempt-problem.tsx';
import { PassphraseField } from './passphrase-field.tsx';
import type { SecurityKeyAccess } from './security-key-access.ts';
import { type Attempt, useAttempt } from './use-attempt.ts';

/** A second way to unlock, only where the browser has one to offer. */
export function SecurityKeySection({ panel }: { readonly panel: PanelModel }) {
  const access = useSignal<SecurityKeyAccess | null>(null);
  const isSetUp = useSignal(false);
  const passphrase = useSignal('');
  const attempt = useAttempt();
  const read = async (found: SecurityKeyAccess | null) => {
    isSetUp.value = found !== null && (await found.isSetUp());
    access.value = found;
  };
  useEffect(() => {
    void panel.effects.securityKey().then(read);
  }, []);
  const found = access.value;
  if (found === null) return null;
  const change = async (work: Promise<string | null>, text: string) => {
    const refused = await work;
    if (refused !== null) return refused;
    passphrase.value = '';
    panel.tell({ level: 'info', text });
    await read(found);
    return null;
  };
  const submit = () =>
    isSetUp.peek()
      ? change(found.remove(), 'The security key or screen lock unlocks Plumbline no more.')
      : change(
          found.setUp(passphrase.peek()),
          'The security key or screen lock unlocks Plumbline from now on, and so does the passphrase.',
        );
  return (
    <form
      class="stack rule-above"
      onSubmit={(event) => {
        event.preventDefault();
        void attempt.run(submit);
      }}
    >
      <h3>Unlock with a security key or this computer’s screen lock</h3>
      {isSetUp.value ? (
        <p class="muted">It is set up. The passphrase goes on working, and you go on needing it.</p>
      ) : (
        <SetUpFields
          value={passphrase.value}
          onValue={(value) => {
            passphrase.value = value;
          }}
        />
      )}
      <Outcome
        attempt={attempt}
        words={isSetUp.value ? 'Remove the security key' : 'Set up a security key'}
      />
    </form>
  );
}

function SetUpFields(props: { readonly value: string; readonly onValue: (value: string) => void }) {
  return (
    <>
      <p class="muted">
        In place of typing the passphrase you touch a key, or do as when you unlock this computer. The browser
        asks for it twice: to set it up, and to try it. Keep the passphrase in mind: it stays the way in when
        the key is lost.
      </p>
      <PassphraseField label="Your passphrase, to set it up" isNew={false} {...props} />
    </>
  );
}

function Outcome({ attempt, words }: { readonly attempt: Attempt; readonly words: string }) {
  return (
    <>
      <AttemptProblem attempt={attempt} />
      <div class="row">
        <button type="submit" disabled={attempt.isUnderWay.value}>
          {words}
        </button>
      </div>
    </>
  );
}
