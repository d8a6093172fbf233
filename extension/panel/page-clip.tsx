import type { ItemState } from '../../shared/ledger/inspection-state.ts';
import type { FoundClip } from '../marks/marks-messages.ts';
import { ClipDifference } from './clip-difference.tsx';
import { verdictWords } from './found-words.ts';
import type { PanelModel } from './panel-model.ts';

interface PageClipProps {
  readonly panel: PanelModel;
  readonly item: ItemState;
  readonly clip: FoundClip;
  /** The clip was taken in hand: the list makes room for it. */
  readonly onTaken: () => void;
}

export function PageClip({ panel, item, clip, onTaken }: PageClipProps) {
  const open = () => {
    takeUp(panel, item);
    onTaken();
  };
  const [word, meaning] = verdictWords[clip.verdict];
  const hasMark = clip.verdict !== 'gone' && clip.verdict !== 'ambiguous';
  const which = <span class="visually-hidden">: {item.shown.text.slice(0, 60)}</span>;
  return (
    <li class="pick" data-item={item.id}>
      <div>
        <strong>{word}</strong> <span class="muted">{meaning}</span>
      </div>
      {clip.verdict === 'changed' && item.original.type === 'clip' ? (
        <ClipDifference before={item.original.quote} now={clip.text} />
      ) : (
        <div class="item-row-text">{item.shown.text}</div>
      )}
      <div class="row">
        {hasMark && (
          <button type="button" class="button-plain" onClick={() => void panel.effects.marks.show(item.id)}>
            Show on the page{which}
          </button>
        )}
        <button type="button" class="button-plain" onClick={open}>
          Open the clip{which}
        </button>
      </div>
    </li>
  );
}

/** There alone what is in hand stands in the list whatever it is sorted under. */
function takeUp(panel: PanelModel, item: ItemState): void {
  panel.goTo('to-sort');
  panel.takeInHand(item.id);
  panel.wantsFocus.value = true;
}
