import type { Framework } from '../../shared/criteria/framework.ts';
import type { Noun, SubjectFields } from '../../shared/evidence/subject-fields.ts';
import type { Rule } from '../../shared/grading/rule.ts';
import { type Change, setFields } from '../../shared/ledger/change.ts';
import type { EntryRef } from '../../shared/ledger/entry.ts';
import { cellText, type RowReading } from '../sheets/read-cells.ts';
import { refOf, writingsOf } from '../sheets/standing.ts';
import type { GivenSubject, PaneMemory } from './pane-memory.ts';
import type { Person } from './person.ts';

/** A change, and the words under which the workbook remembers what it is about. */
export interface Telling {
  readonly about: string;
  readonly change: Change;
}

export interface TellingInput {
  readonly framework: Framework;
  readonly rule: Rule;
  readonly person: Person;
  readonly memory: Pick<PaneMemory, 'given' | 'logs'>;
  readonly newId: () => string;
  /** Stands in for a date that is none any more. */
  readonly today: string;
}

export const isSubjectId = (text: string): boolean => /^[0-9a-f]{8,64}$/.test(text);

/** Takes the place of what was given before under the same words, and of the writings that the row rests on. */
export function tell<N extends Noun>(
  noun: N,
  of: { readonly about: string; readonly id?: string; readonly row?: RowReading },
  told: { readonly fields: Partial<SubjectFields[N]>; readonly input: TellingInput },
): Telling {
  const { memory, newId } = told.input;
  const before = memory.given.get(of.about);
  const seen = of.row === undefined ? [] : writingsSeen(of.row, memory.logs);
  const refs = [...new Set([...(before?.refs ?? []), ...seen])];
  const id = of.id ?? before?.id ?? newId();
  return { about: of.about, change: setFields(noun, { id, refs }, told.fields) };
}

/** The row's own writings are kept by the start of their log's id: the whole id is in the pane's memory. */
function writingsSeen(row: RowReading, logs: readonly string[]): readonly EntryRef[] {
  return writingsOf(cellText(row, 'Writings')).flatMap((writing) => {
    const [start = '', sequence = ''] = refOf(writing).split(':');
    const log = start === '' ? undefined : logs.find((one) => one.startsWith(start));
    return log === undefined || !/^\d+$/.test(sequence) ? [] : [`${log}:${sequence}`];
  });
}

/** What was given before of this noun and stands in the sheets no longer. */
export const goneSince = (
  noun: Noun,
  { given }: Pick<PaneMemory, 'given'>,
  standing: ReadonlySet<string>,
): readonly (readonly [about: string, subject: GivenSubject])[] =>
  [...given].filter(([about]) => about.startsWith(`${noun} `) && !standing.has(about));
