import { inspectionScript as script } from '../../tests/fixtures/force/script.ts';
import type { WorkbookCounts } from './count-workbook.ts';
import type { TopicGrade } from './grade-workbook.ts';

const WIDTHS = [30, 20, 20, 60] as const;

/** A short table: topic, indicated, awarded, why; a reason where a person awarded otherwise. */
export function gradesTable(grades: readonly TopicGrade[]): string {
  const rows = grades.map(({ topic, name, indicated, awarded, why }) => {
    const reason = script.awards.find((award) => award.topic === topic)?.reason;
    const otherwise = awarded === indicated ? '' : ` Awarded ${awarded}: ${reason}`;
    return [name, indicated, awarded, why + otherwise];
  });
  const lines = [['Topic', 'Indicated', 'Awarded', 'Why'], WIDTHS.map((width) => '─'.repeat(width)), ...rows];
  return lines.flatMap(rowLines).join('\n');
}

/** A row as lines; what is too long goes on below. */
function rowLines(cells: readonly string[]): readonly string[] {
  const columns = cells.map((cell, index) => wrap(cell, WIDTHS[index] ?? 60));
  const height = Math.max(...columns.map(({ length }) => length));
  return Array.from({ length: height }, (_, line) =>
    columns
      .map((column, index) => (column[line] ?? '').padEnd(WIDTHS[index] ?? 60))
      .join('  ')
      .trimEnd(),
  );
}

function wrap(text: string, width: number): readonly string[] {
  const lines = [''];
  for (const word of text.split(' ')) {
    const line = lines.at(-1) ?? '';
    if (line === '') lines[lines.length - 1] = word;
    else if (line.length + 1 + word.length <= width) lines[lines.length - 1] = `${line} ${word}`;
    else lines.push(word);
  }
  return lines;
}

/** What else stands in the workbook, a line each. */
export function countsTable(counts: WorkbookCounts, toSeeTo: number): string {
  const rows: readonly (readonly [string, number])[] = [
    ['Measures bound', counts.measures],
    ['Charts', counts.charts],
    ['Cases', counts.cases],
    ['Topics signed off', counts.signed],
    ['Checks to see to', toSeeTo],
  ];
  return rows.map(([what, count]) => `${what.padEnd(WIDTHS[0])}  ${count}`).join('\n');
}
