import type { Criterion } from '../../../shared/criteria/framework.ts';
import type { Layer } from '../../../shared/evidence/subject-fields.ts';
import { ok, type Result } from '../../../shared/result.ts';
import { gradingWanted } from '../../sheets/build-grading.ts';
import type { confidenceHeader, confidenceParts } from '../../sheets/confidence.ts';
import { judgmentColumns } from '../../sheets/judgment-columns.ts';
import { judgmentHeaders } from '../../sheets/judgment-readings.ts';
import { type ModerationField, moderationHeaders, outcomeWords } from '../../sheets/moderation.ts';
import type { TableWanted, WorkbookError } from '../../workbook/workbook.ts';
import { areasEdition } from '../areas-edition.ts';
import type { PaneReading } from '../pane-reading.ts';
import { readNow, type WorkbookAccess } from '../workbook-access.ts';
import { type CellsWritten, writeOwnCells } from '../write-own-cells.ts';
import { type CriterionReading, criterionReading } from './criterion-reading.ts';

/** Their texts are read up to here: one answer of Excel on the web holds 5 MB. */
const mostTexts = 3_000;

/** What stands behind one criterion: one round trip. */
export async function readCriterion(
  access: WorkbookAccess,
  criterion: Criterion,
  { counts }: Pick<PaneReading, 'counts'>,
): Promise<Result<CriterionReading, WorkbookError>> {
  const more = counts.items <= mostTexts ? ['Type', 'Title', 'Text'] : ['Type', 'Title'];
  const wanted = gradingWanted
    .filter(({ name }) => name === 'PlEvidence' || name === 'PlFindings')
    .map(({ name, columns }): TableWanted => {
      const isMore = name === 'PlEvidence' && columns !== 'all';
      return { name, columns: isMore ? [...columns, ...more] : columns };
    });
  const figures = ['PlMeasures', 'PlCases'] as const;
  const now = await readNow(access, [
    ...wanted,
    ...figures.map((name) => ({ name, columns: 'all' as const })),
  ]);
  if (!now.ok) return now;
  const areas = await areasEdition(access, now.value);
  return areas.ok ? ok(criterionReading(criterion, { ...now.value, areas: areas.value })) : areas;
}

interface About {
  readonly criterion: string;
  readonly layer: Layer;
}

export interface JudgmentGiven {
  /** A word of the rule's scale or its not-applicable word; '' takes the judgment back. */
  readonly judgment: string;
  readonly reasons: string;
  readonly name: string;
}

/** The moderation of an earlier judgment stays: it says whom it was of. */
export const judge = (
  access: WorkbookAccess,
  { criterion, layer }: About,
  given: JudgmentGiven,
): Promise<Result<CellsWritten, WorkbookError>> => {
  const { judgment, reasons } = judgmentHeaders[layer];
  return writeJudgmentRow(access, criterion, {
    [judgment]: given.judgment,
    [reasons]: given.reasons,
    [moderationHeaders[layer].judgedBy]: given.judgment === '' ? '' : given.name,
  });
};

export interface SecondOpinion {
  /** The grade proposed; null agrees. */
  readonly proposed: string | null;
  readonly reason: string;
  readonly name: string;
  readonly date: string;
}

/** Never changes the judgment itself. */
export const moderate = (
  access: WorkbookAccess,
  { criterion, layer }: About,
  { proposed, reason, name, date }: SecondOpinion,
): Promise<Result<CellsWritten, WorkbookError>> => {
  const outcome = proposed === null ? outcomeWords.agreed : outcomeWords.proposed;
  const fields: Readonly<Record<Exclude<ModerationField, 'judgedBy'>, string>> = {
    ...{ moderatedBy: name, outcome, grade: proposed ?? '', reason, date },
  };
  const cells = Object.entries(fields).map(([field, text]) => [
    moderationHeaders[layer][field as ModerationField],
    text,
  ]);
  return writeJudgmentRow(access, criterion, Object.fromEntries(cells));
};

/** The four parts by their headers, and what the person says of all together. */
export type ConfidenceGiven = Readonly<
  Record<(typeof confidenceParts)[number] | typeof confidenceHeader, string>
>;

export const sayConfidence = (
  access: WorkbookAccess,
  criterion: string,
  given: ConfidenceGiven,
): Promise<Result<CellsWritten, WorkbookError>> => writeJudgmentRow(access, criterion, given);

async function writeJudgmentRow(
  access: WorkbookAccess,
  key: string,
  cells: Readonly<Record<string, string>>,
): Promise<Result<CellsWritten, WorkbookError>> {
  const now = await readNow(access, []);
  if (!now.ok) return now;
  const columns = judgmentColumns(now.value.rule, false);
  return writeOwnCells(access, { table: 'PlJudgments', sheetName: 'PL Judgments', key, columns, cells });
}
