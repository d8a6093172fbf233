import { findTables, type SheetTable } from '../../excel-addin/proposals/find-tables.ts';
import type { MeasureProposal } from '../../excel-addin/proposals/measure-proposal.ts';
import { proposeTable } from '../../excel-addin/proposals/propose-table.ts';
import { factsOf } from '../../excel-addin/sheets/build-grading.ts';
import { buildSheets, tablesWanted } from '../../excel-addin/sheets/build-sheets.ts';
import { areasOf, caseGrades } from '../../excel-addin/sheets/case-words.ts';
import { type ChartReading, chartPlanOf } from '../../excel-addin/sheets/chart-readings.ts';
import { forceCells } from '../../excel-addin/sheets/force-cells.ts';
import { importEvidence } from '../../excel-addin/sheets/import-evidence.ts';
import { type JudgmentFill, layers } from '../../excel-addin/sheets/judgment-readings.ts';
import { type MeasureReading, readMeasures } from '../../excel-addin/sheets/measure-readings.ts';
import { type AcceptedMeasure, bindMeasures, keepMeasures } from '../../excel-addin/sheets/measure-rows.ts';
import { moderationHeaders } from '../../excel-addin/sheets/moderation.ts';
import { casesFromPaste } from '../../excel-addin/sheets/paste-cases.ts';
import { previousRound } from '../../excel-addin/sheets/previous-round.ts';
import { cellText, rowsOf } from '../../excel-addin/sheets/read-cells.ts';
import {
  type RefreshChange,
  type RefreshOptions,
  readSheetsInput,
  refreshSheets,
} from '../../excel-addin/sheets/refresh-sheets.ts';
import { signOffDigest } from '../../excel-addin/sheets/sign-off-facts.ts';
import type { ForceSheetReading } from '../../excel-addin/workbook/force-sheet.ts';
import type { Workbook, WriteOutcome } from '../../excel-addin/workbook/workbook.ts';
import { criteriaOf, findFramework } from '../../shared/criteria/catalogue.ts';
import type { Framework } from '../../shared/criteria/framework.ts';
import { defaultRule } from '../../shared/grading/default-rule.ts';
import type { Result } from '../../shared/result.ts';
import { createChance } from '../unit/shared/sample-inspection.ts';

/** One command of an inspection, over any workbook; run again at once it finds nothing to do. */
export interface WholeStep {
  readonly name: string;
  readonly run: (workbook: Workbook) => Promise<WriteOutcome>;
}

export const nothingWritten: WriteOutcome = { sheetsAdded: [], rowsAdded: 0, rowsChanged: 0, rowsRemoved: 0 };

const edition = (id: string): Framework => {
  const found = findFramework(id);
  if (found === undefined) throw new Error(`${id} does not ship`);
  return found;
};
const framework = edition('ncpi-2024');
const areas = edition('ncpi-2020');
const about = { framework, rule: defaultRule };
const criteria = criteriaOf(framework).map(({ id }) => id);
const version = '0.1.0';

export const must = <T>(result: Result<T, unknown>): T => {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
};

type Pick = <T>(from: readonly T[]) => T;

/** The same choices in every run of a step. */
function createPick(seed: string): Pick {
  const { randomBytes } = createChance(seed);
  return (from) => {
    const [high = 0, low = 0] = randomBytes(2);
    return from[(high * 256 + low) % from.length] as (typeof from)[number];
  };
}

export async function readTheirs(workbook: Workbook): Promise<readonly ForceSheetReading[]> {
  const outline = must(await workbook.outline());
  const theirs = outline.filter(({ isOurs, usedArea }) => !isOurs && usedArea !== null);
  return must(await workbook.readSheets(theirs.map(({ sheetName }) => ({ sheetName }))));
}

const fresh = (change: RefreshChange, seed: string): RefreshOptions => ({
  ...change,
  programVersion: version,
  newId: createChance(`${seed} id`).newId,
});

async function refresh(workbook: Workbook, change: RefreshChange, seed: string): Promise<WriteOutcome> {
  return must(await refreshSheets(workbook, fresh(change, seed))).outcome;
}

/** The table of theirs that gives the most measures, and those: a row each, totals left out. */
export function proposalsFor(sheets: readonly ForceSheetReading[]): readonly MeasureProposal[] {
  const each = sheets.flatMap(findTables).map((table) => ticked(table));
  const best = each.toSorted((a, b) => score(b) - score(a))[0] ?? [];
  return best.slice(0, 45);
}

const score = (proposals: readonly MeasureProposal[]): number =>
  Math.min(45, proposals.length) +
  (proposals.some(({ series }) => series !== null) ? 50 : 0) +
  (proposals.some(({ numerator, denominator }) => numerator !== null && denominator !== null) ? 25 : 0);

