import { useEffect, useState } from 'preact/hooks';
import type { ItemState } from '../../shared/ledger/inspection-state.ts';
import type { FoundClip } from '../marks/marks-messages.ts';
import type { OpenInspection } from '../store/store.ts';
import { foundInShort, lookedSentence } from './found-words.ts';
import { PageClip } from './page-clip.tsx';
import type { PanelModel, ViewProps } from './panel-model.ts';
import { lookAt, useSettledLook } from './use-settled-look.ts';

interface Found {
  readonly item: ItemState;
  readonly clip: FoundClip;
}

/** What became of the clips of the page in front: marked there, and listed here. */
export function PageClips({ panel, inspection, state }: ViewProps) {
  const [isOpen, setIsOpen] = useState(false);
  const found = withItems(useFoundClips(panel), state.items);
  const words = foundInShort(found.map(({ clip }) => clip.verdict));
  return (
    <>
      <details class="page-clips" open={isOpen} onToggle={(event) => setIsOpen(event.currentTarget.open)}>
        <summary>{words}</summary>
        {isOpen && (
          <FoundList panel={panel} inspection={inspection} found={found} onTaken={() => setIsOpen(false)} />
        )}
      </details>
      <Announced words={found.length === 0 ? '' : words} />
    </>
  );
}

function useFoundClips({ effects: { marks } }: PanelModel): readonly FoundClip[] {
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
  return clips;
}

function withItems(clips: readonly FoundClip[], items: readonly ItemState[]): readonly Found[] {
  const byId = new Map(items.map((item) => [item.id, item]));
  return clips.flatMap((clip): readonly Found[] => {
    const item = byId.get(clip.item);
    return item === undefined ? [] : [{ item, clip }];
  });
}

/** As in other lists: 2,000 clips of one page stay quick to open. */
const rowsAtOnce = 100;

interface FoundListProps {
  readonly panel: PanelModel;
  readonly inspection: OpenInspection;
  readonly found: readonly Found[];
  readonly onTaken: () => void;
}

function FoundList({ panel, inspection, found, onTaken }: FoundListProps) {
  const [limit, setLimit] = useState(rowsAtOnce);
  const look = async () => {
    const answer = await panel.effects.marks.look();
    if (answer !== 'marked') panel.tell({ level: 'info', text: lookedSentence(answer) });
  };
  const items = found.map(({ item }) => item);
  useSettledLook(inspection, items.length === 0 ? null : lookAt('page-clips', items));
  const remaining = found.length - limit;
  return (
    <div class="stack-tight">
      {found.length > 0 && (
        <ul aria-label="Clips of the page in front">
          {found.slice(0, limit).map(({ item, clip }) => (
            <PageClip key={item.id} panel={panel} item={item} clip={clip} onTaken={onTaken} />
          ))}
        </ul>
      )}
      <div class="row">
        {remaining > 0 && (
          <button type="button" onClick={() => setLimit(limit + rowsAtOnce)}>
            Show {Math.min(rowsAtOnce, remaining)} more
          </button>
        )}
        <button type="button" onClick={() => void look()}>
          Look for clips on the page in front
        </button>
      </div>
    </div>
  );
}

/** A page that is still drawing itself changes its mind a few times: only what it comes to is said. */
const settledMs = 1_500;

function Announced({ words }: { readonly words: string }) {
  const [said, setSaid] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setSaid(words), settledMs);
    return () => clearTimeout(timer);
  }, [words]);
  return (
    <p class="visually-hidden" role="status">
      {said}
    </p>
  );
}
