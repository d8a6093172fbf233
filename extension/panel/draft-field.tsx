import { useSignal } from '@preact/signals';
import { useEffect, useId, useRef } from 'preact/hooks';
import type { EntryRef } from '../../shared/ledger/entry.ts';
import type { PanelModel } from './panel-model.ts';
import { useDraft } from './use-draft.ts';

interface Recorded {
  readonly recorded: string;
  /** The writings that stand while the person types: so that a colleague's change meanwhile is shown, not lost. */
  readonly refs: readonly EntryRef[];
}

interface DraftFieldProps extends Recorded {
  readonly panel: PanelModel;
  /** Stays the same over a restart. */
  readonly name: string;
  readonly label: string;
  readonly record: (text: string, refs: readonly EntryRef[]) => Promise<boolean>;
  readonly rows?: number;
}

/** A text of an item: each keystroke is safe at once, and recorded when the person moves on. */
export function DraftField({ panel, name, label, recorded, refs, record, rows }: DraftFieldProps) {
  const id = useId();
  const draft = useDraft(panel, name, recorded);
  /** What stood when the person began to type: a later writing of this computer would take its place silently. */
  const seen = useRef<Recorded | null>(null);
  const latest = useRef<Recorded>({ recorded, refs });
  latest.current = { recorded, refs };
  const isRecording = useRef(false);
  const isOtherShown = useSignal(false);

  const commit = async () => {
    if (!draft.isChanged() || isRecording.current) return;
    const text = draft.text.peek();
    const before = seen.current ?? latest.current;
    isOtherShown.value = latest.current.recorded !== before.recorded && latest.current.recorded !== text;
    if (isOtherShown.peek()) return;
    isRecording.current = true;
    try {
      if (text !== latest.current.recorded && !(await record(text, before.refs))) return;
      await draft.settle(text);
      seen.current = draft.isChanged() ? { recorded: text, refs: latest.current.refs } : null;
    } finally {
      isRecording.current = false;
    }
  };
  const choose = (text: string) => {
    seen.current = latest.current;
    draft.type(text);
    void commit();
  };
  const leave = async () => {
    await commit();
    if (!isOtherShown.peek()) return;
    const words = `“${label}” was changed in another window meanwhile. What you typed is kept: take the item up again to choose.`;
    panel.tell({ level: 'problem', text: words });
  };
  const leaveNow = useRef(leave);
  leaveNow.current = leave;
  useEffect(() => () => void leaveNow.current(), []);
  useEffect(() => {
    // The line below the field shows what stood when the words came back.
    if (draft.isRestored.value) seen.current ??= latest.current;
  }, [draft.isRestored.value]);

  const type = (text: string) => {
    seen.current ??= latest.current;
    draft.type(text);
  };
  const shared = {
    id,
    value: draft.text.value,
    readOnly: !draft.isReady.value,
    // Else the browser writes what stands in it to its own file of open tabs.
    autocomplete: 'off',
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
        {draft.isRestored.value && !isOtherShown.value && <RestoredLine recorded={recorded} />}
        {draft.problem.value !== null && <span class="problem">{draft.problem.value}</span>}
        {isOtherShown.value && (
          <OtherWindowLine
            mine={draft.text.value}
            other={recorded}
            // A field of one line cannot show a blank one.
            between={rows === undefined ? '; ' : '\n\n'}
            onChoose={choose}
          />
        )}
      </div>
    </div>
  );
}

interface OtherWindowLineProps {
  readonly mine: string;
  readonly other: string;
  readonly between: string;
  readonly onChoose: (text: string) => void;
}

/** One of two texts would be lost: the person says which stands. */
function OtherWindowLine({ mine, other, between, onChoose }: OtherWindowLineProps) {
  const choices = [
    ['Keep mine', mine],
    ['Take that one', other],
    ['Keep both', other + between + mine],
  ] as const;
  return (
    <>
      <p>This was changed in another window meanwhile to “{other}”.</p>
      <div class="row">
        {choices.map(([words, text]) => (
          <button key={words} type="button" class="button-small" onClick={() => onChoose(text)}>
            {words}
          </button>
        ))}
      </div>
    </>
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
