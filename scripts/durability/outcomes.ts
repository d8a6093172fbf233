import type { CrashOutcome, CrashPlan } from './crash-runs.ts';

/** Why a plan was not carried through. */
export interface NotRun extends CrashPlan {
  readonly reason: string;
}

type Row = CrashOutcome | NotRun;

const headers = ['failure', 'storage', 'writes', 'runs', 'shown saved', 'lost', 'runs with loss'] as const;
const later = ['wrong', 'tried again', 'verdict'] as const;

export function outcomesToTable(rows: readonly Row[]): string {
  const cells = [[...headers, ...later], ...rows.map(rowToCells)];
  const widths =
    cells[0]?.map((_, column) => Math.max(...cells.map((row) => row[column]?.length ?? 0))) ?? [];
  const lines = cells.map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | '));
  lines.splice(1, 0, widths.map((width) => '-'.repeat(width)).join('-|-'));
  return lines.map((line) => line.trimEnd()).join('\n');
}

function rowToCells(row: Row): string[] {
  const { failure, backend, durability } = row;
  const writes = durability === 'strict' ? 'strict (ours)' : 'relaxed (control)';
  if ('reason' in row) return [failure, backend, writes, ...Array(6).fill('–'), 'NOT RUN'];
  const { runs, shown, lost, runsWithLoss, wrong, triedAgain } = row;
  const figures = [runs, shown, lost, runsWithLoss, wrong, triedAgain].map((count) => count.toString());
  return [failure, backend, writes, ...figures, verdictOf(row)];
}

function verdictOf(row: CrashOutcome): string {
  const { failure, durability, lost, wrong } = row;
  if (durability === 'strict') return lost + wrong === 0 ? 'nothing lost' : 'LOST';
  if (lost > 0) return 'loses, as it must';
  return failure === 'power cut' ? 'LOSES NOTHING: proves nothing' : 'loses nothing, see below';
}

/** What is to be said aloud under the table. */
export function remarksOn(rows: readonly Row[]): readonly string[] {
  const run = rows.filter((row) => !('reason' in row)) as readonly CrashOutcome[];
  const remarks: string[] = [];
  for (const { failure, backend, durability, reason } of rows.filter((row) => 'reason' in row))
    remarks.push(`NOT RUN: ${failure}, ${backend}, ${durability}: ${reason}.`);
  const dull = run.filter((row) => row.durability === 'relaxed' && row.lost === 0);
  for (const { failure, backend } of dull)
    remarks.push(
      failure === 'power cut'
        ? `The control lost nothing in a power cut (${backend}): these runs do not show that strict writes are what keeps the evidence.`
        : `The control loses nothing either when the browser alone is killed (${backend}): the system still writes what it was given. That says nothing of power cuts.`,
    );
  return remarks;
}

/** Any loss, anything that is there and should not be, and a cut of the power that shows nothing. */
export const hasFailed = (rows: readonly Row[]): boolean =>
  rows.some((row) => {
    if ('reason' in row) return false;
    if (row.durability === 'strict') return row.lost + row.wrong > 0;
    return row.failure === 'power cut' && row.lost === 0;
  });
