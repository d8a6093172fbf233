import type { Signal } from '@preact/signals';
import { useId, useRef } from 'preact/hooks';
import { ReadingArea } from '../documents/reading-area.tsx';
import type { ChosenPart } from './brought-form.tsx';

interface BroughtTextProps {
  readonly text: string;
  readonly part: Signal<ChosenPart>;
}

/** The text that was read; what is selected in it is what is kept beside the file. */
export function BroughtText({ text, part }: BroughtTextProps) {
  const id = useId();
  const area = useRef<HTMLTextAreaElement>(null);
  const choose = (words: string) => {
    part.value = { text: words.trim(), grid: null, place: '' };
  };
  const chosen = part.value.text;
  return (
    <div class="stack-tight">
      <label for={id}>What was read. Select what matters.</label>
      <ReadingArea
        id={id}
        area={area}
        text={text}
        onSelect={({ selectionStart, selectionEnd }) => {
          if (selectionEnd > selectionStart) choose(text.slice(selectionStart, selectionEnd));
        }}
      />
      <div class="row">
        <button type="button" class="button-small" onClick={() => choose(text)}>
          Take all of it
        </button>
        <button type="button" class="button-small" disabled={chosen === ''} onClick={() => choose('')}>
          Take none
        </button>
      </div>
      <p class="muted" role="status">
        {chosen === '' ? 'No words chosen yet: the title alone will be shown.' : 'These words will be shown:'}
      </p>
      {chosen !== '' && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrollable region must be reachable by keyboard (WCAG 2.1.1)
        <section class="quote" aria-label="The words that will be shown" tabIndex={0}>
          {chosen}
        </section>
      )}
    </div>
  );
}
