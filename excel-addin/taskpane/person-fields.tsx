import { bytesToHex } from '../../shared/encoding.ts';
import { fieldText, TextField } from './inline-form.tsx';
import type { Pane } from './pane.ts';
import type { Person } from './person.ts';

/** Asks who this is the first time it matters, in the form where it matters. */
export const PersonFields = ({ pane }: { readonly pane: Pane }) =>
  pane.person.value === null ? (
    <>
      <TextField label="Your name" name="personName" isRequired hint="Asked once; kept on this computer." />
      <TextField label="Your role" name="personRole" />
    </>
  ) : (
    <p class="muted">As {personInWords(pane.person.value)}.</p>
  );

export const personInWords = ({ name, role }: Person): string => (role === '' ? name : `${name}, ${role}`);

/** The person that is known, or the one just typed, who is known from now on; null where no name was given. */
export function readPerson(pane: Pane, fields: FormData): Person | null {
  if (pane.person.value !== null) return pane.person.value;
  return rememberPerson(pane, fields);
}

/** A changed name keeps the id: it is the same person. */
export function rememberPerson(pane: Pane, fields: FormData): Person | null {
  const name = fieldText(fields, 'personName');
  if (name === '') return null;
  const id = pane.person.value?.id ?? bytesToHex(pane.randomBytes(16));
  const person = { id, name, role: fieldText(fields, 'personRole') };
  pane.person.value = person;
  pane.people.write(person);
  return person;
}
