import { useEffect, useId, useRef } from 'preact/hooks';
import type { EntryRef } from '../../shared/ledger/entry.ts';
import type { PanelModel } from './panel-model.ts';
import { useDraft } from './use-draft.ts';

interface DraftFieldProps {
  readonly panel: PanelModel;
  /** Stays the same over a restart. */
  readonly name: string;
  readonly label: string;
  readonly recorded: string;
  /** The writings that stand while the person types: so that a colleague's change meanwhile is shown, not lost. */
  readonly refs: readonly EntryRef[];
  readonly record: (text: string, refs: readonly EntryRef[]) => Promise<boolean>;
  readonly rows?: number;
}

/** A text of an item: each keystroke is safe at once, and recorded when the person moves on. */
export function DraftField({ panel, name, label, recorded, refs, record, rows }: DraftFieldProps) {
  const id = useId();
  const draft = useDraft(panel, name, recorded);
  const refsSeen = useRef<readonly EntryRef[] | null>(null);
  const isRecording = useRef(false);

  const commit = async () => {
    if (!draft.isChanged() || isRecording.current) return;
    const text = draft.text.peek();
    isRecording.current = true;
    const isDone = text === recorded || (await record(text, refsSeen.current ?? refs));
    isRecording.current = false;
    if (!isDone) return;
    refsSeen.current = null;
    await draft.settle(text);
  };
  const commitNow = useRef(commit);
  commitNow.current = commit;
  useEffect(() => () => void commitNow.current(), []);

  const type = (text: string) => {
    refsSeen.current ??= refs;
    draft.type(text);
  };
  const shared = {
    id,
    value: draft.text.value,
    readOnly: !draft.isReady.value,
    'aria-describedby': `${id}-line`,
    onBlur: () => void commit(),
  };
  return (
    <div class="stack-tight">
      <label for={id}>{label}</label>
      {rows === undefined ? (
        <input
          {...shared}
          onInput={(event) => type(event.currentTarget.value)}
          onKeyDown={(event) => event.key === 'Enter' && void commit()}
        />
      ) : (
        <textarea
          {...shared}
          rows={rows}
          onInput={(event) => type(event.currentTarget.value)}
          onKeyDown={(event) => event.key === 'Enter' && (event.ctrlKey || event.metaKey) && void commit()}
        />
      )}
      <div id={`${id}-line`} class="muted" aria-live="polite">
        {draft.isRestored.value && <RestoredLine recorded={recorded} />}
        {draft.problem.value !== null && <span class="problem">{draft.problem.value}</span>}
      </div>
    </div>
  );
}

function RestoredLine({ recorded }: { readonly recorded: string }) {
  return (
    <span>
      What you had typed before the panel closed is back in the field.
      {recorded !== '' && ` Recorded so far: “${recorded}”`}
    </span>
  );
}
