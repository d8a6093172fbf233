import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { Pane } from './pane.ts';

/** Opens an inline form in its own place, and has the focus again when that form is closed. */
export function FormOpener({
  pane,
  form,
  look,
  onOpen,
  children,
}: {
  readonly pane: Pane;
  readonly form: string;
  readonly look?: string;
  /** Instead of opening at once, for a form that must read something first. */
  readonly onOpen?: () => void;
  readonly children: ComponentChildren;
}) {
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (pane.formToReturnTo.value !== form) return;
    pane.formToReturnTo.value = null;
    button.current?.focus();
  }, [pane, form]);
  return (
    <button
      ref={button}
      type="button"
      class={look ?? ''}
      aria-disabled={pane.busy.value !== null}
      onClick={() => {
        if (pane.busy.value !== null) return;
        pane.notice.value = null;
        if (onOpen === undefined) pane.openForm.value = form;
        else onOpen();
      }}
    >
      {onOpen === undefined && pane.draftOf(form).read() !== null && 'Go on with what you wrote: '}
      {children}
    </button>
  );
}
