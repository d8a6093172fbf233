import type { Json } from '../../shared/brand.ts';
import type { Conflict, InspectionState } from '../../shared/ledger/inspection-state.ts';

const fieldWords: Readonly<Record<string, string>> = {
  shown: 'text',
  followUp: 'follow up',
  withdrawn: 'withdrawing it',
  direction: 'what it points to',
  gatheredAt: 'when it was gathered',
  forceGrade: 'the force’s grade',
  inspectorGrade: 'the inspector’s grade',
};

/** Long enough to recognise a version by; the file has it whole. */
const longestVersion = 200;

export const changedWords = 'Changed on two computers';

/** For each subject that two people changed without seeing each other's change: who says what. */
export function conflictWords(state: InspectionState): ReadonlyMap<string, string> {
  const bySubject = Map.groupBy(state.conflicts, ({ subject }) => subject);
  return new Map(
    [...bySubject].map(([subject, conflicts]) => [
      subject,
      conflicts.map((conflict) => wordsOf(conflict, state)).join('; '),
    ]),
  );
}

function wordsOf({ field, versions }: Conflict, state: InspectionState): string {
  const said = versions.map(
    ({ value, actor }) => `“${valueText(value)}” by ${state.actors.get(actor)?.name ?? 'someone'}`,
  );
  return `${changedWords} (${fieldWords[field] ?? field}): ${said.join(', ')}`;
}

function valueText(value: Json): string {
  const text = isShown(value)
    ? value.text
    : typeof value === 'string'
      ? value
      : value === null
        ? ''
        : JSON.stringify(value);
  return text.length > longestVersion ? `${text.slice(0, longestVersion)}…` : text;
}

const isShown = (value: Json): value is { readonly text: string } =>
  typeof value === 'object' && value !== null && 'text' in value && typeof value.text === 'string';
