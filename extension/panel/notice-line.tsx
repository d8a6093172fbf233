import type { PanelModel } from './panel-model.ts';

/** What happened, in one line; the region is always there, so that screen readers notice what comes into it. */
export function NoticeLine({ panel }: { readonly panel: PanelModel }) {
  const notice = panel.notice.value;
  const isProblem = notice?.level === 'problem';
  return (
    <div role={isProblem ? 'alert' : 'status'}>
      {notice !== null && (
        <div class={isProblem ? 'notice notice-problem' : 'notice'}>
          <span class="grow">{notice.text}</span>
          <button type="button" class="button-plain" onClick={() => panel.tell(null)}>
            Dismiss
          </button>
        </div>
      )}
    </div>
  );
}
