import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { laterView } from '../panel/later-view.tsx';
import type { Trouble } from '../second-copy/trouble.ts';
import { RecoverForm, type Recovering } from './recover-form.tsx';
import { SetUpForm } from './set-up-form.tsx';
import { UnlockForm } from './unlock-form.tsx';
import { vaultFaultSentence } from './vault-sentences.ts';

interface Standing {
  readonly isSetUp: boolean;
  readonly hasSecurityKey: boolean;
  /** There are things from before there was a lock. */
  readonly hasClear: boolean;
  /** Why it cannot just be set up or unlocked; null where it can. */
  readonly trouble: Trouble | null;
  /** Whether this browser lets a copy lie in a folder. */
  readonly hasFolders: boolean;
}

const TroubleView = laterView(async () => (await import('../second-copy/trouble-view.tsx')).TroubleView);

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
      {standing.value !== null && <Ways effects={effects} standing={standing.value} />}
    </main>
  );
}

function Ways({ effects, standing }: { readonly effects: LockEffects; readonly standing: Standing }) {
  const trouble = useSignal(standing.trouble);
  const isAnew = useSignal(!standing.isSetUp);
  if (trouble.value !== null) {
    const anew = () => {
      trouble.value = null;
      isAnew.value = true;
    };
    const isChosen = trouble.value.type === 'folder';
    return <TroubleView trouble={trouble.value} {...(isChosen ? { onBack: anew } : { onAnew: anew })} />;
  }
  if (!isAnew.value) return <Unlocking effects={effects} hasSecurityKey={standing.hasSecurityKey} />;
  const toFolder = () => {
    trouble.value = { type: 'folder' };
  };
  return (
    <SetUpForm
      setUp={effects.setUp}
      hasClear={standing.hasClear}
      {...(standing.hasFolders && { onFolder: toFolder })}
    />
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
