import type { Json } from '../../shared/brand.ts';
import { findCriterion } from '../../shared/criteria/catalogue.ts';
import type { Framework } from '../../shared/criteria/framework.ts';
import type { EntryRef } from '../../shared/ledger/entry.ts';
import type { Conflict, InspectionState, ItemState } from '../../shared/ledger/inspection-state.ts';
import { areaLabel, caseReference, methodLabel, sessionTitle } from './item-facts.ts';
import {
  caseGradeWords,
  directionWords,
  findingKindWords,
  inspectionKindWords,
  sessionKindWords,
} from './plain-words.ts';

/** The conflicts about an item itself and about its links to criteria. */
export function conflictsOfItem(state: InspectionState, item: ItemState): readonly Conflict[] {
  const subjects = new Set([item.id, ...item.links.map(({ id }) => id)]);
  return state.conflicts.filter(
    ({ noun, subject }) => (noun === 'item' || noun === 'link') && subjects.has(subject),
  );
}

export function conflictedItemIds(state: InspectionState): ReadonlySet<string> {
  const subjects = new Set(state.conflicts.map(({ subject }) => subject));
  if (subjects.size === 0) return subjects;
  const isInConflict = ({ id, links }: ItemState) =>
    subjects.has(id) || links.some((link) => subjects.has(link.id));
  return new Set(state.items.filter(isInConflict).map(({ id }) => id));
}

/** The writings that stand for a subject, to be named by the change that settles a conflict about it. */
export function refsOfSubject(state: InspectionState, { noun, subject }: Conflict): readonly EntryRef[] {
  const subjects: readonly { readonly id: string; readonly refs: readonly EntryRef[] }[] = {
    inspection: state.inspection === null ? [] : [state.inspection],
    actor: [...state.actors.values()],
    item: state.items,
    link: state.items.flatMap(({ links }) => links),
    session: state.sessions,
    case: state.cases,
    measure: state.measures,
    finding: state.findings,
    judgment: state.judgments,
    award: state.awards,
    moderation: state.moderations,
    'sign-off': state.signOffs,
    disclosure: state.disclosures,
    consultation: [],
    combination: state.combinations,
    disposal: state.disposals,
  }[noun];
  return subjects.find(({ id }) => id === subject)?.refs ?? [];
}

const fieldWords: Readonly<Record<string, string>> = {
  note: 'the note',
  method: 'the method',
  area: 'the area of practice',
  case: 'the case',
  session: 'the session',
  followUp: 'the follow-up',
  withdrawn: 'whether it is withdrawn',
  direction: 'what it points to',
  forceGrade: 'the force’s grade',
  inspectorGrade: 'the inspector’s grade',
  reasons: 'the reasons',
  reason: 'the reason',
  sentence: 'the sentence',
  kind: 'the kind',
  judgment: 'the grade',
  awarded: 'the awarded grade',
  criteria: 'the criteria',
  supporting: 'what supports it',
  contrary: 'what speaks against it',
  status: 'whether it is open',
  reference: 'the reference',
  title: 'the title',
  roles: 'the roles',
  place: 'the place',
  eventDate: 'the date',
  force: 'the force',
  startDate: 'the first day',
  endDate: 'the last day',
  reviewDate: 'the review date',
};

export const fieldInWords = ({ field }: Pick<Conflict, 'field'>): string => fieldWords[field] ?? `“${field}”`;

/** A value of a field as a person reads it. */
export function valueInWords(
  { noun, field }: Pick<Conflict, 'noun' | 'field'>,
  value: Json,
  {
    state,
    framework,
    areasFramework,
  }: {
    readonly state: InspectionState;
    readonly framework: Framework;
    readonly areasFramework: Framework;
  },
): string {
  if (Array.isArray(value)) {
    const words = value.map((one) => findCriterion(framework, String(one))?.number ?? null);
    return words.includes(null) ? `${value.length} items` : words.join(', ') || 'none';
  }
  if (value === null) return field === 'withdrawn' ? 'not withdrawn' : 'none';
  if (typeof value !== 'string') return JSON.stringify(value);
  if (field === 'method') return methodLabel(areasFramework, value);
  if (field === 'area') return areaLabel(areasFramework, value);
  if (field === 'case' && noun === 'item') return caseReference(state, value);
  if (field === 'session') return sessionTitle(state, value);
  if (field === 'withdrawn') return `withdrawn: ${value}`;
  return storedWords.get(value) ?? (value === '' ? 'left empty' : value);
}

const storedWords: ReadonlyMap<string, string> = new Map(
  Object.entries({
    ...directionWords,
    ...inspectionKindWords,
    ...sessionKindWords,
    ...caseGradeWords,
    ...findingKindWords,
  }),
);
