import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { RecoverForm, type Recovering } from './recover-form.tsx';
import { SetUpForm } from './set-up-form.tsx';
import { UnlockForm } from './unlock-form.tsx';
import { vaultFaultSentence } from './vault-sentences.ts';

interface Standing {
  readonly isSetUp: boolean;
  readonly hasSecurityKey: boolean;
  /** There are things from before there was a lock. */
  readonly hasClear: boolean;
}

export interface LockEffects {
  readStanding(): Promise<Standing>;
  /** Null where it is open now, else the sentence that says why not. */
  setUp(passphrase: string): Promise<string | null>;
  unlock(passphrase: string): Promise<string | null>;
  unlockBySecurityKey(): Promise<string | null>;
  recover(recovering: Recovering): Promise<string | null>;
  listen(hear: (text: string) => void): () => void;
}

/** All that is shown while what is kept here is locked, or has no lock yet. */
export function LockScreen({ effects }: { readonly effects: LockEffects }) {
  const standing = useSignal<Standing | null>(null);
  const notice = useSignal<string | null>(null);
  useEffect(() => {
    effects.readStanding().then(
      (read) => {
        standing.value = read;
      },
      (error: unknown) => {
        notice.value = vaultFaultSentence(error);
      },
    );
    return effects.listen((text) => {
      notice.value = text;
    });
  }, []);
  return (
    <main class="page page-narrow stack">
      <div role="alert">{notice.value !== null && <p class="notice notice-problem">{notice.value}</p>}</div>
      {standing.value !== null &&
        (standing.value.isSetUp ? (
          <Unlocking effects={effects} hasSecurityKey={standing.value.hasSecurityKey} />
        ) : (
          <SetUpForm setUp={effects.setUp} hasClear={standing.value.hasClear} />
        ))}
    </main>
  );
}

function Unlocking({
  effects,
  hasSecurityKey,
}: {
  readonly effects: LockEffects;
  readonly hasSecurityKey: boolean;
}) {
  const isForgotten = useSignal(false);
  if (isForgotten.value) {
    const back = () => {
      isForgotten.value = false;
    };
    return <RecoverForm recover={effects.recover} onBack={back} />;
  }
  const forget = () => {
    isForgotten.value = true;
  };
  return (
    <UnlockForm
      unlock={effects.unlock}
      unlockBySecurityKey={hasSecurityKey ? effects.unlockBySecurityKey : null}
      onForgotten={forget}
    />
  );
}
