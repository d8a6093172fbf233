import type { Signal } from '@preact/signals';
import { useSignal } from '@preact/signals';
import { passphraseFault } from '../../shared/exchange/sealing/passphrase-strength.ts';
import { PassphraseField } from './passphrase-field.tsx';

export interface NewPassphrase {
  readonly words: string;
  readonly again: string;
}

export const noPassphrase: NewPassphrase = { words: '', again: '' };

/** Why it cannot be taken; null where it can. */
export const newPassphraseFault = ({ words, again }: NewPassphrase): string | null =>
  passphraseFault(words) ||
  (words === again ? null : 'The two are not the same. Type the passphrase again in the second field.');

/** Typed twice, since nobody can give it back. */
export function NewPassphraseFields({
  value,
  autoFocus = false,
}: {
  readonly value: Signal<NewPassphrase>;
  readonly autoFocus?: boolean;
}) {
  const isShown = useSignal(false);
  return (
    <>
      <PassphraseField
        label="New passphrase"
        value={value.value.words}
        isNew
        {...{ isShown: isShown.value, autoFocus }}
        onValue={(words) => {
          value.value = { ...value.peek(), words };
        }}
      />
      <p class="muted">Four words that do not belong together are easy to keep in mind and hard to guess.</p>
      <PassphraseField
        label="The same again"
        value={value.value.again}
        isNew
        isShown={isShown.value}
        onValue={(again) => {
          value.value = { ...value.peek(), again };
        }}
      />
      <label class="row">
        <input
          type="checkbox"
          checked={isShown.value}
          onChange={(event) => {
            isShown.value = event.currentTarget.checked;
          }}
        />
        Show what I type
      </label>
    </>
  );
}
