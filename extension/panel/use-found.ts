import { useEffect, useState } from 'preact/hooks';
import { ownFaultSentence } from './failure-sentences.ts';
import type { ViewProps } from './panel-model.ts';
import { toSearchWords } from './search-text.ts';

export interface Found {
  /** By their ids; null where nothing is searched for, or no search has answered yet. */
  readonly ids: ReadonlySet<string> | null;
  /** These are not yet those of what is typed now. */
  readonly isPending: boolean;
}

/** What a search finds, as it is typed and as the evidence changes; what was found last stands until then. */
export function useFound({ panel, inspection, state }: ViewProps, query: string): Found {
  const [answer, setAnswer] = useState<{ readonly ids: ReadonlySet<string>; readonly to: string } | null>(
    null,
  );
  const words = toSearchWords(query).join(' ');
  useEffect(() => {
    if (words === '') return setAnswer(null);
    let isLate = false;
    inspection.find(words).then(
      (ids) => !isLate && setAnswer({ ids, to: words }),
      (error: unknown) => !isLate && panel.tell({ level: 'problem', text: ownFaultSentence(error) }),
    );
    return () => {
      isLate = true;
    };
  }, [inspection, state, words]);
  if (words === '') return { ids: null, isPending: false };
  return { ids: answer?.ids ?? null, isPending: answer?.to !== words };
}
