import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { SelectField } from '../panel/fields.tsx';
import type { PanelModel } from '../panel/panel-model.ts';
import { storeErrorSentence } from '../panel/store-sentences.ts';
import { lockMinutesChoices } from '../store/lock-minutes.ts';
import { AttemptProblem } from './attempt-problem.tsx';
import { NewPassphraseFields, newPassphraseFault, noPassphrase } from './new-passphrase-fields.tsx';
import { PassphraseField } from './passphrase-field.tsx';
import { RecoverySection } from './recovery-section.tsx';
import { SecurityKeySection } from './security-key-section.tsx';
import { useAttempt } from './use-attempt.ts';

/** When Plumbline locks itself, another passphrase, and the ways to unlock beside it. */
export function LockSection({ panel, onDone }: { readonly panel: PanelModel; readonly onDone: () => void }) {
  return (
    <div class="stack">
      <LockMinutes panel={panel} />
      <PassphraseForm panel={panel} onDone={onDone} />
      <SecurityKeySection panel={panel} />
      <RecoverySection panel={panel} />
    </div>
  );
}

function LockMinutes({ panel }: { readonly panel: PanelModel }) {
  const { store } = panel.effects;
  const minutes = useSignal<number | null>(null);
  useEffect(() => {
    void store.lockMinutes().then((read) => {
      minutes.value = read;
    });
  }, []);
  const choose = async (value: string) => {
    minutes.value = Number(value);
    const saved = await store.saveLockMinutes(Number(value));
    if (saved.ok) panel.saved(saved.value.savedAtMs);
    else panel.tell({ level: 'problem', text: storeErrorSentence(saved.error) });
  };
  if (minutes.value === null) return null;
  return (
    <SelectField
      label="Lock when nobody has touched this computer for"
      value={String(minutes.value)}
      choices={lockMinutesChoices.map((each) => ({ value: String(each), words: `${each} minutes` }))}
      hint="It also locks with the computer’s own screen, and when the browser is closed."
      onValue={(value) => void choose(value)}
    />
  );
}

function PassphraseForm({ panel, onDone }: { readonly panel: PanelModel; readonly onDone: () => void }) {
  const from = useSignal('');
  const to = useSignal(noPassphrase);
  const attempt = useAttempt();
  const change = async () => {
    const refused = await panel.effects.changePassphrase({ from: from.peek(), to: to.peek().words });
    if (refused !== null) return refused;
    panel.tell({ level: 'info', text: 'The passphrase is changed. The old one opens nothing any more.' });
    onDone();
    return null;
  };
  return (
    <form
      class="stack rule-above"
      onSubmit={(event) => {
        event.preventDefault();
        const fault = newPassphraseFault(to.peek());
        if (fault !== null) attempt.refuse(fault);
        else void attempt.run(change);
      }}
    >
      <PassphraseField
        label="Passphrase until now"
        value={from.value}
        isNew={false}
        onValue={(value) => {
          from.value = value;
        }}
      />
      <NewPassphraseFields value={to} />
      <AttemptProblem attempt={attempt} />
      <div class="row">
        <button type="submit" disabled={attempt.isUnderWay.value}>
          Change the passphrase
        </button>
      </div>
    </form>
  );
}
