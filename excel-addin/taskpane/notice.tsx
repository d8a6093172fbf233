import { useEffect, useRef } from 'preact/hooks';

export interface NoticeText {
  readonly kind: 'done' | 'caution' | 'problem';
  readonly lines: readonly string[];
  /** The name of the field of the open form that they are about. */
  readonly field?: string;
}

const look = { done: 'notice', caution: 'notice notice-caution', problem: 'notice notice-problem' } as const;

/**
 * Lines that tell what has just happened, until they are closed or something else happens. Where what had the focus
 * is gone, the focus comes here: from nowhere, office.js would send Tab out of the pane.
 */
export function Notice({ notice, onClose }: { readonly notice: NoticeText; readonly onClose: () => void }) {
  const close = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (document.hasFocus() && document.activeElement === document.body) close.current?.focus();
  }, []);
  return (
    <div class={look[notice.kind]}>
      <div class="grow">
        {notice.lines.map((line) => (
          <p key={line}>{line}</p>
        ))}
      </div>
      <button ref={close} type="button" class="button-plain" onClick={onClose}>
        Close<span class="visually-hidden"> this message</span>
      </button>
    </div>
  );
}
