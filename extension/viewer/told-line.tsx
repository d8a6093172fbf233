import type { ViewerModel } from './viewer-model.ts';

/** What happened; the region is always there, so that screen readers notice what comes into it. */
export function ToldLine({ viewer }: { readonly viewer: ViewerModel }) {
  const told = viewer.told.value;
  const isProblem = told?.level === 'problem';
  return (
    <div class="viewer-told" role={isProblem ? 'alert' : 'status'}>
      {told !== null && (
        <div class={isProblem ? 'notice notice-problem' : 'notice'}>
          <span class="grow">{told.text}</span>
          <button type="button" class="button-plain" onClick={() => viewer.tell(null)}>
            Dismiss
          </button>
        </div>
      )}
    </div>
  );
}
