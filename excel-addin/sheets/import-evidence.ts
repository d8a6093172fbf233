import {
  defaultAreasFrameworkId,
  findFramework,
  shippedFrameworks,
} from '../../shared/criteria/catalogue.ts';
import type { Framework } from '../../shared/criteria/framework.ts';
import type { Pack, PackError } from '../../shared/exchange/pack.ts';
import { readPack } from '../../shared/exchange/read-pack.ts';
import { verifyPack } from '../../shared/exchange/verify-pack.ts';
import type { Rule, RuleError } from '../../shared/grading/rule.ts';
import type { LogId } from '../../shared/ledger/entry.ts';
import type { InspectionState, ItemState } from '../../shared/ledger/inspection-state.ts';
import { quickDigest } from '../../shared/ledger/quick-digest.ts';
import type { Fault } from '../../shared/ledger/verify.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import type { ForceSheetReading } from '../workbook/force-sheet.ts';
import type { Workbook, WorkbookError, WorkbookReading, WriteOutcome } from '../workbook/workbook.ts';
import { withChecks } from './build-checks.ts';
import { type BuiltSheets, buildSheets, type SheetsInput, tablesWanted } from './build-sheets.ts';
import { type ClipTable, clippedTables } from './clip-table.ts';
import { type CoverFacts, readCover } from './cover-sheet.ts';
import type { Editions } from './evidence-sheet.ts';
import { type AskedCell, askedSentence, overForceCells, withForceCells } from './force-layer.ts';
import { timeText } from './gathered-time.ts';
import type { JudgmentFill } from './judgment-readings.ts';
import { measuresFromFile, withMeasureRows, withMeasureValues } from './measures-from-file.ts';
import {
  type FileRead,
  type InspectionHeading,
  inspectionOf,
  refuseEdition,
  ruleFor,
} from './refuse-import.ts';
import { isWithin, joinKnown, knownOf } from './standing.ts';
import type { MergeCounts } from './subject-rows.ts';
import { type ForceOptions, type TakenForceLayer, takeForceLayer } from './take-force-layer.ts';
import type { TopicReading } from './topic-readings.ts';

export interface ImportOptions extends ForceOptions {
  readonly nowMs: number;
  readonly fileName: string;
  readonly programVersion: string;
  readonly rule?: Rule;
  /** Editions that the user added, beside the shipped ones and those in the file. */
  readonly frameworks?: readonly Framework[];
  /** The force's own sheets, to look through for PL Checks; without them what was found last stays. */
  readonly forceSheets?: readonly ForceSheetReading[];
  /** Judgments to write into the sheet at the same time. */
  readonly fills?: readonly JudgmentFill[];
}

/** What the file held in all, what was withdrawn with the rest. */
export interface HeldInFile {
  readonly clips: number;
  readonly points: number;
  readonly documents: number;
  readonly cases: number;
  readonly findings: number;
  readonly people: number;
}

/** How much of the force's layer a file would bring. */
export interface ForceOffer {
  readonly judgments: number;
  readonly awards: number;
  readonly cases: number;
  readonly measures: number;
}

export interface ImportReport {
  /** A sentence each: what was checked and what was done. */
  readonly sentences: readonly string[];
  readonly checked: string;
  readonly held: HeldInFile;
  readonly evidence: MergeCounts;
  readonly findings: MergeCounts;
  readonly cases: MergeCounts;
  readonly judgmentsFilled: number;
  /** Cells of the force's layer that say something else here, and were left. */
  readonly asked: readonly AskedCell[];
  /** What the file says for the force that does not stand here, where it was not asked to be taken. */
  readonly forceOffer: ForceOffer | null;
  /** Ids of the file's logs, to be remembered: rows hold only the start of them. */
  readonly logs: readonly LogId[];
  readonly sheetsAdded: readonly string[];
  readonly outcome: WriteOutcome;
  readonly topics: readonly TopicReading[];
  /** Clips of the file that hold figures in a table, which can have sheets of their own. */
  readonly clipTables: readonly ClipTable[];
  readonly framework: Framework;
}

export type ImportError =
  | { readonly type: 'pack'; readonly error: PackError }
  /** Something is missing or changed; nothing was written. */
  | { readonly type: 'verification-failed'; readonly faults: readonly Fault[] }
  | { readonly type: 'no-inspection' }
  /** Judgments tell nothing of their inspection: the workbook has to hold it already. */
  | { readonly type: 'judgments-only' }
  /** Rows of ours stand in the workbook, and its cover does not say of which inspection. */
  | { readonly type: 'cover-unreadable' }
  /** The file's edition has the name of the workbook's and says something else; `at` is a number or an id. */
  | { readonly type: 'edition-changed'; readonly title: string; readonly at: string }
  /** Graded by another rule, which an earlier version of the program did not keep in the workbook. */
  | { readonly type: 'rule-differs'; readonly here: string; readonly given: string }
  /** Somebody changed the rule that PL Rule holds; the fault is null where it is no data at all. */
  | { readonly type: 'rule-spoilt'; readonly fault: RuleError | null }
  | { readonly type: 'framework-unknown'; readonly framework: string }
  | { readonly type: 'framework-not-gradable'; readonly title: string }
  | { readonly type: 'framework-differs'; readonly here: string; readonly inFile: string }
  | { readonly type: 'inspection-differs'; readonly here: string; readonly inFile: string }
  | { readonly type: 'workbook'; readonly error: WorkbookError };

