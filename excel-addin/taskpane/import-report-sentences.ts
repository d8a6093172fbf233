import type { ImportReport } from '../sheets/import-evidence.ts';
import type { MergeCounts } from '../sheets/subject-rows.ts';
import { counted, listed } from './plain-words.ts';

/** As much of a report as is said in the pane. */
export type ReportSaid = Pick<ImportReport, 'held' | 'evidence' | 'findings' | 'cases' | 'sheetsAdded'>;

/** What was checked, then what it changed. */
export function importReportToSentences(report: ReportSaid): readonly string[] {
  const { clips, points, documents, cases, findings, people } = report.held;
  const held = [
    clips > 0 && counted(clips, 'clip'),
    points > 0 && counted(points, 'point'),
    documents > 0 && counted(documents, 'document'),
    cases > 0 && counted(cases, 'case'),
    findings > 0 && counted(findings, 'finding'),
  ].filter((part) => part !== false);
  const what = held.length === 0 ? 'no evidence yet' : held.join(', ');
  const { sheetsAdded } = report;
  return [
    `Nothing is missing or changed in this file: ${what}, by ${counted(people, 'person', 'people')}.`,
    ...changeSentences(report),
    ...(sheetsAdded.length === 0 ? [] : [`Sheets added: ${listed(sheetsAdded)}.`]),
  ];
}

function changeSentences({ evidence, findings, cases }: ReportSaid): readonly string[] {
  const total = (of: (counts: MergeCounts) => number) => of(evidence) + of(findings) + of(cases);
  const added = total((counts) => counts.added);
  const withdrawn = total((counts) => counts.newlyWithdrawn);
  // A row that is newly withdrawn was updated to say so: it is told once.
  const updated = total((counts) => counts.updated) - withdrawn;
  const keptNewer = total((counts) => counts.keptNewer);
  const changedOnTwo = total((counts) => counts.changedOnTwo);
  const numbers = [added, updated, withdrawn].map((count) => count.toLocaleString('en-GB'));
  return [
    added + updated + withdrawn === 0
      ? 'All of it was in this workbook already; no judgment was touched.'
      : `${numbers[0]} added, ${numbers[1]} updated, ${numbers[2]} withdrawn; no judgment was touched.`,
    ...(keptNewer > 0 ? [`${counted(keptNewer, 'row')} kept: newer here than in the file.`] : []),
    ...(changedOnTwo > 0
      ? [`${counted(changedOnTwo, 'row')} changed by two people unseen by each other: see the column Status.`]
      : []),
  ];
}
