import { useEffect, useState } from 'preact/hooks';
import { bringInFile } from './bring-in-file.ts';
import { EvidenceView } from './evidence-view.tsx';
import { FileDrop } from './file-drop.tsx';
import { Footer } from './footer.tsx';
import { FormNotice } from './form-fault.ts';
import { GradesView } from './grades-view.tsx';
import { JudgmentsView } from './judgments-view.tsx';
import { laterView } from './later-view.tsx';
import { MissingSheets } from './missing-sheets.tsx';
import { Notice } from './notice.tsx';
import type { Pane, PaneView } from './pane.ts';
import type { PaneReading } from './pane-reading.ts';
import { dateInWords, inspectionKindWords } from './plain-words.ts';
import { StartView } from './start-view.tsx';

const viewWords: Readonly<Record<PaneView, string>> = {
  evidence: 'Evidence',
  measures: 'Measures',
  cases: 'Cases',
  judgments: 'Judgments',
  grades: 'Grades',
};

export function App({ pane }: { readonly pane: Pane }) {
  const reading = pane.reading.value;
  return (
    <FormNotice.Provider value={pane.notice}>
      <FileDrop onFile={(file) => bringInFile(pane, file)}>
        <div class="panel pane-rows">
          <Heading reading={reading ?? null} />
          {reading ? <Navigation pane={pane} /> : <div />}
          <Happenings pane={pane} />
          <main class="panel-body">
            {reading === null && <StartView pane={pane} />}
            {reading && <MissingSheets reading={reading} />}
            {reading && <View pane={pane} reading={reading} />}
            {reading !== undefined && <Footer pane={pane} hasSheets={reading !== null} />}
          </main>
        </div>
      </FileDrop>
    </FormNotice.Provider>
  );
}

function Heading({ reading }: { readonly reading: PaneReading | null }) {
  if (reading === null)
    return (
      <header class="panel-head pane-head">
        <h1>Plumbline</h1>
      </header>
    );
  const { force, kind, startDate, endDate } = reading.inspection;
  return (
    <header class="panel-head pane-head">
      <h1 title={force}>{force}</h1>
      <p class="muted">
        {inspectionKindWords[kind]}, {dateInWords(startDate)} to {dateInWords(endDate)}
      </p>
    </header>
  );
}

const Navigation = ({ pane }: { readonly pane: Pane }) => (
  <nav class="panel-nav" aria-label="Views">
    {(Object.keys(viewWords) as PaneView[]).map((view) => (
      <button
        key={view}
        type="button"
        aria-current={pane.view.value === view ? 'page' : undefined}
        onClick={() => {
          pane.view.value = view;
          pane.openForm.value = null;
          pane.notice.value = null;
        }}
      >
        {viewWords[view]}
      </button>
    ))}
  </nav>
);

const MeasuresView = laterView(async () => (await import('./measures/measures-view.tsx')).MeasuresView);
const CasesView = laterView(async () => (await import('./cases/cases-view.tsx')).CasesView);

const View = ({ pane, reading }: { readonly pane: Pane; readonly reading: PaneReading }) => {
  if (pane.view.value === 'grades') return <GradesView pane={pane} reading={reading} />;
  if (pane.view.value === 'measures') return <MeasuresView pane={pane} reading={reading} />;
  if (pane.view.value === 'cases') return <CasesView pane={pane} reading={reading} />;
  if (pane.view.value === 'judgments') return <JudgmentsView pane={pane} reading={reading} />;
  return <EvidenceView pane={pane} reading={reading} />;
};

/** What is being done and what came of it: always in the page, so that screen readers are told of changes. */
function Happenings({ pane }: { readonly pane: Pane }) {
  const { busy, notice, reading } = pane;
  const isFirstReading = reading.value === undefined && notice.value === null;
  const what = busy.value ?? (isFirstReading ? 'Reading the workbook…' : null);
  return (
    <div role="status" class="happenings">
      {what !== null && <BusyLine key={what} what={what} />}
      {notice.value !== null && (
        <Notice
          key={notice.value}
          notice={notice.value}
          onClose={() => {
            notice.value = null;
            document.querySelector<HTMLElement>('[aria-current="page"], main input, main button')?.focus();
          }}
        />
      )}
    </div>
  );
}

/** What takes less than 300 ms needs no word. */
function BusyLine({ what }: { readonly what: string }) {
  const [isLong, setLong] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLong(true), 300);
    return () => clearTimeout(timer);
  }, []);
  return isLong ? <p class="busy-line">{what}</p> : null;
}
