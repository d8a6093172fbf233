import { findFramework, shippedFrameworks } from '../../shared/criteria/catalogue.ts';
import type { Framework } from '../../shared/criteria/framework.ts';
import { bytesToHex } from '../../shared/encoding.ts';
import type { Rule } from '../../shared/grading/rule.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { type CoverFacts, readCover } from '../sheets/cover-sheet.ts';
import { ruleDiffers, ruleSpoilt } from '../sheets/import-sentences.ts';
import { type RuleRefusal, ruleFor } from '../sheets/refuse-import.ts';
import type { Selection } from '../workbook/excel/read-selection.ts';
import type { CellArea } from '../workbook/force-sheet.ts';
import type { SheetPlan, TableName } from '../workbook/sheet-plan.ts';
import type { TableWanted, Workbook, WorkbookError, WorkbookReading } from '../workbook/workbook.ts';
import type { WorkbookMemory } from '../workbook/workbook-memory.ts';
import type { Place } from './inspection-sheets.ts';
import { type PaneMemory, textToMemory } from './pane-memory.ts';

/** The open workbook and what else a command of the pane needs from outside. */
export interface WorkbookAccess {
  readonly workbook: Workbook;
  readonly memory: WorkbookMemory;
  readonly version: string;
  readonly now: () => Date;
  readonly randomBytes: (length: number) => Uint8Array;
  /** What only a workbook that is open in Excel can do. */
  readonly show: (table: TableName, place: Place) => Promise<Result<boolean, WorkbookError>>;
  readonly remove: () => Promise<Result<readonly string[], WorkbookError>>;
  /** Takes a row of one of our tables out; false where it is not there any more. */
  readonly removeRow: (table: TableName, key: string) => Promise<Result<boolean, WorkbookError>>;
  readonly watch: (tables: readonly TableName[], handler: () => void) => Promise<Result<void, WorkbookError>>;
  /** Calls back when a person changes cells anywhere, also on sheets that are not ours. */
  readonly watchAll: (handler: () => void) => Promise<Result<void, WorkbookError>>;
  readonly readSelection: () => Promise<Result<Selection, WorkbookError>>;
  /** Brings cells of theirs to the front; a hidden sheet stays hidden. */
  readonly showCells: (
    sheetName: string,
    area: CellArea,
  ) => Promise<Result<'shown' | 'gone' | 'hidden', WorkbookError>>;
}

export const newId = ({ randomBytes }: Pick<WorkbookAccess, 'randomBytes'>): string =>
  bytesToHex(randomBytes(16));

export const sheetMissing = (sheetName: string): WorkbookError => ({
  type: 'refused',
  reason: `the sheet “${sheetName}” is not in this workbook any more; undo its deletion in Excel, or take an earlier copy of the workbook; bringing in this inspection’s own evidence file adds it anew, without what was typed there`,
});

export const editionMissing = (framework: string): WorkbookError => ({
  type: 'refused',
  reason: `the criteria edition “${framework}” of this workbook is not here; bring in its evidence file again, which holds it`,
});

export const ruleFaultReason = (error: RuleRefusal): string =>
  error.type === 'rule-spoilt' ? ruleSpoilt(error) : ruleDiffers(error);

export const recall = async ({ memory }: WorkbookAccess): Promise<Result<PaneMemory, WorkbookError>> => {
  const text = await memory.read();
  return text.ok ? ok(textToMemory(text.value)) : text;
};

/** The memory costs two round trips, and only editions that do not ship are in it. */
export async function editionsFor(
  access: WorkbookAccess,
  cover: CoverFacts | null,
): Promise<Result<readonly Framework[], WorkbookError>> {
  if (cover === null || findFramework(cover.framework) !== undefined) return ok([]);
  const memory = await recall(access);
  return memory.ok ? ok(memory.value.frameworks) : memory;
}

export interface Now {
  readonly reading: WorkbookReading;
  readonly cover: CoverFacts;
  readonly framework: Framework;
  /** The workbook's own. */
  readonly rule: Rule;
}

const alwaysWanted: readonly TableWanted[] = [
  { name: 'PlCover', columns: ['Item', 'Value'] },
  { name: 'PlRule', columns: ['Part', 'What it says'] },
];

/** The workbook as it stands, with what its cover and its rule say; an error where one is gone or spoilt. */
export async function readNow(
  access: WorkbookAccess,
  wanted: readonly TableWanted[],
): Promise<Result<Now, WorkbookError>> {
  const others = wanted.filter(({ name }) => alwaysWanted.every((always) => always.name !== name));
  const reading = await access.workbook.read([...alwaysWanted, ...others]);
  if (!reading.ok) return reading;
  const cover = readCover(reading.value);
  if (cover === null) return err(sheetMissing('PL Cover'));
  const frameworks = await editionsFor(access, cover);
  if (!frameworks.ok) return frameworks;
  const framework = findFramework(cover.framework, [...shippedFrameworks, ...frameworks.value]);
  if (framework === undefined) return err(editionMissing(cover.framework));
  const rule = ruleFor(reading.value, undefined);
  if (!rule.ok) return err({ type: 'refused', reason: ruleFaultReason(rule.error) });
  return ok({ reading: reading.value, cover, framework, rule: rule.value });
}

export async function writePlan(
  { workbook }: WorkbookAccess,
  plan: SheetPlan,
): Promise<Result<void, WorkbookError>> {
  const written = await workbook.write([plan]);
  return written.ok ? ok(undefined) : written;
}
