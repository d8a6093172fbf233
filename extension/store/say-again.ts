import type { Json } from '../../shared/brand.ts';
import { parseFields } from '../../shared/evidence/parse-fields.ts';
import type { Noun, SubjectFields } from '../../shared/evidence/subject-fields.ts';
import { toCanonical } from '../../shared/ledger/canonical.ts';
import { type Change, setFields } from '../../shared/ledger/change.ts';
import type { ContentRecord } from '../../shared/ledger/content.ts';
import { type Entry, type EntryRef, entryRef } from '../../shared/ledger/entry.ts';
import type { InspectionState, SubjectMeta } from '../../shared/ledger/inspection-state.ts';
import { hasNotes } from './select-contents.ts';
import type { Leaving } from './store.ts';

type Fields = { readonly [field: string]: Json };
type Told = readonly [noun: Noun, subject: SubjectMeta & Fields];

/**
 * An entry goes whole or not at all. What stands in one entry with words that are to stay here (a note, what was said
 * before it was changed) is said again in an entry of its own, as it stands: nothing changes but that it can be given
 * alone. Where two people disagree nothing is said again, as that would settle it.
 */
export function sayAgain(
  state: InspectionState,
  entries: readonly Entry[],
  { contents, leaving }: { readonly contents: ReadonlyMap<string, ContentRecord>; readonly leaving: Leaving },
): readonly Change[] {
  const fieldsOf = new Map<EntryRef, Fields>();
  const jsonOf = new Map<EntryRef, string>();
  for (const entry of entries) {
    const content = contents.get(entry.body.content?.commitment ?? '');
    if (content === undefined) continue;
    fieldsOf.set(entryRef(entry), JSON.parse(content.json) as Fields);
    jsonOf.set(entryRef(entry), content.json);
  }
  const disputed = new Set(state.conflicts.map(({ subject }) => subject));
  return toldSubjects(state)
    .filter(([, { id }]) => !disputed.has(id))
    .filter(([noun, subject]) =>
      subject.refs.some((ref) => {
        const said = fieldsOf.get(ref) ?? {};
        const isMixed = noun === 'item' && !leaving.withNotes && isMixedWithNotes(said);
        if (isMixed || leaving.withEarlier || !isPartlyOver(said, subject)) return isMixed;
        // Written by an older program: as it is read now it may say the same.
        const read = parseFields(noun, jsonOf.get(ref) ?? '{}');
        return read.ok && isPartlyOver(read.value, subject);
      }),
    )
    .flatMap(([noun, subject]) => restated(noun, subject));
}

const toldSubjects = (state: InspectionState): readonly Told[] => {
  const of = (noun: Noun, subjects: readonly SubjectMeta[]) =>
    subjects.map((subject): Told => [noun, subject as Told[1]]);
  return [
    ...of('item', state.items),
    ...of('finding', state.findings),
    ...of('case', state.cases),
    ...of('session', state.sessions),
    ...of('measure', state.measures),
    ...of('judgment', state.judgments),
    ...of('award', state.awards),
    ...of('moderation', state.moderations),
  ];
};

const isMixedWithNotes = ({ note, followUp, ...others }: Fields): boolean =>
  hasNotes({ note: note as string, followUp: followUp as string | null }) && Object.keys(others).length > 0;

/** Whether an entry that still counts says something that no longer does. */
const isPartlyOver = (said: Fields, subject: Fields): boolean =>
  Object.entries(said).some(([field, value]) => toCanonical(value) !== toCanonical(subject[field] ?? null));

function restated(noun: Noun, subject: SubjectMeta & Fields): readonly Change[] {
  const { id, refs, madeBy, madeAtMs, version, links, ...fields } = subject;
  const say = (some: Fields) => setFields(noun, { id, refs }, some as Partial<SubjectFields[Noun]>);
  if (noun !== 'item') return [say(fields)];
  const { note, followUp, ...words } = fields;
  const notes = { note: note ?? '', followUp: followUp ?? null };
  return hasNotes(notes as { readonly note: string }) ? [say(words), say(notes)] : [say(words)];
}
