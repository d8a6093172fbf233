import { describe, expect, test } from 'vitest';
import {
  importReportToSentences,
  type ReportSaid,
} from '../../../../excel-addin/taskpane/import-report-sentences.ts';

const none = { added: 0, updated: 0, newlyWithdrawn: 0, keptNewer: 0, changedOnTwo: 0 };
const report: ReportSaid = {
  held: { clips: 14, points: 6, documents: 1, cases: 4, findings: 6, people: 2 },
  evidence: { ...none, added: 10, updated: 4, newlyWithdrawn: 1 },
  findings: { ...none, added: 2 },
  cases: none,
  sheetsAdded: [],
};

describe('importReportToSentences', () => {
  test('says what was checked, then what changed', () => {
    expect(importReportToSentences(report)).toEqual([
      'Nothing is missing or changed in this file: 14 clips, 6 points, 1 document, 4 cases, 6 findings, by 2 people.',
      '12 added, 3 updated, 1 withdrawn; no judgment was touched.',
    ]);
  });

  test('leaves out kinds of which there is none', () => {
    const held = { clips: 14, points: 0, documents: 0, cases: 0, findings: 6, people: 1 };
    expect(importReportToSentences({ ...report, held })[0]).toBe(
      'Nothing is missing or changed in this file: 14 clips, 6 findings, by 1 person.',
    );
  });

  test('says that a file was brought in before', () => {
    expect(importReportToSentences({ ...report, evidence: none, findings: none })[1]).toBe(
      'All of it was in this workbook already; no judgment was touched.',
    );
  });

  test('names the sheets that were added', () => {
    expect(importReportToSentences({ ...report, sheetsAdded: ['PL Cover', 'PL Evidence'] })).toContain(
      'Sheets added: PL Cover and PL Evidence.',
    );
  });

  test('points to the rows that two people changed', () => {
    const cases = { ...none, changedOnTwo: 1, keptNewer: 2 };
    expect(importReportToSentences({ ...report, cases }).slice(2)).toEqual([
      '2 rows kept: newer here than in the file.',
      '1 row changed by two people unseen by each other: see the column Status.',
    ]);
  });
});
