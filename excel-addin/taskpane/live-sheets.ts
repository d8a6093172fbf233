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
import { type CoverFacts, readCover } from '../sheets/cover-sheet.ts';
import { type ImportOptions, type ImportReport, importEvidence } from '../sheets/import-evidence.ts';
import { coverUnreadable } from '../sheets/import-sentences.ts';
import { holdsRows, ruleFor } from '../sheets/refuse-import.ts';
import { typedFindingsWanted, withFindingIds } from '../sheets/typed-findings.ts';
import type { TableName } from '../workbook/sheet-plan.ts';
import type { TableWanted, WorkbookError, WorkbookReading } from '../workbook/workbook.ts';
import { asInspectionOf, isUntouched } from './adopt-inspection.ts';
import { awardPlan, fillInPlan } from './award-plans.ts';
import type { InspectionSheets, NewInspection, Place } from './inspection-sheets.ts';
import { judgmentsFileName } from './judgments-file-name.ts';
import { writeJudgmentsPack } from './judgments-pack.ts';
import { localIsoDate } from './local-date.ts';
import { memoryToText, type PaneMemory } from './pane-memory.ts';
import type { PaneReading } from './pane-reading.ts';
import { paperPlan } from './paper-row.ts';
import { papersWanted } from './papers-to-changes.ts';
import type { Person } from './person.ts';
import { countsWanted, gradesWanted, readPane } from './read-pane.ts';
import {
  editionMissing,
  editionsFor,
  newId,
  readNow,
  recall,
  ruleFaultReason,
  sheetMissing,
  type WorkbookAccess,
  writePlan,
} from './workbook-access.ts';

const tableOfPlace: Readonly<Record<Place['sheet'], TableName>> = {
  evidence: 'PlEvidence',
  findings: 'PlFindings',
  judgments: 'PlJudgments',
  grades: 'PlGrades',
  measures: 'PlMeasures',
  cases: 'PlCases',
  caseSummary: 'PlCaseSummary',
  overview: 'PlOverview',
  comparison: 'PlComparison',
  coverage: 'PlCoverage',
  signOffs: 'PlSignOffs',
  rule: 'PlRule',
  checks: 'PlChecks',
};

export function createLiveSheets(access: WorkbookAccess): InspectionSheets {
  return {
    read: (before) => readSheets(access, before),
    begin: (heading) => begin(access, heading),
    async bringIn({ name, bytes }, how) {
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
    },
    async canAdopt() {
      const reading = await access.workbook.read(tablesWanted);
      return reading.ok ? ok(isUntouched(reading.value)) : reading;
    },
    async addPaper(paper, person) {
      const now = await readNow(access, [{ name: 'PlCover', columns: ['Item', 'Value'] }]);
      if (!now.ok) return now;
      const id = newId(access);
      return writePlan(access, paperPlan(paper, { id, person, framework: now.value.framework }));
    },
    async award(topicKey, award) {
      const now = await readNow(access, [{ name: 'PlGrades', columns: ['Id'] }]);
      if (!now.ok) return now;
      return hasTable(now.value.reading, 'PlGrades')
        ? writePlan(access, awardPlan(topicKey, award))
        : err(sheetMissing('PL Grades'));
    },
    fillIn: (person) => fillIn(access, person),
    writeJudgments: (person) => writeJudgments(access, person),
    show: (place) => access.show(tableOfPlace[place.sheet], place),
    remove: () => access.remove(),
    watch: (handler) => access.watch(['PlJudgments', 'PlGrades', 'PlCases', 'PlMeasures'], handler),
  };
}

const hasTable = (reading: WorkbookReading, name: TableName): boolean =>
  reading.tables.some((table) => table.name === name);

async function readSheets(
  access: WorkbookAccess,
  before: PaneReading | null,
): Promise<Result<PaneReading | null, WorkbookError>> {
  const wanted = before === null ? [...gradesWanted, ...countsWanted] : gradesWanted;
  const reading = await access.workbook.read(wanted);
  if (!reading.ok) return reading;
  const frameworks = await editionsFor(access, readCover(reading.value));
  if (!frameworks.ok) return frameworks;
  const counts = before?.counts ?? null;
  const rule = ruleFor(reading.value, undefined);
  if (!rule.ok) return err({ type: 'refused', reason: ruleFaultReason(rule.error) });
  const pane = readPane({ reading: reading.value, rule: rule.value, frameworks: frameworks.value, counts });
  if (pane.type === 'framework-missing') return err(editionMissing(pane.framework));
  return ok(pane.type === 'none' ? null : pane.reading);
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

async function begin(access: WorkbookAccess, heading: NewInspection) {
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

async function fillIn(
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

async function writeJudgments(access: WorkbookAccess, person: Person) {
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