function ticked(table: SheetTable): readonly MeasureProposal[] {
  const proposed = proposeTable(table);
  return proposed.ok
    ? proposed.value.rows.flatMap(({ proposal, isTicked }) => (isTicked ? [proposal] : []))
    : [];
}

const measureId = (at: number): string => (at + 1).toString(16).padStart(32, 'c');

/** Confirmed as proposed, with limits around the middle of what the table holds. */
export function acceptProposals(
  proposals: readonly MeasureProposal[],
  pick: Pick,
): readonly AcceptedMeasure[] {
  const values = proposals
    .flatMap(({ figure }) => (figure.type === 'number' ? [figure.number] : []))
    .toSorted((a, b) => a - b);
  const at = (share: number): number => values[Math.floor((values.length - 1) * share)] ?? 0;
  const rising = [...new Set([at(0.25), at(0.5), at(0.75)])];
  return proposals.map((proposal, index): AcceptedMeasure => {
    const direction = pick(['higher', 'lower', 'neutral'] as const);
    const limits = direction === 'lower' ? rising : rising.toReversed();
    const bands = limits.map((limit, place) => ({
      grade: defaultRule.scale.toReversed()[place] ?? '',
      limit,
    }));
    return {
      id: measureId(index),
      proposal,
      measure: {
        name: proposal.name.value,
        unit: proposal.unit.value,
        direction,
        basis: proposal.basis,
        period: proposal.period.value,
        definition: pick(['As the table’s title says', '']),
        denominator: pick(['none', 'all of them', '']),
        target: direction === 'neutral' ? null : pick([null, at(0.5)]),
        bands: direction === 'neutral' ? [] : bands,
        criteria: [pick(criteria), pick(criteria)].filter((id, place, all) => all.indexOf(id) === place),
        libraryId: null,
      },
    };
  });
}

async function measuresOf(workbook: Workbook): Promise<readonly MeasureReading[]> {
  return readMeasures(must(await workbook.read([{ name: 'PlMeasures', columns: 'all' }])), about);
}

async function bind(workbook: Workbook, seed: string): Promise<WriteOutcome> {
  const sheets = await readTheirs(workbook);
  const accepted = acceptProposals(proposalsFor(sheets), createPick(`${seed} bind`));
  const bound = bindMeasures(accepted, { cells: forceCells(sheets), framework });
  const ids = new Set(accepted.map(({ id }) => id));
  const standing = (await measuresOf(workbook)).filter(({ id }) => !ids.has(id));
  return refresh(workbook, { measureRows: [...keepMeasures(standing), ...bound] }, seed);
}

/** The first of its kind that can be drawn; nothing where none can. */
async function chart(workbook: Workbook, kind: ChartReading['kind']): Promise<WriteOutcome> {
  const measures = await measuresOf(workbook);
  const cells = forceCells(await readTheirs(workbook));
  const ids = measures.map(({ id }) => id);
  const number = kind === 'control' ? 1 : 2;
  for (const measureIds of kind === 'control' ? ids.map((id) => [id]) : [ids]) {
    const plan = chartPlanOf({ number, kind, measureIds }, { measures, cells, name: 'Side by side' });
    if (plan.ok) return must(await workbook.write([plan.value]));
  }
  return nothingWritten;
}

async function pasteCases(workbook: Workbook, seed: string): Promise<WriteOutcome> {
  const pick = createPick(`${seed} cases`);
  const grades = ['', ...caseGrades];
  const labels = [...areasOf({ framework, areas }).map(({ label }) => label), '', 'Nowhere'];
  const lines = Array.from({ length: 24 }, (_, at) =>
    [`MS-${1000 + at}`, pick(labels), pick(grades), pick(grades)].join('\t'),
  );
  const standing = rowsOf(must(await workbook.read(tablesWanted)), 'PlCases');
  const references = standing.map((row) => cellText(row, 'Reference'));
  const { cases } = casesFromPaste(lines.join('\n'), areasOf({ framework, areas }), references);
  return refresh(workbook, { pasted: cases }, seed);
}

const words = [
  'Outstanding',
  'Good',
  'Good',
  'Adequate',
  'ri',
  ' Inadequate ',
  'Not applicable',
  '',
  'Goood',
  '*',
];

function judge(workbook: Workbook, seed: string): Promise<WriteOutcome> {
  const pick = createPick(seed);
  const fills = layers.flatMap((layer) =>
    criteria.map(
      (criterion): JudgmentFill => ({
        ...{ criterion, layer, judgment: pick(words), reasons: pick(['', 'Seen in the records.']) },
      }),
    ),
  );
  return refresh(workbook, { fills }, seed);
}

