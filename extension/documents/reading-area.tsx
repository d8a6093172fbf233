import type { RefObject } from 'preact';
import { useEffect } from 'preact/hooks';

interface ReadingAreaProps {
  readonly id: string;
  readonly text: string;
  readonly area: RefObject<HTMLTextAreaElement | null>;
  readonly onSelect?: (area: HTMLTextAreaElement) => void;
}

/**
 * A text to select in, also with the keys alone: in a field that is readonly, Chromium moves no caret. Nothing can be
 * changed in it.
 */
export function ReadingArea({ id, text, area, onSelect }: ReadingAreaProps) {
  // Browsers put the caret behind a text that is set; the keys are to begin at its start.
  useEffect(() => area.current?.setSelectionRange(0, 0), [text]);
  return (
    <textarea
      id={id}
      ref={area}
      class="reading"
      rows={10}
      aria-readonly="true"
      spellcheck={false}
      value={text}
      onBeforeInput={(event) => event.preventDefault()}
      // What cannot be prevented, as the words of an input method, is undone.
      onInput={(event) => {
        event.currentTarget.value = text;
      }}
      onSelect={(event) => onSelect?.(event.currentTarget)}
    />
  );
}
