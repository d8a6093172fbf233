import {
  defaultAreasFrameworkId,
  findFramework,
  shippedFrameworks,
} from '../../shared/criteria/catalogue.ts';
import type { Framework } from '../../shared/criteria/framework.ts';
import type { Rule, RuleError } from '../../shared/grading/rule.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import type { ForceSheetReading } from '../workbook/force-sheet.ts';
import type { Workbook, WorkbookError, WriteOutcome } from '../workbook/workbook.ts';
import { withChecks } from './build-checks.ts';
import { type BuiltSheets, buildSheets, type SheetsInput, tablesWanted } from './build-sheets.ts';
import { chartsWanted, readCharts } from './chart-readings.ts';
import type { CheckRow } from './check-row.ts';
import { readCover } from './cover-sheet.ts';
import { ruleFor } from './refuse-import.ts';
import type { TopicReading } from './topic-readings.ts';

/** What a person does to the sheets; without any of it they are only brought up to date. */
export type RefreshChange = Pick<
  Partial<SheetsInput>,
  'fills' | 'pasted' | 'measureRows' | 'signOff' | 'previous'
>;

export interface RefreshOptions extends RefreshChange {
  readonly programVersion: string;
  readonly rule?: Rule;
  readonly frameworks?: readonly Framework[];
  /** Random ids; without it rows that people typed wait for theirs. */
  readonly newId?: () => string;
  /** The force's own sheets, to look through for PL Checks; without them what was found last stays. */
  readonly forceSheets?: readonly ForceSheetReading[];
  /** Whether charts are looked at as well, as they are with the force's own sheets: where there are any, a round trip. */
  readonly looksAtCharts?: boolean;
}

export type RefreshError =
  /** The workbook has no cover of ours to say which inspection it holds. */
  | { readonly type: 'no-cover' }
  | { readonly type: 'rule-differs'; readonly here: string; readonly given: string }
  | { readonly type: 'rule-spoilt'; readonly fault: RuleError | null }
  | { readonly type: 'framework-unknown'; readonly framework: string }
  | { readonly type: 'workbook'; readonly error: WorkbookError };

export interface Refreshed {
  readonly outcome: WriteOutcome;
  readonly topics: readonly TopicReading[];
  readonly checks: readonly CheckRow[];
}

/** Brings sheets that are there already up to date, without new evidence: judgments, grades, the rule. */
export async function refreshSheets(
  workbook: Workbook,
  options: RefreshOptions,
): Promise<Result<Refreshed, RefreshError>> {
  const read = await readSheetsInput(workbook, options);
  if (!read.ok) return read;
  const looks = options.looksAtCharts === true || options.forceSheets !== undefined;
  const input = looks ? await withCharts(workbook, read.value) : read;
  return input.ok
    ? writeRefreshed(workbook, buildSheets(input.value), { input: input.value, options })
    : input;
}

async function withCharts(
  workbook: Workbook,
  input: SheetsInput,
): Promise<Result<SheetsInput, RefreshError>> {
  const wanted = chartsWanted(input.reading.ourTables);
  if (wanted.length === 0) return ok({ ...input, charts: [] });
  const reading = await workbook.read(wanted);
  return reading.ok
    ? ok({ ...input, charts: readCharts(reading.value) })
    : err({ type: 'workbook', error: reading.error });
}

/** The workbook as it stands, with all that its sheets are built from. */
export async function readSheetsInput(
  workbook: Workbook,
  options: RefreshOptions,
): Promise<Result<SheetsInput, RefreshError>> {
  const reading = await workbook.read(tablesWanted);
  if (!reading.ok) return err({ type: 'workbook', error: reading.error });
  const cover = readCover(reading.value);
  if (cover === null) return err({ type: 'no-cover' });
  const rule = ruleFor(reading.value, options.rule);
  if (!rule.ok) return rule;
  const all = [...shippedFrameworks, ...(options.frameworks ?? [])];
  const framework = findFramework(cover.framework, all);
  if (framework === undefined) return err({ type: 'framework-unknown', framework: cover.framework });
  const areas =
    findFramework(cover.areasFramework, all) ?? findFramework(defaultAreasFrameworkId) ?? framework;
  const { forceSheets: _looked, looksAtCharts: _charts, frameworks: _editions, ...given } = options;
  return ok({
    ...given,
    framework,
    areas,
    rule: rule.value,
    state: null,
    reading: reading.value,
    cover,
    workbookKnown: cover.known,
  });
}

export async function writeRefreshed(
  workbook: Workbook,
  built: BuiltSheets,
  { input, options }: { readonly input: SheetsInput; readonly options: RefreshOptions },
): Promise<Result<Refreshed, RefreshError>> {
  const { plans, topics, checks } = await withChecks(built, input, options.forceSheets ?? null);
  const outcome = await workbook.write(plans);
  return outcome.ok
    ? ok({ outcome: outcome.value, topics, checks })
    : err({ type: 'workbook', error: outcome.error });
}
