import {
  defaultAreasFrameworkId,
  findFramework,
  shippedFrameworks,
} from '../../shared/criteria/catalogue.ts';
import type { Framework } from '../../shared/criteria/framework.ts';
import { bytesToHex } from '../../shared/encoding.ts';
import { defaultRule } from '../../shared/grading/default-rule.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { buildSheets, tablesWanted } from '../sheets/build-sheets.ts';
import { type CoverFacts, readCover } from '../sheets/cover-sheet.ts';
import { importEvidence } from '../sheets/import-evidence.ts';
import { coverUnreadable } from '../sheets/import-sentences.ts';
import { holdsRows } from '../sheets/refuse-import.ts';
import type { SheetPlan, TableName } from '../workbook/sheet-plan.ts';
import type { Workbook, WorkbookError, WorkbookReading } from '../workbook/workbook.ts';
import type { WorkbookMemory } from '../workbook/workbook-memory.ts';
import { asInspectionOf, isUntouched } from './adopt-inspection.ts';
import { awardPlan, fillInPlan } from './award-plans.ts';
import type { InspectionSheets, NewInspection, Place } from './inspection-sheets.ts';
import { judgmentsFileName } from './judgments-file-name.ts';
import { writeJudgmentsPack } from './judgments-pack.ts';
import { localIsoDate } from './local-date.ts';
import { memoryToText, type PaneMemory, textToMemory } from './pane-memory.ts';
import type { PaneReading } from './pane-reading.ts';
import { paperPlan } from './paper-row.ts';
import { papersWanted } from './papers-to-changes.ts';
import type { Person } from './person.ts';
import { countsWanted, gradesWanted, readPane } from './read-pane.ts';

export interface LiveSheetsDeps {
  readonly workbook: Workbook;
  readonly memory: WorkbookMemory;
  readonly version: string;
  readonly now: () => Date;
  readonly randomBytes: (length: number) => Uint8Array;
  /** What only a workbook that is open in Excel can do. */
  readonly show: (table: TableName, place: Place) => Promise<Result<boolean, WorkbookError>>;
  readonly remove: (tables: readonly TableName[]) => Promise<Result<readonly string[], WorkbookError>>;
  readonly watch: (tables: readonly TableName[], handler: () => void) => Promise<Result<void, WorkbookError>>;
}

const ourTables: readonly TableName[] = [
  'PlCover',
  'PlEvidence',
  'PlFindings',
  'PlCases',
  'PlJudgments',
  'PlGrades',
  'PlRule',
];

const tableOfPlace: Readonly<Record<Place['sheet'], TableName>> = {
  evidence: 'PlEvidence',
  findings: 'PlFindings',
  judgments: 'PlJudgments',
  grades: 'PlGrades',
};

export function createLiveSheets(deps: LiveSheetsDeps): InspectionSheets {
  return {
    read: (before) => readSheets(deps, before),
    begin: (heading) => begin(deps, heading),
    async bringIn({ name, bytes }, how) {
      const options = { nowMs: deps.now().getTime(), fileName: name, programVersion: deps.version };
      const workbook = how === 'adopt' ? await asInspectionOf(deps.workbook, bytes) : deps.workbook;
      const report = await importEvidence(workbook, bytes, options);
      if (report.ok) await rememberFramework(deps, report.value.framework);
      return report;
    },
    async canAdopt() {
      const reading = await deps.workbook.read(tablesWanted);
      return reading.ok ? ok(isUntouched(reading.value)) : reading;
    },
    async addPaper(paper, person) {
      const now = await readNow(deps, [{ name: 'PlCover', columns: ['Item', 'Value'] }]);
      if (!now.ok) return now;
      const id = bytesToHex(deps.randomBytes(16));
      return write(deps, paperPlan(paper, { id, person, framework: now.value.framework }));
    },
    async award(topicKey, award) {
      const now = await readNow(deps, [{ name: 'PlGrades', columns: ['Id'] }]);
      if (!now.ok) return now;
      return hasTable(now.value.reading, 'PlGrades')
        ? write(deps, awardPlan(topicKey, award))
        : err(sheetMissing('PL Grades'));
    },
    fillIn: (person) => fillIn(deps, person),
    writeJudgments: (person) => writeJudgments(deps, person),
    show: (place) => deps.show(tableOfPlace[place.sheet], place),
    remove: () => deps.remove(ourTables),
    watch: (handler) => deps.watch(['PlJudgments', 'PlGrades'], handler),
  };
}

const sheetMissing = (sheetName: string): WorkbookError => ({
  type: 'refused',
  reason: `the sheet “${sheetName}” is not in this workbook any more; bring in the evidence file again to put it back`,
});

const hasTable = (reading: WorkbookReading, name: TableName): boolean =>
  reading.tables.some((table) => table.name === name);

const recall = async ({ memory }: LiveSheetsDeps): Promise<Result<PaneMemory, WorkbookError>> => {
  const text = await memory.read();
  return text.ok ? ok(textToMemory(text.value)) : text;
};

