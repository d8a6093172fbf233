import type { Framework } from '../../shared/criteria/framework.ts';
import type { InspectionKind } from '../../shared/evidence/subject-fields.ts';
import type { SheetPlan } from '../workbook/sheet-plan.ts';
import type { WorkbookReading } from '../workbook/workbook.ts';
import { textCell } from './cell-plan.ts';
import { cellText, rowsOf } from './read-cells.ts';
import { type Known, knownToText, textToKnown } from './standing.ts';

/** What the cover says of the inspection and of where its evidence came from; read back from the sheet itself. */
export interface CoverFacts {
  readonly inspection: string;
  readonly force: string;
  readonly kind: InspectionKind;
  readonly startDate: string;
  readonly endDate: string;
  readonly framework: string;
  readonly areasFramework: string;
  /** A line for each evidence file taken in, the first first. */
  readonly files: readonly string[];
  /** What was checked in the last one, in a sentence; '' before the first. */
  readonly checked: string;
  readonly known: Known;
}

const kindWords: Readonly<Record<InspectionKind, string>> = {
  inspection: 'Inspection',
  'self-assessment': 'Self-assessment',
  'post-inspection-review': 'Post-inspection review',
  joint: 'Joint inspection',
  thematic: 'Thematic inspection',
};

const rows = {
  force: 'Force',
  kind: 'Kind',
  startDate: 'First day',
  endDate: 'Last day',
  checked: 'What was checked',
  framework: 'Edition (short name)',
  areasFramework: 'Areas of practice (short name)',
  inspection: 'Inspection (number)',
  known: 'Taken in so far',
} as const;

const versionRow = 'Made with';
const versionText = (programVersion: string): string => `Plumbline ${programVersion}`;

/** Whether the sheets were last brought up to date by this version of the program. */
export const isMadeWith = (reading: WorkbookReading, programVersion: string): boolean =>
  rowsOf(reading, 'PlCover').some(
    (row) => cellText(row, 'Item') === versionRow && cellText(row, 'Value') === versionText(programVersion),
  );

const fileRow = (index: number): string => `Evidence file ${index + 1}`;

export function coverPlan(facts: CoverFacts, framework: Framework, programVersion: string): SheetPlan {
  const lines = [...mainLines(facts, framework), ...lastLines(facts, programVersion)];
  return {
    sheetName: 'PL Cover',
    title: `Child protection inspection: ${facts.force}`,
    note: 'Added by Plumbline. Only the sheets whose names begin with PL are ours; nothing else in this workbook was changed.',
    table: {
      name: 'PlCover',
      keyColumn: 'Item',
      columns: [
        { header: 'Item', widthChars: 30 },
        { header: 'Value', widthChars: 100, isWrapped: true },
      ],
      rows: lines.map(([item, value]) => ({
        key: item,
        cells: { Item: textCell(item), Value: textCell(value) },
      })),
    },
  };
}

type Line = readonly [item: string, value: string];

const mainLines = (facts: CoverFacts, framework: Framework): readonly Line[] => [
  ['Marking', 'OFFICIAL-SENSITIVE'],
  [rows.force, facts.force],
  [rows.kind, kindWords[facts.kind]],
  [rows.startDate, facts.startDate],
  [rows.endDate, facts.endDate],
  ['Criteria edition', `${framework.title}, published ${framework.published}`],
  ['Source of the criteria', framework.source],
  ['Licence of the criteria', framework.attribution],
  [
    'Short labels',
    'The short labels and numbers of criteria are ours; the criteria stand beside them word for word.',
  ],
  ...facts.files.map((file, index): Line => [fileRow(index), file]),
  [rows.checked, facts.checked === '' ? 'No evidence file has been taken in yet.' : facts.checked],
];

const lastLines = (facts: CoverFacts, programVersion: string): readonly Line[] => [
  [
    'Grades',
    'Indicated grades are worked out by the rule on PL Rule; awarded grades are a person’s. There is no overall grade, as the inspectorate publishes none.',
  ],
  [
    'How to remove',
    'Delete the sheets whose names begin with PL, or run the grade command with --remove. Nothing else has to be undone.',
  ],
  [versionRow, versionText(programVersion)],
  [rows.framework, facts.framework],
  [rows.areasFramework, facts.areasFramework],
  [rows.inspection, facts.inspection],
  [rows.known, knownToText(facts.known)],
];

/** Null where the workbook has no cover of ours, or one whose inspection cannot be told any more. */
export function readCover(reading: WorkbookReading): CoverFacts | null {
  const values = new Map(
    rowsOf(reading, 'PlCover').map((row) => [cellText(row, 'Item'), cellText(row, 'Value')]),
  );
  const value = (item: string): string => values.get(item) ?? '';
  const kind = Object.entries(kindWords).find(([, words]) => words === value(rows.kind))?.[0];
  if (value(rows.inspection) === '' || value(rows.framework) === '') return null;
  const files: string[] = [];
  while (values.has(fileRow(files.length))) files.push(value(fileRow(files.length)));
  return {
    inspection: value(rows.inspection),
    force: value(rows.force),
    kind: (kind ?? 'inspection') as InspectionKind,
    startDate: value(rows.startDate),
    endDate: value(rows.endDate),
    framework: value(rows.framework),
    areasFramework: value(rows.areasFramework),
    files,
    checked: files.length === 0 ? '' : value(rows.checked),
    known: textToKnown(value(rows.known)),
  };
}
