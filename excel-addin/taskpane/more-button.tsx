import { type ComponentChildren, Fragment } from 'preact';
import { useId, useState } from 'preact/hooks';

/** A native button that opens what stands behind a line; office.js would take Tab from a summary. */
export function MoreButton({
  label,
  children,
}: {
  readonly label: ComponentChildren;
  readonly children: () => ComponentChildren;
}) {
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  return (
    <Fragment>
      <button
        type="button"
        class="button-plain more-button"
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={() => setOpen(!isOpen)}
      >
        {label}
      </button>
      <div id={id} class="more" hidden={!isOpen}>
        {isOpen && children()}
      </div>
    </Fragment>
  );
}