/** A person types into cells of ours. */
async function type(
  workbook: Workbook,
  table: 'PlJudgments' | 'PlGrades',
  rows: Readonly<Record<string, Readonly<Record<string, string>>>>,
): Promise<WriteOutcome> {
  const headers = ['Id', ...new Set(Object.values(rows).flatMap((cells) => Object.keys(cells)))];
  return must(
    await workbook.write([
      {
        ...{ sheetName: 'unused', title: '', note: '' },
        table: {
          ...{ name: table, keyColumn: 'Id' },
          columns: headers.map((header) => ({ header, widthChars: 20 })),
          rows: Object.entries(rows).map(([key, cells]) => ({
            key,
            cells: Object.fromEntries(
              Object.entries(cells).map(([header, text]) => [header, { type: 'text', text }] as const),
            ),
          })),
        },
      },
    ]),
  );
}

function moderate(workbook: Workbook, seed: string): Promise<WriteOutcome> {
  const pick = createPick(`${seed} moderate`);
  const of = (layer: 'inspector' | 'force') => ({
    [moderationHeaders[layer].judgedBy]: 'A. Sample',
    [moderationHeaders[layer].moderatedBy]: pick(['a sample', 'B. Sample', '']),
    [moderationHeaders[layer].outcome]: pick(['Agreed', 'Proposed another grade', 'Maybe']),
    [moderationHeaders[layer].grade]: pick(['', 'Good', 'Gold']),
    [moderationHeaders[layer].reason]: pick(['', 'Seen otherwise']),
  });
  return type(
    workbook,
    'PlJudgments',
    Object.fromEntries(criteria.map((id) => [id, { ...of('inspector'), ...of('force') }])),
  );
}

const topicKeys = framework.topics.flatMap(({ id }) => layers.map((layer) => `${id} ${layer}`));

function award(workbook: Workbook, seed: string): Promise<WriteOutcome> {
  const pick = createPick(`${seed} award`);
  return type(
    workbook,
    'PlGrades',
    Object.fromEntries(
      topicKeys.map((key) => [
        key,
        {
          'Awarded grade': pick([...defaultRule.scale, '', 'Gold']),
          Reason: pick(['', 'Seen in 3.2']),
          Name: pick(['', 'A. Sample']),
          'Cause of concern': pick(['', '', 'Open']),
        },
      ]),
    ),
  );
}

async function signOff(workbook: Workbook, seed: string): Promise<WriteOutcome> {
  const key = createPick(`${seed} sign`)(topicKeys);
  const input = must(await readSheetsInput(workbook, fresh({}, seed)));
  const digest = await signOffDigest(factsOf(buildSheets(input).grading, key));
  return refresh(workbook, { signOff: { key, name: 'B. Sample', date: '2026-11-20', digest } }, seed);
}

function earlierRound(workbook: Workbook, seed: string): Promise<WriteOutcome> {
  const pick = createPick(`${seed} earlier`);
  const judgments = criteria.map((criterion) => ({ criterion, layer: 'inspector', judgment: pick(words) }));
  const earlier = { judgments, awards: [] } as unknown as Parameters<typeof previousRound>[0];
  const previous = previousRound(earlier, framework);
  return refresh(workbook, previous === null ? {} : { previous }, seed);
}

async function lookThrough(workbook: Workbook, seed: string): Promise<WriteOutcome> {
  const options = { ...fresh({}, seed), forceSheets: await readTheirs(workbook) };
  return must(await refreshSheets(workbook, options)).outcome;
}

/** From an evidence file to a grade that was signed off and changed after; the sheets are up to date at the end. */
export const wholeSteps = (pack: Uint8Array, seed: string): readonly WholeStep[] => [
  {
    name: 'taking in evidence',
    run: async (workbook) =>
      must(
        await importEvidence(workbook, pack, {
          ...{ nowMs: 1_790_000_000_000, fileName: 'case.plumb', programVersion: version },
          newId: createChance(`${seed} import`).newId,
        }),
      ).outcome,
  },
  { name: 'binding a whole table', run: (workbook) => bind(workbook, seed) },
  { name: 'drawing a chart over time', run: (workbook) => chart(workbook, 'control') },
  { name: 'drawing forces side by side', run: (workbook) => chart(workbook, 'funnel') },
  { name: 'pasting cases', run: (workbook) => pasteCases(workbook, seed) },
  { name: 'judging in both layers', run: (workbook) => judge(workbook, `${seed} judge`) },
  { name: 'typing moderation', run: (workbook) => moderate(workbook, seed) },
  { name: 'typing awards', run: (workbook) => award(workbook, seed) },
  { name: 'bringing up to date', run: (workbook) => refresh(workbook, {}, seed) },
  { name: 'signing off', run: (workbook) => signOff(workbook, seed) },
  { name: 'putting an earlier round beside', run: (workbook) => earlierRound(workbook, seed) },
  { name: 'judging otherwise', run: (workbook) => judge(workbook, `${seed} again`) },
  { name: 'looking through their figures', run: (workbook) => lookThrough(workbook, seed) },
];
