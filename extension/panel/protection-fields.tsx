import { passphraseFault, passphraseHint } from '../../shared/exchange/sealing/passphrase-strength.ts';
import { blankRecipient, type ExportFields, type Protection, type Recipient } from './export-protection.ts';
import { TextField } from './fields.tsx';
import { SecretField } from './secret-field.tsx';

/** Typed twice, and kept only as long as the form stands. */
export interface TypedPassphrase {
  readonly once: string;
  readonly again: string;
}

interface ProtectionFieldsProps {
  readonly fields: ExportFields;
  readonly onChange: (changed: Partial<ExportFields>) => void;
  readonly passphrase: TypedPassphrase;
  readonly onPassphrase: (passphrase: TypedPassphrase) => void;
}

const choices: readonly { readonly id: Protection; readonly words: string }[] = [
  { id: 'passphrase', words: 'Sealed with a passphrase' },
  { id: 'people', words: 'Sealed for named people' },
  { id: 'none', words: 'Not sealed: anyone can read it' },
];

/** How an evidence file is protected, and who it is for. */
export function ProtectionFields(props: ProtectionFieldsProps) {
  const { fields, onChange } = props;
  return (
    <>
      <fieldset class="stack-tight">
        <legend>How it is protected</legend>
        {choices.map(({ id, words }) => (
          <label key={id} class="check">
            <input
              type="radio"
              name="protection"
              checked={fields.protection === id}
              onChange={() => onChange({ protection: id })}
            />
            {words}
          </label>
        ))}
      </fieldset>
      {fields.protection === 'people' ? (
        <PeopleFields people={fields.people} onPeople={(people) => onChange({ people })} />
      ) : (
        <TextField
          label="Who is it for?"
          value={fields.recipient}
          isRequired
          onValue={(recipient) => onChange({ recipient })}
        />
      )}
      {fields.protection === 'passphrase' && <PassphraseFields {...props} />}
      {fields.protection === 'none' && (
        <p class="notice notice-caution">
          Whoever gets or finds this file can read all of it: what was clipped, notes, pictures and files.
          Keep it as you keep the force’s records, and send it only by a way that your force allows.
        </p>
      )}
    </>
  );
}

function PassphraseFields({ passphrase, onPassphrase }: ProtectionFieldsProps) {
  return (
    <>
      <SecretField
        label="Passphrase"
        value={passphrase.once}
        fault={passphraseFault(passphrase.once)}
        hint={`${passphraseHint} Tell it by another way than the one the file goes. Plumbline keeps it nowhere: if it is lost, nobody can open the file.`}
        onValue={(once) => onPassphrase({ ...passphrase, once })}
      />
      <SecretField
        label="The passphrase again"
        value={passphrase.again}
        fault={passphrase.again === passphrase.once ? '' : 'This is not the same passphrase as above.'}
        onValue={(again) => onPassphrase({ ...passphrase, again })}
      />
    </>
  );
}

interface PeopleFieldsProps {
  readonly people: readonly Recipient[];
  readonly onPeople: (people: readonly Recipient[]) => void;
}

function PeopleFields({ people, onPeople }: PeopleFieldsProps) {
  const change = (at: number, changed: Partial<Recipient>) =>
    onPeople(people.map((person, index) => (index === at ? { ...person, ...changed } : person)));
  return (
    <div class="stack">
      {people.map((person, at) => (
        <div key={at} class="stack-tight">
          <TextField
            label={`Name of person ${at + 1}`}
            value={person.name}
            isRequired
            onValue={(name) => change(at, { name })}
          />
          <TextField
            label={`Receiving key of person ${at + 1}`}
            value={person.key}
            isRequired
            hint={
              at === 0 ? 'They make it with age-keygen and send it to you: it begins with “age1”.' : undefined
            }
            onValue={(key) => change(at, { key })}
          />
          {people.length > 1 && (
            <div class="row">
              <button
                type="button"
                class="button-small"
                onClick={() => onPeople(people.filter((_, index) => index !== at))}
              >
                Leave out person {at + 1}
              </button>
            </div>
          )}
        </div>
      ))}
      <div class="row">
        <button type="button" class="button-small" onClick={() => onPeople([...people, blankRecipient])}>
          Add a person
        </button>
      </div>
    </div>
  );
}
