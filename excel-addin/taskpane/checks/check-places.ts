import { type CheckKind, type CheckRow, checkKinds } from '../../sheets/check-row.ts';
import type { Place } from '../inspection-sheets.ts';

export interface ChecksOfKind {
  readonly kind: CheckKind;
  /** As PL Checks calls it. */
  readonly name: string;
  readonly checks: readonly CheckRow[];
}

/** What is to be seen to, kind by kind in the order of PL Checks. */
export const toSeeTo = (checks: readonly CheckRow[]): readonly ChecksOfKind[] => {
  const once = [...new Map(checks.map((check) => [check.id, check])).values()];
  const acts = Map.groupBy(
    once.filter(({ state }) => state === 'act'),
    ({ kind }) => kind,
  );
  return (Object.keys(checkKinds) as CheckKind[]).flatMap((kind) => {
    const found = acts.get(kind);
    return found === undefined ? [] : [{ kind, name: checkKinds[kind], checks: found }];
  });
};

const sheets: Readonly<Record<string, Place['sheet']>> = {
  PlJudgments: 'judgments',
  PlGrades: 'grades',
  PlFindings: 'findings',
  PlEvidence: 'evidence',
  PlMeasures: 'measures',
  PlCases: 'cases',
};

/** The row of ours that a check without a cell of theirs is about; its own row of PL Checks where it does not tell. */
export function placeOfCheck({ id, kind, what }: Pick<CheckRow, 'id' | 'kind' | 'what'>): Place {
  const inChecks: Place = { sheet: 'checks', key: id, column: 'What' };
  if (!id.endsWith(` ${what}`)) return inChecks;
  const words = id.slice(0, -what.length - 1).split(' ');
  if (kind === 'case') {
    const key = words[1] ?? '';
    return /^[0-9a-f]{32}$/.test(key) ? { sheet: 'cases', key, column: 'Reference' } : inChecks;
  }
  const sheet = sheets[words[1] ?? ''];
  if (sheet === undefined) return inChecks;
  // A row of grades is named by its topic and its layer.
  const end = sheet === 'grades' ? 4 : 3;
  return { sheet, key: words.slice(2, end).join(' '), column: words.slice(end).join(' ') };
}