/** Takes an evidence file into a workbook: adds, updates and marks, duplicates nothing, touches no judgment. */
export async function importEvidence(
  workbook: Workbook,
  packBytes: Uint8Array,
  options: ImportOptions,
): Promise<Result<ImportReport, ImportError>> {
  const source = await readEvidence(packBytes);
  if (!source.ok) return source;
  const reading = await workbook.read(tablesWanted);
  if (!reading.ok) return err({ type: 'workbook', error: reading.error });
  const before = readCover(reading.value);
  const inspection = inspectionOf(source.value, { reading: reading.value, cover: before });
  if (!inspection.ok) return inspection;
  const editions = findEditions(source.value.pack, inspection.value, options.frameworks ?? []);
  if (!editions.ok) return editions;
  const refused = refuseEdition(editions.value.framework, reading.value);
  if (refused !== null) return err(refused);
  const rule = ruleFor(reading.value, options.rule);
  if (!rule.ok) return rule;
  return writeSheets(workbook, {
    source: { ...source.value, inspection: inspection.value },
    before,
    editions: editions.value,
    reading: reading.value,
    rule: rule.value,
    options,
  });
}

interface Source extends FileRead {
  readonly inspection: InspectionHeading;
}

async function readEvidence(packBytes: Uint8Array): Promise<Result<FileRead, ImportError>> {
  const pack = await readPack(packBytes);
  if (!pack.ok) return err({ type: 'pack', error: pack.error });
  const { faults, verified } = await verifyPack(pack.value, quickDigest);
  return faults.length > 0
    ? err({ type: 'verification-failed', faults })
    : ok({ pack: pack.value, state: verified.state });
}

function findEditions(
  pack: Pack,
  inspection: InspectionHeading,
  added: readonly Framework[],
): Result<Editions, ImportError> {
  const all = [...shippedFrameworks, ...added, ...pack.frameworks];
  const framework = findFramework(inspection.framework, all);
  if (framework === undefined) return err({ type: 'framework-unknown', framework: inspection.framework });
  if (framework.topics.length === 0) return err({ type: 'framework-not-gradable', title: framework.title });
  const areas =
    findFramework(inspection.areasFramework, all) ?? findFramework(defaultAreasFrameworkId) ?? framework;
  return ok({ framework, areas });
}

interface Target {
  readonly source: Source;
  readonly before: CoverFacts | null;
  readonly editions: Editions;
  readonly reading: WorkbookReading;
  readonly rule: Rule;
  readonly options: ImportOptions;
}

async function writeSheets(workbook: Workbook, target: Target): Promise<Result<ImportReport, ImportError>> {
  const { source, before, editions, reading, rule, options } = target;
  const cover = coverAfter(target);
  const { framework } = editions;
  const force = takeForceLayer(source, { framework, reading }, options);
  const from = { framework, rule, reading };
  const measures = options.takesForceJudgments ? measuresFromFile(source.state, from) : [];
  const input: SheetsInput = {
    ...editions,
    rule,
    state: force.state,
    reading: withForceCells(reading, force.taken),
    cover,
    workbookKnown: before?.known ?? new Map(),
    programVersion: options.programVersion,
    fills: [...force.fills, ...(options.fills ?? [])],
    pasted: force.newCases,
    ...(measures.length > 0 && { measureRows: withMeasureRows(measures, from) }),
    ...(options.newId !== undefined && { newId: options.newId }),
  };
  const built = await withChecks(buildSheets(input), input, options.forceSheets ?? null);
  const outcome = await workbook.write(withMeasureValues(overForceCells(built.plans, force.taken), measures));
  if (!outcome.ok) return err({ type: 'workbook', error: outcome.error });
  return ok(reportOf(built, { cover, outcome: outcome.value, target, force }));
}

function coverAfter({ source, before, options }: Target): CoverFacts {
  const { state, inspection } = source;
  const known = knownOf(state.sizes);
  const isNews = before === null || before.files.length === 0 || !isWithin(known, before.known);
  const line = `${options.fileName}: ${contentsWords(source, options)}, taken in ${timeText(options.nowMs)}`;
  const { force, kind, startDate, endDate, framework, areasFramework } = inspection;
  return {
    inspection: inspection.id,
    force,
    kind,
    startDate,
    endDate,
    framework,
    areasFramework,
    files: isNews ? [...(before?.files ?? []), line] : before.files,
    checked: isNews ? checkedSentence(source) : before.checked,
    known: joinKnown(before?.known ?? new Map(), known),
  };
}

