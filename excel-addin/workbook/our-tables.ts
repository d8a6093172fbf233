import type { FixedTableName, TableName } from './sheet-plan.ts';

/**
 * The columns that prove a table ours beside its name: its key and two more that every version has written. A record,
 * so that a table without an entry here does not compile.
 */
const fixedTables: Readonly<Record<FixedTableName, readonly string[]>> = {
  PlCover: ['Item', 'Value'],
  PlOverview: ['Id', 'Judged by', 'Indicated'],
  PlEvidence: ['Id', 'Gathered', 'Text (continued)'],
  PlFindings: ['Id', 'Finding', 'Supporting evidence'],
  PlMeasures: ['Id', 'What it means', 'Counted out of'],
  PlCases: ['Id', 'Area of practice', 'Force grade'],
  PlCaseSummary: ['Id', 'Area of practice', 'Graded by both'],
  PlJudgments: ['Id', 'Criterion', 'Items'],
  PlGrades: ['Id', 'Topic', 'Indicated grade'],
  PlComparison: ['Id', 'Short label (ours)', 'Force judgment'],
  PlCoverage: ['Id', 'Short label (ours)', 'In words'],
  PlSignOffs: ['Id', 'Signed off by', 'Grade row'],
  PlRule: ['Part', 'What it says'],
  PlChecks: ['Id', 'Also at', 'How many'],
};
const controlChart = ['Measure', 'Position', 'Moving range'];
const funnelChart = ['Measure', 'Denominator', 'Lower 95 % limit'];
const clippedTable = ['Clip row', 'Clip item', 'Clipped by'];

/** A person may have deleted or renamed one of the three. */
const enough = 2;

const namesByForm = new Map(
  Object.keys(fixedTables).map((name) => [name.toLowerCase(), name as FixedTableName]),
);

/** Of our names the one that this is, whoever's the table may be. Excel compares them without regard to case. */
export function reservedTableName(displayName: string): TableName | null {
  const fixed = namesByForm.get(displayName.toLowerCase());
  if (fixed !== undefined) return fixed;
  const numbered = /^pl(chart|clip)([1-9]\d{0,3})$/i.exec(displayName);
  if (numbered === null) return null;
  const number = Number(numbered[2]);
  return numbered[1]?.toLowerCase() === 'chart' ? `PlChart${number}` : `PlClip${number}`;
}

/** Our name of a table; null for a table of theirs, which a name of ours alone does not make ours. */
export function ourTableName(displayName: string, headers: readonly string[]): TableName | null {
  const name = reservedTableName(displayName);
  if (name === null) return null;
  const isProof = (proof: readonly string[]): boolean =>
    proof.filter((header) => headers.includes(header)).length >= enough;
  return provingHeaders(name).some(isProof) ? name : null;
}

function provingHeaders(name: TableName): readonly (readonly string[])[] {
  if (name.startsWith('PlChart')) return [controlChart, funnelChart];
  if (name.startsWith('PlClip')) return [clippedTable];
  return [fixedTables[name as FixedTableName]];
}
