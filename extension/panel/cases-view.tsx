import { useSignal } from '@preact/signals';
import type { CaseGrade } from '../../shared/evidence/subject-fields.ts';
import { setFields } from '../../shared/ledger/change.ts';
import type { Subject } from '../../shared/ledger/inspection-state.ts';
import { CaseForm } from './case-form.tsx';
import { ConflictLines } from './conflict-lines.tsx';
import { areaLabel } from './item-facts.ts';
import { ItemList } from './item-list.tsx';
import type { ViewProps } from './panel-model.ts';
import { caseGradeWords, counted } from './plain-words.ts';
import { TwoSides } from './two-sides.tsx';
import { useIsWide } from './use-is-wide.ts';

/** Audited case files: opened, graded, closed. */
export function CasesView(view: ViewProps) {
  const { state } = view;
  const isWide = useIsWide();
  const isOpening = useSignal(false);
  const isFormShown = isOpening.value || state.cases.length === 0;
  const cases = state.cases
    .toReversed()
    .sort((a, b) => Number(a.status === 'closed') - Number(b.status === 'closed'));
  const list = (
    <>
      {isFormShown ? (
        <CaseForm
          {...view}
          existing={null}
          onDone={() => {
            isOpening.value = false;
          }}
        />
      ) : (
        <div class="list-bar">
          <div class="row">
            <button
              type="button"
              onClick={() => {
                isOpening.value = true;
              }}
            >
              Open a case
            </button>
          </div>
        </div>
      )}
      {cases.map((one) => (
        <CaseLine key={one.id} {...view} one={one} isWide={isWide} />
      ))}
    </>
  );
  return <TwoSides {...view} isWide={isWide} list={list} />;
}

interface CaseProps extends ViewProps {
  readonly one: Subject<'case'>;
  readonly isWide: boolean;
}

function CaseLine({ one, isWide, ...view }: CaseProps) {
  const { inspection, state } = view;
  const isShown = useSignal(one.status === 'open');
  const isEditing = useSignal(false);
  const items = state.items.filter((item) => item.case === one.id && item.withdrawn === null).reverse();
  return (
    <details
      class="group"
      open={isShown.value}
      onToggle={(event) => {
        isShown.value = event.currentTarget.open;
      }}
    >
      <summary>
        <span class="group-title">{one.reference}</span>
        <span class="group-count">
          {one.status === 'closed' ? 'closed, ' : ''}
          {counted(items.length, 'item')}
        </span>
      </summary>
      {isShown.value && isEditing.value && (
        <CaseForm
          {...view}
          existing={one}
          onDone={() => {
            isEditing.value = false;
          }}
        />
      )}
      {isShown.value && !isEditing.value && (
        <div class="page stack">
          <ConflictLines {...view} conflicts={state.conflicts.filter(({ subject }) => subject === one.id)} />
          <dl class="facts">
            <dt>Area of practice</dt>
            <dd>{areaLabel(inspection.areasFramework, one.area) || 'Not given'}</dd>
            <dt>Force’s grade</dt>
            <dd>
              <GradeWord grade={one.forceGrade} />
            </dd>
            <dt>Inspector’s grade</dt>
            <dd>
              <GradeWord grade={one.inspectorGrade} />
            </dd>
            {one.reasons !== '' && (
              <>
                <dt>Reasons</dt>
                <dd>{one.reasons}</dd>
              </>
            )}
          </dl>
          <CaseActions
            {...view}
            one={one}
            onEdit={() => {
              isEditing.value = true;
            }}
          />
        </div>
      )}
      {isShown.value && <ItemList {...view} items={items} isWide={isWide} />}
    </details>
  );
}

function CaseActions({
  panel,
  inspection,
  one,
  onEdit,
}: ViewProps & { readonly one: Subject<'case'>; readonly onEdit: () => void }) {
  const isChosen = panel.choices.value.case === one.id;
  const setStatus = async (status: 'open' | 'closed') => {
    await panel.record(inspection, [setFields('case', one, { status })]);
    if (status === 'open') await panel.choose(inspection, { case: one.id });
    else if (isChosen) await panel.choose(inspection, { case: null });
  };
  return (
    <div class="stack-tight">
      <div class="row">
        <button type="button" class="button-small" onClick={onEdit}>
          Grade or change
        </button>
        {one.status === 'closed' ? (
          <button type="button" class="button-small" onClick={() => void setStatus('open')}>
            Open it again
          </button>
        ) : (
          <button type="button" class="button-small" onClick={() => void setStatus('closed')}>
            Close case
          </button>
        )}
        {one.status === 'open' && !isChosen && (
          <button
            type="button"
            class="button-small"
            onClick={() => void panel.choose(inspection, { case: one.id })}
          >
            Attach new items
          </button>
        )}
      </div>
      {isChosen && <p class="muted">New items attach to this case until it is closed.</p>}
    </div>
  );
}

function GradeWord({ grade }: { readonly grade: CaseGrade | null }) {
  return grade === null ? (
    <>Not graded</>
  ) : (
    <span class="grade" data-grade={grade}>
      {caseGradeWords[grade]}
    </span>
  );
}
