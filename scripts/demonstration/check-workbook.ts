import { unzipSync } from 'fflate';
import { inspectionScript as script } from '../../tests/fixtures/force/script.ts';
import type { WorkbookCounts } from './count-workbook.ts';
import { furtherScript } from './further-script.ts';
import type { TopicGrade } from './grade-workbook.ts';

/** Parts that every sheet and style of a workbook has a line in: the only ones that may change. */
const SHARED_PARTS = [
  '[Content_Types].xml',
  'xl/workbook.xml',
  'xl/_rels/workbook.xml.rels',
  'xl/styles.xml',
];

/** A sentence for each part of the force's workbook that is not as it was; none when all is well. */
export function checkTheirParts(before: Uint8Array, after: Uint8Array): readonly string[] {
  const parts = unzipSync(after);
  return Object.entries(unzipSync(before)).flatMap(([path, bytes]) => {
    const now = parts[path];
    if (now === undefined) return [`The workbook’s own part ${path} is missing in out/graded.xlsx.`];
    if (SHARED_PARTS.includes(path) || Buffer.compare(bytes, now) === 0) return [];
    return [`The workbook’s own part ${path} is not byte for byte the same in out/graded.xlsx.`];
  });
}

/** A sentence for each topic whose grade in the workbook is not the one worked out by hand. */
export const checkGrades = (grades: readonly TopicGrade[]): readonly string[] =>
  script.awards.flatMap(({ topic, indicated, awarded }) => {
    const found = grades.find((grade) => grade.topic === topic);
    if (found === undefined) return [`The workbook has no grade for ${topic}.`];
    return [
      ...(found.indicated === indicated
        ? []
        : [`The workbook indicates “${found.indicated}” for ${found.name}; by hand it is “${indicated}”.`]),
      ...(found.awarded === awarded
        ? []
        : [`The workbook holds “${found.awarded}” as awarded for ${found.name}, not “${awarded}”.`]),
    ];
  });

/** Table 1 has 43 forces, central service secondments and the British Transport Police, besides its totals. */
const EXPECTED_COUNTS: WorkbookCounts = {
  measures: 43 + 2,
  charts: 1,
  cases: script.cases.length + furtherScript.cases.length,
  signed: 1,
};

/** A sentence for each thing of which the workbook holds another number than was made; none when all is well. */
export const checkCounts = (counts: WorkbookCounts): readonly string[] =>
  (Object.keys(EXPECTED_COUNTS) as (keyof WorkbookCounts)[])
    .filter((what) => counts[what] !== EXPECTED_COUNTS[what])
    .map((what) => `Of ${what} the workbook holds ${counts[what]}, not ${EXPECTED_COUNTS[what]}.`);
