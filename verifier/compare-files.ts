import type { LogCopy } from '../shared/ledger/verify.ts';
import type { CheckedFile, Evidence } from './check-file.ts';
import { countWords } from './plain-words.ts';
import type { Check } from './report.ts';

/**
 * Two files of one inspection narrow the window that one of them leaves: where both have a record the shorter must be
 * the beginning of the longer. What the computers saw binds both then, since each file holds all that its own saw.
 */
export function compareFiles(files: readonly CheckedFile[]): readonly Check[] {
  const checks: Check[] = [];
  for (const [index, one] of files.entries()) {
    for (const other of files.slice(index + 1)) {
      if (one.evidence === null || other.evidence === null) continue;
      if (one.report.verdict !== 'holds' || other.report.verdict !== 'holds') continue;
      if (one.evidence.pack.inspection !== other.evidence.pack.inspection) continue;
      checks.push(comparePair([one.evidence, other.evidence], [one.name, other.name]));
    }
  }
  return checks;
}

type Pair<T> = readonly [T, T];

function comparePair([a, b]: Pair<Evidence>, [nameOfA, nameOfB]: Pair<string>): Check {
  const title = `“${nameOfA}” and “${nameOfB}” are of one inspection`;
  const problems = findDiffering(a, b);
  if (problems.length > 0) return { outcome: 'does-not-hold', title, sentences: problems };
  const longer = [...lackWords(a, b, nameOfA), ...lackWords(b, a, nameOfB)];
  return { outcome: 'holds', title, sentences: ['They do not contradict each other.', ...longer] };
}

const pairsOf = (a: Evidence, b: Evidence): readonly (readonly [LogCopy, LogCopy])[] =>
  a.pack.logs.flatMap((log) => {
    const same = b.pack.logs.find((other) => other.log === log.log);
    return same === undefined ? [] : [[log, same] as const];
  });

const nameOf = (log: string, ...sources: readonly Evidence[]): string | null =>
  sources.map(({ names }) => names.ofLog(log)).find((name) => name !== null) ?? null;

function findDiffering(a: Evidence, b: Evidence): readonly string[] {
  return pairsOf(a, b).flatMap(([log, other]) => {
    const least = Math.min(log.lines.length, other.lines.length);
    const at = log.lines.slice(0, least).findIndex((line, index) => line !== other.lines[index]);
    const whose = nameOf(log.log, a, b) ?? 'one person';
    return at < 0
      ? []
      : [
          `They hold two versions of ${whose}’s entries, which part at number ${at + 1}: one of them was rewritten by whoever holds the key, or under another key.`,
        ];
  });
}

/** What the first lacks that the second has. */
function lackWords(a: Evidence, b: Evidence, name: string): readonly string[] {
  return b.pack.logs.flatMap(({ log, lines }) => {
    const there = a.pack.logs.find((other) => other.log === log)?.lines.length ?? 0;
    const whose = nameOf(log, a, b) ?? 'one person';
    const lacking = countWords(lines.length - there, 'entry', 'entries');
    const which =
      there === 0 ? `the whole record of ${whose}, ${lacking}` : `the last ${lacking} of ${whose}`;
    return there >= lines.length
      ? []
      : [`“${name}” lacks ${which}: it is the older copy, or somebody left that out.`];
  });
}
