import {
  defaultAreasFrameworkId,
  findFramework,
  shippedFrameworks,
} from '../../shared/criteria/catalogue.ts';
import type { Framework } from '../../shared/criteria/framework.ts';
import { defaultRule } from '../../shared/grading/default-rule.ts';
import type { Rule } from '../../shared/grading/rule.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import type { Workbook, WorkbookError, WriteOutcome } from '../workbook/workbook.ts';
import { buildSheets, tablesWanted } from './build-sheets.ts';
import { readCover } from './cover-sheet.ts';
import type { JudgmentFill } from './judgment-readings.ts';
import { refuseRule } from './refuse-import.ts';
import type { TopicReading } from './topic-readings.ts';

export interface RefreshOptions {
  readonly programVersion: string;
  readonly rule?: Rule;
  readonly frameworks?: readonly Framework[];
  readonly fills?: readonly JudgmentFill[];
}

export type RefreshError =
  /** The workbook has no cover of ours to say which inspection it holds. */
  | { readonly type: 'no-cover' }
  | { readonly type: 'rule-differs'; readonly here: string; readonly given: string }
  | { readonly type: 'framework-unknown'; readonly framework: string }
  | { readonly type: 'workbook'; readonly error: WorkbookError };

export interface Refreshed {
  readonly outcome: WriteOutcome;
  readonly topics: readonly TopicReading[];
}

/** Brings sheets that are there already up to date, without new evidence: judgments, grades, the rule. */
export async function refreshSheets(
  workbook: Workbook,
  options: RefreshOptions,
): Promise<Result<Refreshed, RefreshError>> {
  const reading = await workbook.read(tablesWanted);
  if (!reading.ok) return err({ type: 'workbook', error: reading.error });
  const cover = readCover(reading.value);
  if (cover === null) return err({ type: 'no-cover' });
  const refused = refuseRule(reading.value, options.rule);
  if (refused !== null) return err(refused);
  const all = [...shippedFrameworks, ...(options.frameworks ?? [])];
  const framework = findFramework(cover.framework, all);
  if (framework === undefined) return err({ type: 'framework-unknown', framework: cover.framework });
  const areas =
    findFramework(cover.areasFramework, all) ?? findFramework(defaultAreasFrameworkId) ?? framework;
  const { plans, topics } = buildSheets({
    framework,
    areas,
    rule: options.rule ?? defaultRule,
    state: null,
    reading: reading.value,
    cover,
    workbookKnown: cover.known,
    programVersion: options.programVersion,
    fills: options.fills ?? [],
  });
  const outcome = await workbook.write(plans);
  return outcome.ok
    ? ok({ outcome: outcome.value, topics })
    : err({ type: 'workbook', error: outcome.error });
}