async function readSheets(
  deps: LiveSheetsDeps,
  before: PaneReading | null,
): Promise<Result<PaneReading | null, WorkbookError>> {
  const wanted = before === null ? [...gradesWanted, ...countsWanted] : gradesWanted;
  const reading = await deps.workbook.read(wanted);
  if (!reading.ok) return reading;
  const frameworks = await editionsFor(deps, readCover(reading.value));
  if (!frameworks.ok) return frameworks;
  const counts = before?.counts ?? null;
  const pane = readPane({ reading: reading.value, rule: defaultRule, frameworks: frameworks.value, counts });
  if (pane.type === 'framework-missing') return err(editionMissing(pane.framework));
  return ok(pane.type === 'none' ? null : pane.reading);
}

const editionMissing = (framework: string): WorkbookError => ({
  type: 'refused',
  reason: `the criteria edition “${framework}” of this workbook is not here; bring in its evidence file again, which holds it`,
});

/** The memory costs two round trips, and only editions that do not ship are in it. */
async function editionsFor(
  deps: LiveSheetsDeps,
  cover: CoverFacts | null,
): Promise<Result<readonly Framework[], WorkbookError>> {
  if (cover === null || findFramework(cover.framework) !== undefined) return ok([]);
  const memory = await recall(deps);
  return memory.ok ? ok(memory.value.frameworks) : memory;
}

async function rememberFramework(deps: LiveSheetsDeps, framework: Framework): Promise<void> {
  if (shippedFrameworks.some(({ id }) => id === framework.id)) return;
  const memory = await recall(deps);
  if (!memory.ok) return;
  const frameworks = [...memory.value.frameworks.filter(({ id }) => id !== framework.id), framework];
  await deps.memory.write(memoryToText({ ...memory.value, frameworks }));
}

interface Now {
  readonly reading: WorkbookReading;
  readonly cover: CoverFacts;
  readonly framework: Framework;
}

/** The workbook as it stands, with what its cover says; an error where that is gone. */
async function readNow(
  deps: LiveSheetsDeps,
  wanted: Parameters<Workbook['read']>[0],
): Promise<Result<Now, WorkbookError>> {
  const others = wanted.filter(({ name }) => name !== 'PlCover');
  const reading = await deps.workbook.read([{ name: 'PlCover', columns: ['Item', 'Value'] }, ...others]);
  if (!reading.ok) return reading;
  const cover = readCover(reading.value);
  if (cover === null) return err(sheetMissing('PL Cover'));
  const frameworks = await editionsFor(deps, cover);
  if (!frameworks.ok) return frameworks;
  const framework = findFramework(cover.framework, [...shippedFrameworks, ...frameworks.value]);
  return framework === undefined
    ? err(editionMissing(cover.framework))
    : ok({ reading: reading.value, cover, framework });
}

async function write({ workbook }: LiveSheetsDeps, plan: SheetPlan): Promise<Result<void, WorkbookError>> {
  const written = await workbook.write([plan]);
  return written.ok ? ok(undefined) : written;
}

async function begin(deps: LiveSheetsDeps, heading: NewInspection) {
  const framework = findFramework(heading.framework);
  const areas =
    findFramework(heading.areasFramework ?? defaultAreasFrameworkId) ??
    findFramework(defaultAreasFrameworkId);
  if (framework === undefined || areas === undefined) return err(editionMissing(heading.framework));
  const reading = await deps.workbook.read(tablesWanted);
  if (!reading.ok) return reading;
  if (holdsRows(reading.value)) return err({ type: 'refused', reason: coverUnreadable } as const);
  const cover: CoverFacts = {
    ...heading,
    inspection: heading.inspection ?? bytesToHex(deps.randomBytes(16)),
    areasFramework: heading.areasFramework ?? areas.id,
    files: [],
    checked: '',
    known: new Map(),
  };
  const { plans } = buildSheets({
    framework,
    areas,
    rule: defaultRule,
    state: null,
    reading: reading.value,
    cover,
    workbookKnown: new Map(),
    programVersion: deps.version,
  });
  return deps.workbook.write(plans);
}

async function fillIn(
  deps: LiveSheetsDeps,
  person: Person,
): Promise<Result<readonly string[], WorkbookError>> {
  const now = await readSheets(deps, null);
  if (!now.ok) return now;
  if (now.value === null) return err(sheetMissing('PL Cover'));
  const { inspector, force } = now.value.layers;
  const all = [...inspector.topics, ...force.topics];
  const { plan, topics } = fillInPlan(all, person, localIsoDate(deps.now()));
  if (topics.length === 0) return ok([]);
  const written = await write(deps, plan);
  return written.ok ? ok(topics) : written;
}

async function writeJudgments(deps: LiveSheetsDeps, person: Person) {
  const now = await readNow(deps, [...gradesWanted, papersWanted]);
  if (!now.ok) return now;
  const memory = await recall(deps);
  if (!memory.ok) return memory;
  const { randomBytes } = deps;
  const nowMs = deps.now().getTime();
  const pack = await writeJudgmentsPack({
    ...now.value,
    rule: defaultRule,
    person,
    memory: memory.value,
    nowMs,
    today: localIsoDate(deps.now()),
    randomBytes,
  });
  const remembered = await deps.memory.write(memoryToText({ ...memory.value, given: pack.given }));
  if (!remembered.ok) return remembered;
  const { bytes, judgments, awards, papers } = pack;
  const fileName = judgmentsFileName(now.value.cover.force, localIsoDate(deps.now()));
  return ok({ fileName, bytes, judgments, awards, papers });
}
