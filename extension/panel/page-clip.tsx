import type { FoundClip } from '../marks/marks-messages.ts';
import type { ItemState } from '../../shared/ledger/inspection-state.ts';
import { wordDifference } from '../../shared/evidence/anchoring/word-difference.ts';
import type { PanelModel } from './panel-model.ts';
import { verdictWords } from './found-words.ts';

interface PageClipProps {
  readonly panel: PanelModel;
  readonly item: ItemState;
  readonly clip: FoundClip;
}

export function PageClip({ panel, item, clip }: PageClipProps) {
  const [word, meaning] = verdictWords[clip.verdict];
  const hasMark = clip.verdict !== 'gone' && clip.verdict !== 'ambiguous';
  return (
    <li class="stack-tight">
      <p>
        <strong>{word}</strong> <span class="muted">{meaning}</span>
      </p>
      {clip.verdict === 'changed' ? (
        <Difference item={item} now={clip.text} />
      ) : (
        <p class="item-row-text">{item.shown.text}</p>
      )}
      <div class="row">
        {hasMark && (
          <button type="button" class="button-plain" onClick={() => void panel.effects.marks.show(item.id)}>
            Show on the page
          </button>
        )}
        <button type="button" class="button-plain" onClick={() => takeUp(panel, item)}>
          Open the clip
        </button>
      </div>
    </li>
  );
}

function takeUp(panel: PanelModel, item: ItemState): void {
  panel.goTo('evidence');
  panel.takeInHand(item.id);
}

function Difference({ item: { original }, now }: { readonly item: ItemState; readonly now: string }) {
  if (original.type !== 'clip') return null;
  return (
    <p>
      {wordDifference(original.quote, now).map(({ type, text }, index) =>
        type === 'kept' ? (
          text
        ) : type === 'removed' ? (
          <del key={index}>{text}</del>
        ) : (
          <ins key={index}>{text}</ins>
        ),
      )}
    </p>
  );
}
