import type { Criterion } from '../../../shared/criteria/framework.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import { factsOf } from '../../sheets/build-grading.ts';
import { buildSheets, type SheetsInput } from '../../sheets/build-sheets.ts';
import { moderationWarnings, readModeration } from '../../sheets/moderation.ts';
import { writeRefreshed } from '../../sheets/refresh-sheets.ts';
import { type FactTable, signOffDigest } from '../../sheets/sign-off-facts.ts';
import type { SignedFact } from '../../sheets/signed-facts.ts';
import type { TopicReading } from '../../sheets/topic-readings.ts';
import type { WorkbookError } from '../../workbook/workbook.ts';
import type { Standing } from '../checks/standing.ts';
import type { Place } from '../inspection-sheets.ts';
import { counted, listed } from '../plain-words.ts';
import { readInput, refreshErrorToWorkbookError, updateSheets } from '../update-sheets.ts';
import { newId, type WorkbookAccess } from '../workbook-access.ts';

export interface Signing {
  /** The row of PlGrades. */
  readonly key: string;
  readonly name: string;
  /** ISO date. */
  readonly date: string;
}

/** Signs a topic off as the workbook stands: its digest is of what is written with it, in the same read and write. */
export async function signOff(
  access: WorkbookAccess,
  signing: Signing,
): Promise<Result<void, WorkbookError>> {
  const read = await readInput(access);
  if (!read.ok) return read;
  // Rows that people typed get their ids now: the same ones in what is digested and in what is written.
  const ids: string[] = [];
  const input = (): SheetsInput => {
    let next = 0;
    const given = () => {
      const id = ids[next] ?? newId(access);
      ids[next++] = id;
      return id;
    };
    return { ...read.value, newId: given };
  };
  const digest = await signOffDigest(factsOf(buildSheets(input()).grading, signing.key));
  const signed: SheetsInput = { ...input(), signOff: { ...signing, digest } };
  const written = await writeRefreshed(access.workbook, buildSheets(signed), {
    input: signed,
    options: { programVersion: access.version },
  });
  return written.ok ? ok(undefined) : err(refreshErrorToWorkbookError(written.error));
}

export async function takeBackSignOff(
  access: WorkbookAccess,
  key: string,
): Promise<Result<void, WorkbookError>> {
  const written = await updateSheets(access, { signOff: { key, name: '', date: '', digest: '' } });
  return written.ok ? ok(undefined) : written;
}

export interface RestsOn {
  /** "3 of 4 judgments, 2 findings, 1 measure and 4 cases" */
  readonly words: string;
  /** What whoever signs should know; nothing of it stops them. */
  readonly warnings: readonly string[];
}

/** What a topic's grade rests on now, in words. */
export function restsOn({ built, input }: Standing, key: string): RestsOn {
  const topic = built.topics.find((one) => one.key === key);
  if (topic === undefined) return { words: '', warnings: [] };
  const facts = factsOf(built.grading, key);
  const rows = (table: FactTable) =>
    new Set(facts.filter((fact) => fact.table === table).map(({ row }) => row)).size;
  const all = topic.topic.criteria.length;
  const judged = all - topic.grade.open;
  const also = [
    [rows('PlFindings'), 'finding'],
    [rows('PlMeasures'), 'measure'],
    [rows('PlCases'), 'case'],
  ] as const;
  const parts = also.filter(([count]) => count > 0).map(([count, noun]) => counted(count, noun));
  return {
    words: listed([`${judged} of ${counted(all, 'judgment')}`, ...parts]),
    warnings: [...openWarnings(topic), ...topic.warnings, ...moderatedWarnings(topic, { built, input })],
  };
}

function openWarnings({ awarded, grade }: TopicReading): readonly string[] {
  const open = grade.openCriteria;
  return [
    ...(awarded.trim() === '' ? ['No grade is awarded yet: what is signed is the indicated one.'] : []),
    ...(open.length === 0 ? [] : [`${listed(open)} ${open.length === 1 ? 'is' : 'are'} open.`]),
  ];
}

const moderatedWarnings = (
  { topic, layer }: TopicReading,
  { built, input }: Pick<Standing, 'built' | 'input'>,
): readonly string[] =>
  topic.criteria.flatMap(({ id, number }: Criterion) =>
    moderationWarnings(
      layer,
      readModeration((header) => built.grading.judgments.text(id, header), layer),
      input.rule,
    ).map((sentence) => `${number}: ${sentence.trim()}`),
  );

export const changedSince = ({ built }: Standing, key: string): readonly SignedFact[] =>
  built.grading.signed.filter((fact) => fact.key === key && fact.isChanged);

/** Whether what it rested on was kept when it was signed. */
export const isRecorded = ({ built }: Standing, key: string): boolean =>
  built.grading.signed.some((fact) => fact.key === key);

const sheets: Readonly<Record<FactTable, Place['sheet']>> = {
  PlGrades: 'grades',
  PlRule: 'rule',
  PlJudgments: 'judgments',
  PlFindings: 'findings',
  PlMeasures: 'measures',
  PlCases: 'cases',
};

export const placeOfFact = ({ table, row, column }: SignedFact): Place => ({
  sheet: sheets[table],
  key: row,
  column,
});

/** "1.1 Culture and values, Inspector judgment: “Good” when it was signed, “Adequate” now." */
export const changedWords = ({ about, column, value, now }: SignedFact): string =>
  `${about}, ${column}: ${said(value)} when it was signed, ${said(now)} now.`;

const said = (value: string | number): string => {
  const text = String(value);
  if (text === '') return 'blank';
  if (text === '(gone)') return 'gone';
  return `“${text.length > 80 ? `${[...text].slice(0, 80).join('')}…` : text}”`;
};
