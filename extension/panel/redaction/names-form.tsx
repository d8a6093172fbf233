import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { CaseEntry } from '../../../shared/redaction/case-list.ts';
import type { NameClass } from '../../../shared/redaction/hit.ts';
import { isRole, roleWords } from '../../redaction/class-words.ts';
import { type ProposedPerson, proposeNames } from '../../redaction/propose-names.ts';
import { TextField } from '../fields.tsx';
import type { ViewProps } from '../panel-model.ts';
import { counted } from '../plain-words.ts';
import { useFormDraft } from '../use-form-draft.ts';
import { inTurns } from './in-turns.ts';
import { type NamesInHand, useNames } from './use-names.ts';

/** Whose names are hidden in this inspection: confirmed once, found everywhere from then on. */
export function NamesForm(view: ViewProps) {
  const hand = useNames(view);
  const names = hand.names.value;
  if (names === null) return null;
  return (
    <div class="stack">
      <p class="muted">
        People whose names “Hide names” takes out of an item, however they are written there. Each always gets
        the same token, as CHILD-1. The list stays on this computer, and is in no file.
      </p>
      <People {...view} hand={hand} />
      <AddPerson {...view} hand={hand} />
      <Proposals {...view} hand={hand} />
      <label class="check">
        <input
          type="checkbox"
          checked={!names.keepsOriginals}
          onChange={(event) => void hand.save({ keepsOriginals: !event.currentTarget.checked })}
        />
        Do not keep originals: once names are hidden, nobody can open the original again, nor can you
      </label>
      {names.isConfirmed ? (
        <p class="muted">You have been through this list. It can be changed at any time.</p>
      ) : (
        <div class="row">
          <button type="button" class="button-primary" onClick={() => void hand.save({ isConfirmed: true })}>
            Confirm these names
          </button>
        </div>
      )}
    </div>
  );
}

interface HandProps extends ViewProps {
  readonly hand: NamesInHand;
}

function People({ hand }: HandProps) {
  const people = hand.names.value?.people ?? [];
  if (people.length === 0) return <p>No name is in the list yet.</p>;
  const change = (id: string, changed: Partial<CaseEntry>) =>
    hand.save({ people: people.map((one) => (one.id === id ? { ...one, ...changed } : one)) });
  return (
    <ul class="stack-tight" aria-label="Names in the list">
      {people.map((person) => (
        <li key={person.id}>
          <div class="row">
            <span class="grow">{person.spellings.join(' · ')}</span>
            <RoleField
              label={`Who ${person.spellings[0]} is`}
              value={person.class}
              onValue={(role) => void change(person.id, { class: role })}
            />
            <button
              type="button"
              class="button-small"
              onClick={() => void hand.save({ people: people.filter(({ id }) => id !== person.id) })}
            >
              Take {person.spellings[0]} out
            </button>
          </div>
        </li>
      ))}
    </ul>
  );
}

interface RoleFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onValue: (role: NameClass) => void;
}

export function RoleField({ label, value, onValue }: RoleFieldProps) {
  return (
    <select
      aria-label={label}
      value={value}
      onChange={({ currentTarget }) => isRole(currentTarget.value) && onValue(currentTarget.value)}
    >
      {Object.entries(roleWords).map(([role, words]) => (
        <option key={role} value={role}>
          {words}
        </option>
      ))}
    </select>
  );
}

const blank = { name: '', others: '', role: 'child' };

function AddPerson({ panel, inspection, hand }: HandProps) {
  const draft = useFormDraft(panel, `${inspection.id}/names/add`, blank);
  const add = async ({ name, others, role }: typeof blank) => {
    if (name === '' || !isRole(role)) return false;
    const spellings = [name, ...others.split(/[;\n]/).map((one) => one.trim())].filter((one) => one !== '');
    const person = { id: panel.effects.newId(), class: role, spellings };
    return hand.save({ people: [...(hand.names.peek()?.people ?? []), person] });
  };
  return (
    <form
      class="stack-tight"
      onSubmit={(event) => {
        event.preventDefault();
        void draft.submit(add);
      }}
    >
      <TextField
        label="Name to add"
        value={draft.fields.value.name}
        isRequired
        onValue={(name) => draft.set({ name })}
      />
      <TextField
        label="Also written as (with a semicolon between)"
        value={draft.fields.value.others}
        hint="Short names and misspellings. “Smith, John”, “J Smith” and capitals are found without."
        onValue={(others) => draft.set({ others })}
      />
      <div class="row">
        <RoleField
          label="Who this is"
          value={draft.fields.value.role}
          onValue={(role) => draft.set({ role })}
        />
        <button type="submit">Add the name</button>
      </div>
    </form>
  );
}

/** As many as anybody goes through at once; the next follow when these are added. */
const mostProposed = 50;

/** Read once: those that were added since are taken off the list. */
function Proposals({ panel, inspection, state, hand }: HandProps) {
  const proposed = useSignal<readonly ProposedPerson[] | null>(null);
  const names = hand.names.value;
  useEffect(() => {
    let isWanted = true;
    if (names === null) return;
    void inTurns(proposeNames(state.items, names), () => isWanted).then((found) => {
      if (found !== null) proposed.value = found;
    });
    return () => {
      isWanted = false;
    };
  }, [names === null, inspection.id]);
  if (proposed.value === null) return <p role="status">Looking for names in the evidence …</p>;
  const added = new Set(names?.people.flatMap(({ spellings }) => spellings));
  const left = proposed.value.filter(({ spellings }) => !spellings.some((one) => added.has(one)));
  if (left.length === 0) return <p class="muted">No further name was found in the evidence.</p>;
  const add = ({ role, spellings }: ProposedPerson) =>
    hand.save({
      people: [...(names?.people ?? []), { id: panel.effects.newId(), class: role, spellings }],
    });
  return (
    <section class="stack-tight" aria-label="Names found">
      <p>
        {counted(left.length, 'further name')} found in the evidence. Add those that are people to be hidden.
      </p>
      <ul class="stack-tight">
        {left.slice(0, mostProposed).map((person) => (
          <li key={person.identity}>
            <div class="row">
              <span class="grow">
                {person.spellings.join(' · ')}
                <span class="muted">
                  {' '}
                  {roleWords[person.role]}, in {counted(person.itemCount, 'item')}
                </span>
              </span>
              <button type="button" class="button-small" onClick={() => void add(person)}>
                Add {person.spellings[0]}
              </button>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