function contentsWords({ pack, state }: Source, { takesForceJudgments = false }: ImportOptions): string {
  if (pack.purpose === 'evidence') return counted(state.items.length, 'item');
  return takesForceJudgments ? 'judgments, the force’s filled in' : 'judgments, left alone';
}

function checkedSentence({ pack, state }: Source): string {
  const entries = [...state.sizes.values()].reduce((sum, size) => sum + size, 0);
  const people = counted(new Set(state.actors.keys()).size, 'person', 'people');
  return `Nothing missing or changed: ${counted(entries, 'entry', 'entries')} by ${people}, each signed, and ${counted(pack.attachments.length, 'attached file')}, compared with what was written when they were made.`;
}

interface Written {
  readonly cover: CoverFacts;
  readonly outcome: WriteOutcome;
  readonly target: Target;
  readonly force: TakenForceLayer;
}

function reportOf(built: BuiltSheets, { cover, outcome, target, force }: Written): ImportReport {
  const { evidence, findings, cases } = built;
  const { judgments, sizes } = target.source.state;
  const judged = force.taken.filter(({ table }) => table === 'PlJudgments').map(({ key }) => key);
  const judgmentsFilled = new Set([...judged, ...force.fills.map(({ criterion }) => criterion)]).size;
  const others = force.taken.length - judged.length + force.newCases.length;
  const left = judgments.filter(
    ({ layer }) => layer !== 'force' || !target.options.takesForceJudgments,
  ).length;
  return {
    sentences: [
      cover.checked,
      ...(target.source.pack.purpose === 'evidence' ? countSentences(evidence) : []),
      ...(judgmentsFilled > 0 ? [`${counted(judgmentsFilled, 'judgment')} of the force filled in.`] : []),
      ...(others > 0 ? [`${counted(others, 'other cell')} of the force’s layer filled in.`] : []),
      ...force.asked.map(askedSentence),
      ...(left > 0 ? [`${counted(left, 'judgment')} in the file left alone.`] : []),
      ...(outcome.sheetsAdded.length > 0 ? [`Sheets added: ${outcome.sheetsAdded.join(', ')}.`] : []),
    ],
    checked: cover.checked,
    held: heldIn(target.source.state),
    evidence,
    findings,
    cases,
    judgmentsFilled,
    asked: force.asked,
    forceOffer: forceOfferOf(target),
    logs: [...sizes.keys()],
    sheetsAdded: outcome.sheetsAdded,
    outcome,
    topics: built.topics,
    clipTables: clippedTables(target.source.state),
    framework: target.editions.framework,
  };
}

/** Only what would change something here. */
function forceOfferOf({ source, editions, reading, rule, options }: Target): ForceOffer | null {
  if (options.takesForceJudgments) return null;
  const { framework } = editions;
  const would = takeForceLayer(source, { framework, reading }, { ...options, takesForceJudgments: true });
  const cells = [...would.taken, ...would.asked];
  const rows = (table: string, header?: string) =>
    new Set(
      cells
        .filter((cell) => cell.table === table && cell.header === (header ?? cell.header))
        .map(({ key }) => key),
    ).size;
  const offer = {
    judgments: Math.max(rows('PlJudgments'), would.fills.length),
    awards: rows('PlGrades', 'Awarded grade'),
    cases: rows('PlCases') + would.newCases.length,
    measures:
      source.pack.purpose === 'judgments'
        ? measuresFromFile(source.state, { framework, rule, reading }).length
        : 0,
  };
  const isForces = offer.judgments + offer.awards + rows('PlCases') > 0;
  return isForces ? offer : null;
}

function heldIn({ items, cases, findings, actors }: InspectionState): HeldInFile {
  const ofType = (type: ItemState['original']['type']) =>
    items.filter(({ original }) => original.type === type).length;
  return {
    clips: ofType('clip'),
    points: ofType('point'),
    documents: ofType('document'),
    cases: cases.length,
    findings: findings.length,
    people: actors.size,
  };
}

function countSentences(evidence: MergeCounts): readonly string[] {
  const { added, updated, newlyWithdrawn, keptNewer, changedOnTwo } = evidence;
  if (added + updated + keptNewer + changedOnTwo === 0) return ['Nothing new: all of it was here already.'];
  const main = `${counted(added, 'item')} added, ${updated} brought up to date`;
  return [
    `${main}${newlyWithdrawn > 0 ? `, ${newlyWithdrawn} of them marked as withdrawn` : ''}.`,
    ...(keptNewer > 0 ? [`${counted(keptNewer, 'item')} kept: newer here than in the file.`] : []),
    ...(changedOnTwo > 0 ? [`${counted(changedOnTwo, 'item')} changed on two computers: see Status.`] : []),
  ];
}

const counted = (count: number, one: string, many = `${one}s`): string =>
  `${count.toLocaleString('en-GB')} ${count === 1 ? one : many}`;
