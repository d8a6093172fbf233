import {
  defaultAreasFrameworkId,
  findFramework,
  shippedFrameworks,
} from '../../shared/criteria/catalogue.ts';
import { bytesToHex } from '../../shared/encoding.ts';
import { defaultRule } from '../../shared/grading/default-rule.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { withChecks } from '../sheets/build-checks.ts';
import { buildSheets, type SheetsInput, tablesWanted } from '../sheets/build-sheets.ts';
import type { CoverFacts } from '../sheets/cover-sheet.ts';
import {
  type ImportError,
  type ImportOptions,
  type ImportReport,
  importEvidence,
} from '../sheets/import-evidence.ts';
import { coverUnreadable } from '../sheets/import-sentences.ts';
import { holdsRows } from '../sheets/refuse-import.ts';
import { typedFindingsWanted, withFindingIds } from '../sheets/typed-findings.ts';
import type { TableWanted, WorkbookError, WriteOutcome } from '../workbook/workbook.ts';
import { asInspectionOf, isUntouched } from './adopt-inspection.ts';
import { awardPlan, fillInPlan } from './award-plans.ts';
import type { BringIn, EvidenceFile, JudgmentsFile, NewInspection } from './inspection-sheets.ts';
import { judgmentsFileName } from './judgments-file-name.ts';
import { writeJudgmentsPack } from './judgments-pack.ts';
import { localIsoDate } from './local-date.ts';
import { memoryToText, type PaneMemory } from './pane-memory.ts';
import type { Award } from './pane-reading.ts';
import { type Paper, paperPlan } from './paper-row.ts';
import { papersWanted } from './papers-to-changes.ts';
import type { Person } from './person.ts';
import { gradesWanted } from './read-pane.ts';
import { readSheets } from './read-sheets.ts';
import {
  editionMissing,
  newId,
  readNow,
  recall,
  sheetMissing,
  type WorkbookAccess,
  writePlan,
} from './workbook-access.ts';

export async function bringIn(
  access: WorkbookAccess,
  { name, bytes }: EvidenceFile,
  how?: BringIn,
): Promise<Result<ImportReport, ImportError>> {
  const options: ImportOptions = {
    ...{ nowMs: access.now().getTime(), fileName: name, programVersion: access.version },
    newId: () => newId(access),
    takesForceJudgments: how === 'take-force-layer' || how === 'take-force-layer-over-typed',
    takesForceOverTyped: how === 'take-force-layer-over-typed',
  };
  const workbook = how === 'adopt' ? await asInspectionOf(access.workbook, bytes) : access.workbook;
  const report = await importEvidence(workbook, bytes, options);
  if (report.ok) await rememberImport(access, report.value);
  return report;
}

export async function canAdopt({ workbook }: WorkbookAccess): Promise<Result<boolean, WorkbookError>> {
  const reading = await workbook.read(tablesWanted);
  return reading.ok ? ok(isUntouched(reading.value)) : reading;
}

export async function addPaper(
  access: WorkbookAccess,
  paper: Paper,
  person: Person,
): Promise<Result<void, WorkbookError>> {
  const now = await readNow(access, [{ name: 'PlCover', columns: ['Item', 'Value'] }]);
  if (!now.ok) return now;
  const id = newId(access);
  return writePlan(access, paperPlan(paper, { id, person, framework: now.value.framework }));
}

export async function award(
  access: WorkbookAccess,
  topicKey: string,
  given: Award,
): Promise<Result<void, WorkbookError>> {
  const now = await readNow(access, [{ name: 'PlGrades', columns: ['Id'] }]);
  if (!now.ok) return now;
  return now.value.reading.tables.some(({ name }) => name === 'PlGrades')
    ? writePlan(access, awardPlan(topicKey, given))
    : err(sheetMissing('PL Grades'));
}

/** An edition that does not ship, and the whole ids of logs of which rows hold the start. */
async function rememberImport(access: WorkbookAccess, { framework, logs }: ImportReport): Promise<void> {
  const memory = await recall(access);
  if (!memory.ok) return;
  const { frameworks } = memory.value;
  const isShipped = shippedFrameworks.some(({ id }) => id === framework.id);
  const remembered: PaneMemory = {
    ...memory.value,
    frameworks: isShipped ? frameworks : [...frameworks.filter(({ id }) => id !== framework.id), framework],
    logs: [...new Set([...memory.value.logs, ...logs])],
  };
  const text = memoryToText(remembered);
  if (text !== memoryToText(memory.value)) await access.memory.write(text);
}

export async function begin(
  access: WorkbookAccess,
  heading: NewInspection,
): Promise<Result<WriteOutcome, WorkbookError>> {
  const framework = findFramework(heading.framework);
  const areas =
    findFramework(heading.areasFramework ?? defaultAreasFrameworkId) ??
    findFramework(defaultAreasFrameworkId);
  if (framework === undefined || areas === undefined) return err(editionMissing(heading.framework));
  const reading = await access.workbook.read(tablesWanted);
  if (!reading.ok) return reading;
  if (holdsRows(reading.value)) return err({ type: 'refused', reason: coverUnreadable } as const);
  const cover: CoverFacts = {
    ...heading,
    inspection: heading.inspection ?? newId(access),
    areasFramework: heading.areasFramework ?? areas.id,
    files: [],
    checked: '',
    known: new Map(),
  };
  const input: SheetsInput = {
    framework,
    areas,
    rule: defaultRule,
    state: null,
    reading: reading.value,
    cover,
    workbookKnown: new Map(),
    programVersion: access.version,
  };
  const { plans } = await withChecks(buildSheets(input), input, null);
  return access.workbook.write(plans);
}

export async function fillIn(
  access: WorkbookAccess,
  person: Person,
): Promise<Result<readonly string[], WorkbookError>> {
  const now = await readSheets(access, null);
  if (!now.ok) return now;
  if (now.value === null) return err(sheetMissing('PL Cover'));
  const { inspector, force } = now.value.layers;
  const all = [...inspector.topics, ...force.topics];
  const { plan, topics } = fillInPlan(all, person, localIsoDate(access.now()));
  if (topics.length === 0) return ok([]);
  const written = await writePlan(access, plan);
  return written.ok ? ok(topics) : written;
}

const givenWanted: readonly TableWanted[] = [
  ...gradesWanted,
  papersWanted,
  typedFindingsWanted,
  { name: 'PlCases', columns: 'all' },
  { name: 'PlMeasures', columns: 'all' },
  { name: 'PlSignOffs', columns: ['Grade row'] },
];

export async function writeJudgments(
  access: WorkbookAccess,
  person: Person,
): Promise<Result<JudgmentsFile, WorkbookError>> {
  const now = await readNow(access, givenWanted);
  if (!now.ok) return now;
  const { randomBytes } = access;
  const { reading, plan } = withFindingIds(now.value.reading, () => bytesToHex(randomBytes(16)));
  const named = plan === null ? ok(undefined) : await writePlan(access, plan);
  if (!named.ok) return named;
  const memory = await recall(access);
  if (!memory.ok) return memory;
  const nowMs = access.now().getTime();
  const pack = await writeJudgmentsPack({
    ...now.value,
    reading,
    person,
    memory: memory.value,
    nowMs,
    today: localIsoDate(access.now()),
    randomBytes,
  });
  const remembered = await access.memory.write(memoryToText({ ...memory.value, given: pack.given }));
  if (!remembered.ok) return remembered;
  const { given: _given, ...file } = pack;
  const fileName = judgmentsFileName(now.value.cover.force, localIsoDate(access.now()));
  return ok({ fileName, ...file });
}
