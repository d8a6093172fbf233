import type { PdfTab } from '../store/announcements.ts';
import type { PanelModel } from './panel-model.ts';

/** What happened, in one line; the region is always there, so that screen readers notice what comes into it. */
export function NoticeLine({ panel }: { readonly panel: PanelModel }) {
  const notice = panel.notice.value;
  const isProblem = notice?.level === 'problem';
  return (
    <div role={isProblem ? 'alert' : 'status'}>
      {notice !== null && (
        <div class={isProblem ? 'notice notice-problem' : 'notice'}>
          <span class="grow">
            {notice.text}
            {notice.pdf !== undefined && <OfferViewer panel={panel} pdf={notice.pdf} />}
          </span>
          <button type="button" class="button-plain" onClick={() => panel.tell(null)}>
            Dismiss
          </button>
        </div>
      )}
    </div>
  );
}

function OfferViewer({ panel, pdf }: { readonly panel: PanelModel; readonly pdf: PdfTab }) {
  const open = async () => {
    const problem = await panel.effects.openViewer({ type: 'tab', ...pdf });
    panel.tell(problem === null ? null : { level: 'problem', text: problem });
  };
  return (
    <p>
      <button type="button" class="button-small" onClick={() => void open()}>
        Open it in Plumbline’s viewer
      </button>
    </p>
  );
}
