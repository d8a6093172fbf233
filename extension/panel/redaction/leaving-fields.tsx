import { useEffect } from 'preact/hooks';
import type { Leaving } from '../../store/store.ts';
import { CriterionPicker } from '../criterion-picker.tsx';
import { TextField } from '../fields.tsx';
import type { ViewProps } from '../panel-model.ts';
import { counted } from '../plain-words.ts';
import { chosenItems, type LeavingChoice, toLeaving } from './leaving-choice.ts';
import { useChecks } from './use-checks.ts';
import { WhatLeaves } from './what-leaves.tsx';

export interface LeavingFieldsProps extends ViewProps {
  readonly choice: LeavingChoice;
  readonly onChoice: (changed: Partial<LeavingChoice>) => void;
  /** What is to leave, once all of it was looked through; null until then. */
  readonly onLeaving: (leaving: Leaving | null) => void;
}

const whichWords: Readonly<Record<LeavingChoice['which'], string>> = {
  all: 'All items',
  criteria: 'Only items of some criteria',
  clear: 'Only items in which nothing was found, without page or file',
};

/** What is given, and what would still leave with it: shown before every evidence file. */
export function LeavingFields(props: LeavingFieldsProps) {
  const { choice, onChoice, onLeaving, state, panel } = props;
  const { items } = state;
  const { checks, done } = useChecks(props, items);
  const all = checks.value;
  useEffect(() => {
    onLeaving(all === null ? null : toLeaving(items, choice, all.items));
  }, [all, JSON.stringify(choice)]);
  const found = all === null ? [] : items.filter(({ id }) => (all.items.get(id)?.words.size ?? 0) > 0);
  return (
    <fieldset class="stack-tight">
      <legend>What leaves</legend>
      {Object.entries(whichWords).map(([which, words]) => (
        <label key={which} class="check">
          <input
            type="radio"
            name="which-items"
            checked={choice.which === which}
            onChange={() => onChoice({ which: which as LeavingChoice['which'] })}
          />
          {words}
        </label>
      ))}
      {choice.which === 'criteria' && <CriteriaField {...props} />}
      <Ticks {...props} />
      {all === null ? (
        <p role="status">
          Looking for names in {counted(items.length, 'item')}
          {done.value > 0 && `: ${done.value.toLocaleString('en-GB')} done`} …
        </p>
      ) : (
        <WhatLeaves
          panel={panel}
          items={chosenItems(items, choice, all.items)}
          checks={all}
          withNotes={choice.withNotes}
          withOthers
          onLeaveOut={(item) => onChoice({ leftOut: [...choice.leftOut, item] })}
        />
      )}
      <div class="row">
        {choice.which === 'all' && found.some((item) => !choice.leftOut.includes(item.id)) && (
          <button
            type="button"
            class="button-small"
            onClick={() =>
              onChoice({ leftOut: [...new Set([...choice.leftOut, ...found.map(({ id }) => id)])] })
            }
          >
            Leave out all in which something was found
          </button>
        )}
        {choice.leftOut.length > 0 && (
          <button type="button" class="button-small" onClick={() => onChoice({ leftOut: [] })}>
            Take {counted(choice.leftOut.length, 'item')} in again
          </button>
        )}
      </div>
    </fieldset>
  );
}

function CriteriaField({ inspection, choice, onChoice }: LeavingFieldsProps) {
  return (
    <>
      <CriterionPicker
        framework={inspection.framework}
        label="Criteria whose items leave"
        chosen={new Set(choice.criteria)}
        onToggle={({ id }) =>
          onChoice({
            criteria: choice.criteria.includes(id)
              ? choice.criteria.filter((one) => one !== id)
              : [...choice.criteria, id],
          })
        }
      />
      <p class="muted">{counted(choice.criteria.length, 'criterion', 'criteria')} chosen.</p>
    </>
  );
}

function Ticks({ state, choice, onChoice }: LeavingFieldsProps) {
  const notes = state.items.filter(({ note, followUp }) => note !== '' || followUp !== null).length;
  const hidden = state.items.filter(({ redaction }) => redaction?.keepsOriginal).length;
  const ticks = [
    { field: 'withNotes', words: `Working notes and reminders (${counted(notes, 'item')})` },
    {
      field: 'withStaffComments',
      words: `What colleagues wrote on each other’s grades (${state.moderations.length})`,
    },
    { field: 'withEarlier', words: 'What was said before it was changed' },
    ...(hidden > 0
      ? [
          {
            field: 'withOriginals',
            words: `The words of originals in which names are hidden (${hidden})`,
          } as const,
        ]
      : []),
  ] as const;
  return (
    <>
      <p class="muted">These stay here unless you tick them:</p>
      {ticks.map(({ field, words }) => (
        <label key={field} class="check">
          <input
            type="checkbox"
            checked={choice[field]}
            onChange={(event) => onChoice({ [field]: event.currentTarget.checked })}
          />
          {words}
        </label>
      ))}
      {choice.withOriginals && (
        <TextField
          label="Why do the originals leave?"
          value={choice.originalsBecause}
          isRequired
          onValue={(originalsBecause) => onChoice({ originalsBecause })}
          hint="It is noted in the record. Pictures, archives and files of originals stay here all the same."
        />
      )}
    </>
  );
}
