import type { ComponentChildren } from 'preact';
import { useId, useState } from 'preact/hooks';
import './more-button.css';

/** A native button that opens what stands behind a line; office.js would take Tab from a summary. */
export function MoreButton({
  label,
  beside,
  children,
}: {
  readonly label: ComponentChildren;
  /** Stands behind the line whether it is open or not. */
  readonly beside?: ComponentChildren;
  readonly children: () => ComponentChildren;
}) {
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  return (
    <div class="more">
      <div class="more-line">
        <button
          type="button"
          class="button-plain more-button"
          aria-expanded={isOpen}
          aria-controls={id}
          onClick={() => setOpen(!isOpen)}
        >
          <span class="more-sign" aria-hidden="true">
            {isOpen ? '▾' : '▸'}
          </span>
          <span>{label}</span>
        </button>
        {beside}
      </div>
      <div id={id} class="more-body" hidden={!isOpen}>
        {isOpen && children()}
      </div>
    </div>
  );
}
