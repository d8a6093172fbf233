import { useSignal } from '@preact/signals';
import type { OriginalWords } from '../../store/names-store.ts';
import { storeErrorSentence } from '../import-sentences.ts';
import type { ItemProps } from '../item-in-hand.tsx';

/** The words from before names were hidden: they are shown when the record says that somebody opened them. */
export function OriginalView({ panel, inspection, item }: ItemProps) {
  const words = useSignal<OriginalWords | null>(null);
  const open = async () => {
    const names = await panel.effects.store.namesOf(inspection.id);
    const opened = await names.openOriginal(item);
    if (!opened.ok) return panel.tell({ level: 'problem', text: storeErrorSentence(opened.error) });
    words.value = opened.value;
  };
  if (words.value === null)
    return (
      <div class="row">
        <span class="muted">
          Names are hidden in this item.
          {item.redaction?.keepsOriginal === false && ' Its original was not kept.'}
        </span>
        {item.redaction?.keepsOriginal !== false && (
          <button type="button" class="button-small" onClick={() => void open()}>
            Open the original (this is noted)
          </button>
        )}
      </div>
    );
  const texts = [
    ...new Set(
      words.value.flatMap(({ original, shown, note, followUp }) =>
        [shown?.text, original?.type === 'clip' ? original.quote : undefined, note, followUp].filter(
          (text) => text != null && text !== '',
        ),
      ),
    ),
  ];
  return (
    <section class="stack-tight rule-above" aria-label="The original">
      <p class="muted">
        {texts.length === 0
          ? 'The original is not on this computer, or was not kept.'
          : 'The words of the original. That you opened them is noted.'}
      </p>
      {texts.map((text) => (
        <blockquote key={text} class="quote">
          {text}
        </blockquote>
      ))}
      <div class="row">
        <button
          type="button"
          class="button-small"
          onClick={() => {
            words.value = null;
          }}
        >
          Close the original
        </button>
      </div>
    </section>
  );
}
