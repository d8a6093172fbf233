import { useSignal } from '@preact/signals';
import { findCriterion } from '../../shared/criteria/catalogue.ts';
import { setFields } from '../../shared/ledger/change.ts';
import type { Subject } from '../../shared/ledger/inspection-state.ts';
import { ConflictLines } from './conflict-lines.tsx';
import { disposalOf, goneItemWords } from './disposal/disposed-items.ts';
import { FindingForm } from './finding-form.tsx';
import { JudgmentsReceived } from './judgments-received.tsx';
import type { ViewProps } from './panel-model.ts';
import { counted, findingKindWords } from './plain-words.ts';
import { WithdrawalForm } from './withdrawal-form.tsx';

/** What the evidence comes to, sentence by sentence, and the judgments that came back from a workbook. */
export function FindingsView(view: ViewProps) {
  const { state } = view;
  const isWriting = useSignal(false);
  const standing = state.findings.filter(({ withdrawn }) => withdrawn === null).reverse();
  const withdrawn = state.findings.filter((finding) => finding.withdrawn !== null);
  const isFormShown = isWriting.value || state.findings.length === 0;
  return (
    <div class="page-narrow">
      {isFormShown ? (
        <FindingForm
          {...view}
          existing={null}
          onDone={() => {
            isWriting.value = false;
          }}
        />
      ) : (
        <div class="list-bar">
          <div class="row">
            <button
              type="button"
              onClick={() => {
                isWriting.value = true;
              }}
            >
              Write a finding
            </button>
          </div>
        </div>
      )}
      {standing.map((finding) => (
        <FindingLine key={finding.id} {...view} finding={finding} />
      ))}
      {withdrawn.length > 0 && (
        <details class="group">
          <summary>
            <span class="group-title">Withdrawn</span>
            <span class="group-count">{withdrawn.length}</span>
          </summary>
          {withdrawn.map((finding) => (
            <WithdrawnFinding key={finding.id} {...view} finding={finding} />
          ))}
        </details>
      )}
      <JudgmentsReceived {...view} />
    </div>
  );
}

interface FindingProps extends ViewProps {
  readonly finding: Subject<'finding'>;
}

function FindingLine({ finding, ...view }: FindingProps) {
  const isEditing = useSignal(false);
  if (isEditing.value) {
    return (
      <FindingForm
        {...view}
        existing={finding}
        onDone={() => {
          isEditing.value = false;
        }}
      />
    );
  }
  const { inspection, state } = view;
  const numbers = finding.criteria.map((id) => findCriterion(inspection.framework, id)?.number ?? id);
  const facts = [
    findingKindWords[finding.kind],
    numbers.join(', '),
    `${counted(finding.supporting.length, 'supporting item')}`,
    ...(finding.contrary.length > 0 ? [`${finding.contrary.length} contrary`] : []),
  ];
  return (
    <article class="page stack-tight rule-above">
      <ConflictLines {...view} conflicts={state.conflicts.filter(({ subject }) => subject === finding.id)} />
      <p>{finding.sentence}</p>
      <p class="muted">{facts.filter((fact) => fact !== '').join(' · ')}</p>
      <DisposedSupport state={state} finding={finding} />
      <div class="row">
        <button
          type="button"
          class="button-small"
          onClick={() => {
            isEditing.value = true;
          }}
        >
          Edit
        </button>
      </div>
      <ItemTexts {...view} finding={finding} />
      <FindingWithdrawal {...view} finding={finding} />
    </article>
  );
}

/** The finding stands as it was written: whoever reads it is told that part of its ground is gone. */
function DisposedSupport({ state, finding }: Pick<FindingProps, 'state' | 'finding'>) {
  const gone = [...finding.supporting, ...finding.contrary].filter(
    (id) => disposalOf(state, id) !== undefined,
  );
  if (gone.length === 0) return null;
  return (
    <p class="muted">
      {counted(gone.length, 'item')} that it rested on {gone.length === 1 ? 'was' : 'were'} disposed of. It
      stands as it was written.
    </p>
  );
}

function ItemTexts({ inspection, state, finding }: FindingProps) {
  const items = [...finding.supporting, ...finding.contrary];
  const texts = (ids: readonly string[], word: string) =>
    ids.map((id) => {
      const item = state.items.find((one) => one.id === id);
      const isWithdrawn = item !== undefined && item.withdrawn !== null;
      return (
        <li key={`${word} ${id}`} data-item={id}>
          <span class="muted">
            {word}
            {isWithdrawn && ' (withdrawn)'}:{' '}
          </span>
          {item?.shown.text.slice(0, 300) ?? goneItemWords(state, id)}
        </li>
      );
    });
  if (items.length === 0) return null;
  return (
    <details
      onToggle={({ currentTarget }) => {
        if (currentTarget.open) inspection.noteLook({ way: 'finding', items, about: finding.id });
      }}
    >
      <summary>What it rests on</summary>
      <ul class="stack-tight">
        {texts(finding.supporting, 'Supports')}
        {texts(finding.contrary, 'Contrary')}
      </ul>
    </details>
  );
}

function FindingWithdrawal({ panel, inspection, finding }: FindingProps) {
  return (
    <WithdrawalForm
      panel={panel}
      draftName={`${inspection.id}/finding/${finding.id}/withdraw`}
      title="Withdraw this finding"
      words="It no longer counts here or in the workbook. Nothing is deleted, and you can undo this."
      onWithdraw={(withdrawn) => panel.record(inspection, [setFields('finding', finding, { withdrawn })])}
    />
  );
}

function WithdrawnFinding({ panel, inspection, finding }: FindingProps) {
  return (
    <div class="page stack-tight">
      <p>{finding.sentence}</p>
      <div class="row row-spread">
        <span class="muted grow">Withdrawn: {finding.withdrawn}</span>
        <button
          type="button"
          class="button-small"
          onClick={() => void panel.record(inspection, [setFields('finding', finding, { withdrawn: null })])}
        >
          Undo the withdrawal
        </button>
      </div>
    </div>
  );
}
