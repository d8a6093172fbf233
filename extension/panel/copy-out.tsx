import { useSignal } from '@preact/signals';
import type { Attachment } from '../../shared/evidence/attachment.ts';
import { type Given, GiveOutForm, recordGiving } from './give-out-form.tsx';
import type { ItemProps } from './item-in-hand.tsx';

interface CopyOutProps extends ItemProps {
  readonly attachment: Attachment;
  /** 'Save a copy of …' */
  readonly words: string;
  /** It is stored packed, as archives of pages are: the copy is not. */
  readonly isPacked?: boolean;
}

/** A file of the evidence, saved outside of Plumbline: noted before it is given. */
export function CopyOut({ attachment, words, isPacked = false, ...view }: CopyOutProps) {
  const { panel, inspection, item } = view;
  const isAsking = useSignal(false);
  const give = async (given: Given) => {
    const bytes = await inspection.readAttachment(attachment.commitment);
    if (bytes === null) {
      panel.tell({
        level: 'problem',
        text: `The file “${attachment.name}” is not on this computer. Open an evidence file from the person who added it.`,
      });
      return false;
    }
    const fileName = isPacked ? attachment.name.replace(/\.gz$/, '') : attachment.name;
    if (!(await recordGiving(view, { ...given, way: 'file-copy', items: [item.id], fileName }))) return false;
    const whole = isPacked ? await unpacked(bytes) : new Uint8Array(bytes);
    panel.effects.download(fileName, whole);
    isAsking.value = false;
    return true;
  };
  if (isAsking.value) {
    return (
      <GiveOutForm
        {...view}
        name={attachment.commitment}
        words="Save the copy"
        onGive={give}
        onClose={() => {
          isAsking.value = false;
        }}
      >
        <p class={item.redaction === null ? 'notice notice-caution' : 'muted'}>
          <span>
            {item.redaction === null
              ? 'This file leaves as it was kept: no name in it is hidden.'
              : 'Names were hidden in this item, and in this file of it.'}
          </span>
        </p>
      </GiveOutForm>
    );
  }
  return (
    <div class="row">
      <button
        type="button"
        class="button-plain"
        onClick={() => {
          isAsking.value = true;
        }}
      >
        {words}
      </button>
    </div>
  );
}

async function unpacked(bytes: Uint8Array): Promise<Uint8Array<ArrayBuffer>> {
  const stream = new Blob([new Uint8Array(bytes)]).stream().pipeThrough(new DecompressionStream('gzip'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}
