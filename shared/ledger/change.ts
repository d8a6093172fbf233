import type { Json } from '../brand.ts';
import type { Noun, SubjectFields } from '../evidence/subject-fields.ts';
import type { EntryRef } from './entry.ts';

/** What a person did, before it has a place in a log. */
export type Change = SetChange | LinkRemoval;

export interface SetChange {
  readonly kind: `${Noun}-set`;
  readonly subject: string;
  readonly fields: { readonly [field: string]: Json };
  /** The writings that the person saw: `refs` of the subject's state; none for a new subject. */
  readonly replaces: readonly EntryRef[];
}

export interface LinkRemoval {
  readonly kind: 'link-removed';
  readonly subject: string;
  readonly replaces: readonly EntryRef[];
}

/** Some or all fields of a subject, with the refs of the state that the person was looking at. */
export const setFields = <N extends Noun>(
  noun: N,
  subject: { readonly id: string; readonly refs?: readonly EntryRef[] },
  fields: Partial<SubjectFields[N]>,
): SetChange => ({
  kind: `${noun}-set`,
  subject: subject.id,
  fields: fields as unknown as SetChange['fields'],
  replaces: subject.refs ?? [],
});

export const removeLink = (link: {
  readonly id: string;
  readonly refs: readonly EntryRef[];
}): LinkRemoval => ({
  kind: 'link-removed',
  subject: link.id,
  replaces: link.refs,
});
