import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';

interface FoldedProps {
  readonly summary: string;
  readonly children: (fold: () => void) => ComponentChildren;
}

/** A part of a page that is made only once it is opened. */
export function Folded({ summary, children }: FoldedProps) {
  const isOpen = useSignal(false);
  return (
    <details
      class="rule-above"
      open={isOpen.value}
      onToggle={(event) => {
        isOpen.value = event.currentTarget.open;
      }}
    >
      <summary>{summary}</summary>
      {isOpen.value &&
        children(() => {
          isOpen.value = false;
        })}
    </details>
  );
}
