import { useEffect, useState } from 'preact/hooks';
import type { FoundClip } from '../marks/marks-messages.ts';
import type { ItemState } from '../../shared/ledger/inspection-state.ts';
import { PageClip } from './page-clip.tsx';
import type { ViewProps } from './panel-model.ts';
import { foundInShort, lookedSentence } from './found-words.ts';

interface Found {
  readonly item: ItemState;
  readonly clip: FoundClip;
}

/** What became of the clips of the page in front: marked there, and listed here. */
export function PageClips({ panel, state }: ViewProps) {
  const { marks } = panel.effects;
  const [clips, setClips] = useState<readonly FoundClip[]>([]);
  useEffect(() => {
    let isHere = true;
    const read = () => void marks.read().then((found) => isHere && setClips(found));
    read();
    const stop = marks.subscribe(read);
    return () => {
      isHere = false;
      stop();
    };
  }, [marks]);

  const items = new Map(state.items.map((item) => [item.id, item]));
  const found = clips.flatMap((clip): readonly Found[] => {
    const item = items.get(clip.item);
    return item === undefined ? [] : [{ item, clip }];
  });
  const look = async () => {
    const answer = await marks.look();
    if (answer !== 'marked') panel.tell({ level: 'info', text: lookedSentence(answer) });
  };
  return (
    <details class="page-clips">
      <summary>{foundInShort(found.map(({ clip }) => clip.verdict))}</summary>
      <div class="stack-tight">
        {found.length > 0 && (
          <ul class="plain-list stack-tight" aria-label="Clips of the page in front">
            {found.map(({ item, clip }) => (
              <PageClip key={item.id} panel={panel} item={item} clip={clip} />
            ))}
          </ul>
        )}
        <button type="button" onClick={() => void look()}>
          Look for clips on the page in front
        </button>
      </div>
    </details>
  );
}
