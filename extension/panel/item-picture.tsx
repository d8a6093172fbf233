import { attachmentOf } from '../../shared/exchange/verify-pack.ts';
import { setFields } from '../../shared/ledger/change.ts';
import { DraftField } from './draft-field.tsx';
import type { ItemProps } from './item-in-hand.tsx';
import { KeptPicture } from './kept-picture.tsx';

/** A picture that is an item by itself, and the words for what it shows: nothing reads them out of it. */
export function ItemPicture(view: ItemProps) {
  const { item, panel, inspection } = view;
  const { shown } = item;
  const attachment = attachmentOf(item.original);
  if (attachment === null) return null;
  return (
    <div class="stack-tight">
      <div class="kept-pictures">
        <KeptPicture {...view} attachment={attachment} words="The picture" />
      </div>
      {item.withdrawn === null && (
        <DraftField
          key={`${item.id} picture`}
          panel={panel}
          name={`${inspection.id}/item/${item.id}/picture`}
          label="What it shows that matters: type the values here"
          rows={3}
          recorded={shown.text === shown.title ? '' : shown.text}
          refs={item.refs}
          record={(text, refs) =>
            panel.record(inspection, [
              setFields('item', { id: item.id, refs }, { shown: { ...shown, text: text || shown.title } }),
            ])
          }
        />
      )}
    </div>
  );
}
