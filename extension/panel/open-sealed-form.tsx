import { useSignal } from '@preact/signals';
import type { SealedKey } from '../../shared/exchange/sealing/open-sealed.ts';
import { isArmoured, readSealedHeader } from '../../shared/exchange/sealing/sealed-form.ts';
import { sealedErrorSentence } from '../../shared/exchange/sealing/sealed-sentences.ts';
import { runSealJob } from '../sealing/run-seal-job.ts';
import { importFaultSentence } from './failure-sentences.ts';
import { SecretField } from './secret-field.tsx';

export interface SealedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

interface OpenSealedFormProps {
  readonly file: SealedFile;
  readonly onOpened: (bytes: Uint8Array) => void;
  readonly onLeave: () => void;
}

type Way = SealedKey['type'];

/** Asks for what opens a sealed file, and forgets it as soon as the file is open or left alone. */
export function OpenSealedForm({ file, onOpened, onLeave }: OpenSealedFormProps) {
  const way = useSignal<Way>(wayOf(file.bytes));
  const secret = useSignal('');
  const told = useSignal<string | null>(null);
  const isUnderWay = useSignal(false);

  const open = async () => {
    if (isUnderWay.value) return;
    isUnderWay.value = true;
    told.value = null;
    const key: SealedKey =
      way.value === 'passphrase'
        ? { type: 'passphrase', passphrase: secret.value }
        : { type: 'identity', identity: secret.value };
    try {
      const opened = await runSealJob('open', { file: file.bytes, key });
      if (opened.ok) return onOpened(opened.value);
      if (opened.error.type === 'needs-key') way.value = 'identity';
      if (opened.error.type === 'needs-passphrase') way.value = 'passphrase';
      told.value = sealedErrorSentence(opened.error);
    } catch (error) {
      told.value = importFaultSentence(error);
    } finally {
      isUnderWay.value = false;
    }
  };

  return (
    <form
      class="stack-tight"
      aria-label={`Open the sealed file ${file.name}`}
      onSubmit={(event) => {
        event.preventDefault();
        void open();
      }}
    >
      <p>“{file.name}” is sealed.</p>
      {way.value === 'passphrase' ? (
        <SecretField
          key="passphrase"
          label="Its passphrase"
          value={secret.value}
          hint="Whoever sent the file knows it. It is not kept."
          autoFocus
          onValue={(typed) => {
            secret.value = typed;
          }}
        />
      ) : (
        <SecretField
          key="identity"
          label="Your secret key"
          value={secret.value}
          hint="It begins with “AGE-SECRET-KEY-1” and belongs to the receiving key that the sender has. It is used now and not kept."
          autoFocus
          onValue={(typed) => {
            secret.value = typed;
          }}
        />
      )}
      <div aria-live="polite" class={told.value === null ? 'muted' : 'problem'}>
        {isUnderWay.value ? 'Opening … This takes a few seconds.' : told.value}
      </div>
      <div class="row">
        <button type="submit" class="button-primary" disabled={isUnderWay.value}>
          Open the file
        </button>
        <button type="button" onClick={onLeave}>
          Leave it
        </button>
      </div>
    </form>
  );
}

/** The text form says nothing before it is read back: most files are sealed with a passphrase. */
function wayOf(bytes: Uint8Array): Way {
  const header = isArmoured(bytes) ? null : readSealedHeader(bytes);
  return header?.ok === true && header.value.by === 'keys' ? 'identity' : 'passphrase';
}
