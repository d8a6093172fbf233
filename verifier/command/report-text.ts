import { doesNotProveOf, provesOf } from '../proof-words.ts';
import type { Check, Report } from '../report.ts';

const marks: Readonly<Record<Check['outcome'], string>> = {
  holds: 'holds',
  'does-not-hold': 'DOES NOT HOLD',
  'not-checked': 'not checked',
  note: 'note',
};

/** A report for a terminal. */
export function reportText(name: string, report: Report): string {
  const { verdict, headline, summary, checks, facts, records, given, disposed, absent } = report;
  const lines = [
    `${printable(name)}: ${headline.replace(/^This/, 'this')}`,
    `  ${summary}`,
    ...section('Checked', checkLines(checks)),
    ...section(
      'What it is',
      facts.map(({ name: fact, value }) => `${fact}: ${value}`),
    ),
    ...section(
      'Whose records (times are what each computer’s clock said)',
      records.flatMap((record) => [
        `Computer ${record.computer}: ${record.who}`,
        `    ${record.entryCount} entries, ${record.from} to ${record.to}`,
        `    ${record.signatures}; ${record.seenByOthers}`,
        `    signing mark ${record.keyMarks.join(', then ') || 'none'}`,
      ]),
    ),
    ...section('Given to and taken in', given),
    ...section('Disposed of', disposed),
    ...section('Words that are not in this file: erased, or left out', absent),
    ...(verdict === 'holds'
      ? [
          ...section('What this proves', provesOf(report)),
          ...section('What it does not prove', doesNotProveOf(report)),
        ]
      : []),
  ];
  return `${lines.map(printable).join('\n')}\n`;
}

/** What came of comparing several files. */
export const comparisonText = (checks: readonly Check[]): string =>
  `Compared with one another\n${checkLines(checks)
    .map((line) => printable(`    ${line}`))
    .join('\n')}\n`;

const checkLines = (checks: readonly Check[]): readonly string[] =>
  checks.flatMap(({ outcome, title, sentences }) => [
    `[${marks[outcome]}] ${title}`,
    ...sentences.map((sentence) => `    ${sentence}`),
  ]);

const section = (title: string, lines: readonly string[]): readonly string[] =>
  lines.length === 0 ? [] : ['', `  ${title}`, ...lines.map((line) => `    ${line}`)];

/** A name in a file may hold what steers a terminal: shown as a plain sign. */
const printable = (text: string): string => text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '\uFFFD');
