import { utf8ToBytes } from '../../shared/encoding.ts';
import { LockSection } from '../locking/lock-section.tsx';
import { ConflictLines } from './conflict-lines.tsx';
import { ExportForm } from './export-form.tsx';
import { Folded } from './folded.tsx';
import { longTime } from './format-date.ts';
import { ImportPlace } from './import-place.tsx';
import { storeErrorSentence } from './import-sentences.ts';
import { InspectionForm } from './inspection-form.tsx';
import { personName } from './item-facts.ts';
import { laterView } from './later-view.tsx';
import type { ViewProps } from './panel-model.ts';
import { PersonForm } from './person-form.tsx';
import { counted } from './plain-words.ts';
import { PolicySection } from './policy-section.tsx';
import { SystemsView } from './systems-view.tsx';

const CopySection = laterView<Pick<ViewProps, 'panel'>>(
  async () => (await import('../second-copy/copy-section.tsx')).CopySection,
);

const DisposeForm = laterView(async () => (await import('./disposal/dispose-form.tsx')).DisposeForm);
const InspectionLog = laterView<ViewProps>(async () => (await import('./inspection-log.tsx')).InspectionLog);
const TimeStampsView = laterView<ViewProps>(
  async () => (await import('./time-stamps-view.tsx')).TimeStampsView,
);

const NamesForm = laterView<ViewProps>(async () => (await import('./redaction/names-form.tsx')).NamesForm);

/** Files given and taken, and to whom the evidence went. */
export function FilesView(view: ViewProps) {
  const { panel, inspection, state } = view;
  const { inspection: existing } = state;
  const conflicts = state.conflicts.filter(({ noun }) => noun === 'inspection' || noun === 'actor');
  return (
    <div class="page page-narrow stack">
      <ConflictLines {...view} conflicts={conflicts} />
      <section class="stack-tight" aria-label="Open a file">
        <h2>Open a file</h2>
        <ImportPlace panel={panel} />
      </section>
      <ExportForm {...view} />
      <ColleagueFile {...view} />
      <Disclosures {...view} />
      <Folded summary="Names to hide">{() => <NamesForm {...view} />}</Folded>
      <Folded summary="Who has seen what">{() => <InspectionLog {...view} />}</Folded>
      <Folded summary="Time stamps">{() => <TimeStampsView {...view} />}</Folded>
      {existing !== null && (
        <Folded summary="About this inspection">
          {(fold) => <InspectionForm {...view} existing={existing} onDone={fold} />}
        </Folded>
      )}
      {existing !== null && !inspection.isDisposed() && (
        <Folded summary="Dispose of this inspection…">
          {(fold) => <DisposeForm {...view} items={null} onDone={fold} />}
        </Folded>
      )}
      <Folded summary="Systems that Plumbline may read">{() => <SystemsView {...view} />}</Folded>
      <Folded summary="Lock and passphrase">{(fold) => <LockSection panel={panel} onDone={fold} />}</Folded>
      <Folded summary="Second copy">{() => <CopySection panel={panel} />}</Folded>
      <Folded summary="Who I am">{(fold) => <PersonForm panel={panel} onDone={fold} />}</Folded>
      <PolicySection />
    </div>
  );
}

function ColleagueFile({ panel, inspection }: ViewProps) {
  const save = async () => {
    const file = await panel.effects.store.exportInspectionFile(inspection.id);
    if (!file.ok) return panel.tell({ level: 'problem', text: storeErrorSentence(file.error) });
    panel.effects.download(file.value.fileName, utf8ToBytes(file.value.text));
    panel.tell({
      level: 'info',
      text: `The inspection file “${file.value.fileName}” is in your downloads. It holds no evidence.`,
    });
  };
  return (
    <section class="stack-tight rule-above" aria-label="Give to a colleague">
      <h2>Give to a colleague</h2>
      <p class="muted">
        With the inspection file a colleague joins this inspection. Evidence files then go both ways, and
        nothing is taken in twice.
      </p>
      <div class="row">
        <button type="button" onClick={() => void save()}>
          Save the inspection file
        </button>
      </div>
    </section>
  );
}

function Disclosures({ state }: ViewProps) {
  const files = state.disclosures.filter(({ way }) => way === 'evidence-file' || way === 'workbook');
  if (files.length === 0) return null;
  return (
    <details class="rule-above">
      <summary>Evidence files given so far: {files.length}</summary>
      <ul class="stack-tight">
        {files.toReversed().map((disclosure) => (
          <li key={disclosure.id}>
            To {disclosure.recipient}: {counted(disclosure.itemCount, 'item')}
            <div class="muted">
              {longTime(disclosure.madeAtMs)}, {personName(state, disclosure.madeBy)}, {disclosure.fileName}
            </div>
          </li>
        ))}
      </ul>
    </details>
  );
}
