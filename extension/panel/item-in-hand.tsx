import { useEffect, useRef } from 'preact/hooks';
import { type Change, setFields } from '../../shared/ledger/change.ts';
import type { ItemState } from '../../shared/ledger/inspection-state.ts';
import { ConflictLines } from './conflict-lines.tsx';
import { DraftField } from './draft-field.tsx';
import { ItemChoices } from './item-choices.tsx';
import { conflictsOfItem } from './item-conflicts.ts';
import { ItemEdit } from './item-edit.tsx';
import { ItemLinks } from './item-links.tsx';
import { ItemText } from './item-text.tsx';
import { ItemWithdrawal } from './item-withdrawal.tsx';
import { laterView } from './later-view.tsx';
import type { ViewProps } from './panel-model.ts';
import { Unread } from './unread.tsx';

export interface ItemProps extends ViewProps {
  readonly item: ItemState;
}

const ItemOrigin = laterView(async () => (await import('./item-origin.tsx')).ItemOrigin);
const PageKept = laterView(async () => (await import('./page-kept.tsx')).PageKept);
const HideNames = laterView(async () => (await import('./redaction/hide-names.tsx')).HideNames);
const DisposeItem = laterView(async () => (await import('./disposal/dispose-item.tsx')).DisposeItem);
const ItemPicture = laterView(async () => (await import('./item-picture.tsx')).ItemPicture);

const isPicture = ({ original }: ItemState): boolean =>
  original.type === 'document' && original.attachment?.mediaType.startsWith('image/') === true;

interface ItemInHandProps extends ItemProps {
  /** The person is done with this one: the next may come. */
  readonly onDone?: (() => void) | undefined;
}

/** All that can be seen of an item and done with it, in the order in which it is done. */
export function ItemInHand({ onDone, ...view }: ItemInHandProps) {
  const { item, panel, inspection } = view;
  const region = useRef<HTMLElement>(null);
  // The row above it, so that the place in the list is seen, too.
  useEffect(() => region.current?.previousElementSibling?.scrollIntoView({ block: 'nearest' }), [item.id]);
  useEffect(() => inspection.noteLook({ way: 'item', items: [item.id] }), [inspection, item.id]);
  const record = (changes: readonly Change[]) => panel.record(inspection, changes);
  return (
    <section ref={region} class="in-hand" data-item={item.id} aria-label="The item in hand">
      <ConflictLines {...view} conflicts={conflictsOfItem(view.state, item)} />
      <ItemText item={item} />
      <Unread item={item} />
      {isPicture(item) && <ItemPicture key={`${item.id} picture`} {...view} />}
      <ItemEdit key={`${item.id} edit`} {...view} />
      {item.withdrawn === null && (
        <>
          <ItemLinks key={`${item.id} links`} {...view} onDone={onDone} />
          <ItemChoices {...view} />
          <DraftField
            key={`${item.id} note`}
            panel={panel}
            name={`${inspection.id}/item/${item.id}/note`}
            label="Note"
            rows={2}
            recorded={item.note}
            refs={item.refs}
            record={(note, refs) => record([setFields('item', { id: item.id, refs }, { note })])}
          />
          <FollowUp {...view} />
        </>
      )}
      {item.original.type === 'clip' && <PageKept key={`${item.id} page`} {...view} />}
      <ItemOrigin {...view} />
      {item.withdrawn === null && <HideNames key={`${item.id} names`} {...view} />}
      <ItemWithdrawal key={`${item.id} withdrawal`} {...view} />
      <DisposeItem key={`${item.id} disposal`} {...view} />
      {onDone && (
        <div class="row">
          <button type="button" class="button-primary" onClick={onDone}>
            Next item
          </button>
          <span class="muted">or Enter in the empty criteria field</span>
        </div>
      )}
    </section>
  );
}

function FollowUp({ item, panel, inspection }: ItemProps) {
  const record = (followUp: string | null, refs = item.refs) =>
    panel.record(inspection, [setFields('item', { id: item.id, refs }, { followUp })]);
  return (
    <div class="stack-tight">
      <label class="check">
        <input
          type="checkbox"
          checked={item.followUp !== null}
          onChange={(event) => void record(event.currentTarget.checked ? '' : null)}
        />
        Follow up
      </label>
      {item.followUp !== null && (
        <DraftField
          key={`${item.id} follow-up`}
          panel={panel}
          name={`${inspection.id}/item/${item.id}/follow-up`}
          label="What to follow up"
          recorded={item.followUp}
          refs={item.refs}
          record={record}
        />
      )}
    </div>
  );
}
