import type { FixedTableName, TableName } from './sheet-plan.ts';

/** A record, so that a table without an entry here does not compile. */
const fixedTables: Readonly<Record<FixedTableName, true>> = {
  PlCover: true,
  PlOverview: true,
  PlEvidence: true,
  PlFindings: true,
  PlMeasures: true,
  PlCases: true,
  PlCaseSummary: true,
  PlJudgments: true,
  PlGrades: true,
  PlComparison: true,
  PlCoverage: true,
  PlSignOffs: true,
  PlRule: true,
  PlChecks: true,
};

const namesByForm = new Map(
  Object.keys(fixedTables).map((name) => [name.toLowerCase(), name as FixedTableName]),
);

/** Our name of a table; null for a table of theirs. Excel compares names of tables without regard to case. */
export function ourTableName(displayName: string): TableName | null {
  const fixed = namesByForm.get(displayName.toLowerCase());
  if (fixed !== undefined) return fixed;
  const numbered = /^pl(chart|clip)([1-9]\d{0,3})$/i.exec(displayName);
  if (numbered === null) return null;
  const number = Number(numbered[2]);
  return numbered[1]?.toLowerCase() === 'chart' ? `PlChart${number}` : `PlClip${number}`;
}
