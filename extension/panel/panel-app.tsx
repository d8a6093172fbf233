import { useSignal } from '@preact/signals';
import type { ComponentType } from 'preact';
import { useEffect } from 'preact/hooks';
import { listenForBrought } from './brought.ts';
import { EvidenceView } from './evidence-view.tsx';
import { laterView } from './later-view.tsx';
import { NoticeLine } from './notice-line.tsx';
import { PanelHead, PanelNav } from './panel-head.tsx';
import type { PanelModel, Place, ViewProps } from './panel-model.ts';
import { placeShowsEvidence } from './place-shows-evidence.ts';
import { printed } from './printed-items.ts';
import { ToSortView } from './to-sort-view.tsx';
import { Welcome } from './welcome.tsx';

const views: Readonly<Record<Place, ComponentType<ViewProps>>> = {
  'to-sort': ToSortView,
  evidence: EvidenceView,
  sessions: laterView(async () => (await import('./sessions-view.tsx')).SessionsView),
  cases: laterView(async () => (await import('./cases-view.tsx')).CasesView),
  findings: laterView(async () => (await import('./findings-view.tsx')).FindingsView),
  brought: laterView(async () => (await import('./brought-view.tsx')).BroughtView),
  files: laterView(async () => (await import('./files-view.tsx')).FilesView),
};

/** Their code comes with the first look at a page. */
const PageClips = laterView<ViewProps>(async () => (await import('./page-clips.tsx')).PageClips);

const PrintedPages = laterView<ViewProps>(async () => (await import('./printed-pages.tsx')).PrintedPages);

const ReviewLine = laterView<ViewProps>(async () => (await import('./review-line.tsx')).ReviewLine);

const TroubleView = laterView(async () => (await import('../second-copy/trouble-view.tsx')).TroubleView);
const DisposalRequests = laterView<ViewProps>(
  async () => (await import('./disposal/disposal-requests.tsx')).DisposalRequests,
);
const DisposedView = laterView<ViewProps>(
  async () => (await import('./disposal/disposed-view.tsx')).DisposedView,
);

/** Where clips are seen; a window that is a tab of its own has no page in front. */
const hasPageClips = ({ effects, place }: PanelModel): boolean =>
  effects.fullTabUrl !== null && (place.value === 'to-sort' || place.value === 'evidence');

export function PanelApp({ panel }: { readonly panel: PanelModel }) {
  const isAnother = useSignal(false);
  const current = panel.current.value;
  const isDisposed = current?.inspection.isDisposed() === true;
  const canTake = current !== null && !isAnother.value && !isDisposed;
  useEffect(() => (canTake ? listenForBrought(panel) : undefined), [canTake]);
  const place = panel.place.value;
  const inView = canTake ? current.inspection : null;
  useEffect(() => {
    if (placeShowsEvidence[place]) inView?.noteLook({ way: 'list', about: place });
  }, [inView, place]);
  if (panel.failure.value !== null) return <FailurePage panel={panel} words={panel.failure.value} />;
  if (!panel.isReady.value) return null;
  if (current === null || isAnother.value) {
    const back = () => {
      isAnother.value = false;
    };
    return (
      <>
        <NoticeLine panel={panel} />
        <Welcome panel={panel} {...(current !== null && { onBack: back })} />
      </>
    );
  }
  const view: ViewProps = { panel, ...current };
  const View = isDisposed ? DisposedView : views[place];
  return (
    <>
      <div class="panel">
        <div>
          <PanelHead
            {...view}
            onAnother={() => {
              isAnother.value = true;
            }}
          />
          <NoticeLine panel={panel} />
          <ReviewLine {...view} />
        </div>
        {!isDisposed && <PanelNav {...view} />}
        {/* Another one once it is disposed of: what is read of it begins at the top. */}
        <main key={`${isDisposed}`} class="panel-body">
          {current.state.disposals.length > 0 && <DisposalRequests {...view} />}
          {hasPageClips(panel) && !isDisposed && <PageClips {...view} />}
          <View key={`${current.inspection.id} ${place}`} {...view} />
        </main>
      </div>
      {printed.value.length > 0 && <PrintedPages {...view} />}
    </>
  );
}

function FailurePage({ panel, words }: { readonly panel: PanelModel; readonly words: string }) {
  const isAsked = useSignal(false);
  if (isAsked.value)
    return (
      <main class="page page-narrow">
        <TroubleView
          trouble={{ type: 'asked' }}
          onAnew={() => void panel.effects.lock()}
          onBack={() => {
            isAsked.value = false;
          }}
        />
      </main>
    );
  return (
    <main class="page page-narrow stack">
      <h1>Plumbline</h1>
      <p class="problem" role="alert">
        {words}
      </p>
      <div class="row">
        <button type="button" onClick={() => void panel.load()}>
          Try again
        </button>
        <button
          type="button"
          class="button-plain"
          onClick={() => {
            isAsked.value = true;
          }}
        >
          Rebuild from a copy
        </button>
      </div>
    </main>
  );
}
