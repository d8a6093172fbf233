import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { Attachment } from '../../shared/evidence/attachment.ts';
import type { ItemProps } from './item-in-hand.tsx';

/** Long enough for a tab that was opened with the picture to have read it. */
const keepUrlMs = 60_000;

interface KeptPictureProps extends ItemProps {
  readonly attachment: Attachment;
  readonly words: string;
}

/** A picture that is stored with the evidence, as a link to the whole. */
export function KeptPicture({ inspection, item, attachment, words }: KeptPictureProps) {
  const url = useSignal<string | null | undefined>(undefined);
  useEffect(() => {
    let made: string | null = null;
    const look = { way: 'picture', items: [item.id] } as const;
    void inspection.showAttachment(attachment.commitment, look).then((bytes) => {
      made = bytes && URL.createObjectURL(new Blob([new Uint8Array(bytes)], { type: attachment.mediaType }));
      url.value = made;
    });
    return () => {
      setTimeout(() => made !== null && URL.revokeObjectURL(made), keepUrlMs);
    };
  }, [attachment.commitment]);
  if (url.value === undefined) return null;
  if (url.value === null) return <p class="muted">{words}: the picture is not on this computer.</p>;
  return (
    <a href={url.value} target="_blank" rel="noreferrer" class="kept-picture">
      <img src={url.value} alt={`${words}. Opens in a tab.`} />
    </a>
  );
}
