import { findFramework } from '../../shared/criteria/catalogue.ts';
import type { Framework } from '../../shared/criteria/framework.ts';
import { bytesToHex } from '../../shared/encoding.ts';
import { writePack } from '../../shared/exchange/write-pack.ts';
import type { Rule } from '../../shared/grading/rule.ts';
import { appendChanges, emptyHead, openLog, type Writing } from '../../shared/ledger/append.ts';
import { type Change, setFields } from '../../shared/ledger/change.ts';
import { entryRef } from '../../shared/ledger/entry.ts';
import { emptyFold, readState } from '../../shared/ledger/fold.ts';
import type { InspectionState, Subject, SubjectMeta } from '../../shared/ledger/inspection-state.ts';
import { createSigner } from '../../shared/ledger/signing-key.ts';
import type { CoverFacts } from '../sheets/cover-sheet.ts';
import { judgmentsToChanges } from '../sheets/judgments-to-changes.ts';
import type { WorkbookReading } from '../workbook/workbook.ts';
import { casesToTellings } from './cases-to-changes.ts';
import { findingsToTellings } from './findings-to-changes.ts';
import { measuresToTellings } from './measures-to-changes.ts';
import { moderationToTellings } from './moderation-to-changes.ts';
import type { GivenSubject, PaneMemory } from './pane-memory.ts';
import { papersToTellings } from './papers-to-changes.ts';
import type { Person } from './person.ts';
import { signOffsToTellings } from './sign-offs-to-changes.ts';
import type { Telling } from './telling.ts';

export interface JudgmentsPackInput {
  readonly reading: WorkbookReading;
  readonly cover: CoverFacts;
  readonly framework: Framework;
  readonly rule: Rule;
  readonly person: Person;
  readonly memory: PaneMemory;
  readonly nowMs: number;
  readonly today: string;
  readonly randomBytes: (length: number) => Uint8Array;
}

/** How many of each the file holds; what was given before and is blank now is not counted. */
export interface GivenCounts {
  readonly judgments: number;
  readonly awards: number;
  /** Documents and notes added in the pane. */
  readonly papers: number;
  readonly findings: number;
  readonly cases: number;
  readonly measures: number;
  readonly moderations: number;
  readonly signOffs: number;
}

export interface JudgmentsPack extends GivenCounts {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** What to remember, so that the next file takes the place of this one. */
  readonly given: ReadonlyMap<string, GivenSubject>;
}

/**
 * All that people said in the sheets, as one signed log. Its key is made for this file and forgotten with it, so that
 * the workbook holds no secret; each writing takes the place of those given before.
 */
export async function writeJudgmentsPack(input: JudgmentsPackInput): Promise<JudgmentsPack> {
  const { cover, framework, person, nowMs, randomBytes } = input;
  const newId = () => bytesToHex(randomBytes(16));
  const signer = await createSigner(randomBytes(32));
  const writing: Writing = { actor: person.id, nowMs, signer, seen: [], randomBytes };
  const tellings = tellingsOf(input, newId);
  const changes = tellings.map(({ change }) => change);
  const opened = await openLog(
    emptyHead(newId()),
    { inspection: cover.inspection, device: newId() },
    writing,
  );
  const appended = await appendChanges(opened.head, changes, writing);
  const { log } = opened.head;
  const checkpoints = [opened.checkpoint.note, appended.checkpoint.note];
  const bytes = await writePack({
    purpose: 'judgments',
    inspection: cover.inspection,
    madeAtMs: nowMs,
    logs: [{ log, lines: [...opened.lines, ...appended.lines], checkpoints }],
    contents: appended.contents,
    attachments: [],
    frameworks: [framework],
  });
  const refs = appended.entries.map(entryRef);
  return { bytes, ...countChanges(changes), given: rememberGiven(input.memory, tellings, refs) };
}

function tellingsOf(input: JudgmentsPackInput, newId: () => string): readonly Telling[] {
  const { reading, framework, rule, person, cover, memory, today } = input;
  const known = givenBefore(memory);
  const { changes } = judgmentsToChanges(reading, { framework, rule, known, newId });
  const { name, role } = person;
  const actor = setFields(
    'actor',
    { id: person.id, ...refsOf(memory, `actor ${person.id}`) },
    { name, role },
  );
  // An inspection that was begun in the workbook is told of by nobody else.
  const isBegunHere = cover.files.length === 0;
  const { force, kind, startDate, endDate, areasFramework } = cover;
  const fields = { framework: framework.id, areasFramework, force, kind, startDate, endDate };
  const inspection = setFields(
    'inspection',
    { id: cover.inspection, ...refsOf(memory, `inspection ${cover.inspection}`) },
    fields,
  );
  const heads = isBegunHere ? [actor, inspection] : [actor];
  const told = { framework, rule, person, memory, newId, today };
  return [
    ...[...heads, ...changes].map((change) => ({ about: aboutOf(change), change })),
    ...papersToTellings(reading, { ...told, given: memory.given }),
    ...findingsToTellings(reading, told),
    ...casesToTellings(reading, { ...told, areas: areasOf(input) }),
    ...measuresToTellings(reading, told),
    ...moderationToTellings(reading, told),
    ...signOffsToTellings(reading, told),
  ];
}

function areasOf({ cover, framework }: JudgmentsPackInput) {
  return [...(findFramework(cover.areasFramework)?.areas ?? []), ...framework.areas];
}

const refsOf = ({ given }: PaneMemory, about: string) => ({ refs: given.get(about)?.refs ?? [] });

function countChanges(changes: readonly Change[]): GivenCounts {
  const count = (kind: Change['kind'], field?: string) =>
    changes.filter(
      (change) =>
        change.kind === kind && 'fields' in change && (field === undefined || change.fields[field] !== ''),
    ).length;
  return {
    judgments: count('judgment-set', 'judgment'),
    awards: count('award-set', 'awarded'),
    papers: count('item-set'),
    findings: count('finding-set'),
    cases: count('case-set'),
    measures: changes.filter((change) => change.kind === 'measure-set' && change.fields.withdrawn === null)
      .length,
    moderations: count('moderation-set', 'name'),
    signOffs: count('sign-off-set', 'name'),
  };
}

function aboutOf(change: Change): string {
  if (!('fields' in change)) return `removal ${change.subject}`;
  const { fields, subject } = change;
  if (change.kind === 'judgment-set') return `judgment ${fields.layer} ${fields.criterion}`;
  if (change.kind === 'award-set') return `award ${fields.layer} ${fields.topic}`;
  if (change.kind === 'actor-set') return `actor ${subject}`;
  return `inspection ${subject}`;
}

function rememberGiven(
  { given }: PaneMemory,
  tellings: readonly Telling[],
  refs: readonly string[],
): ReadonlyMap<string, GivenSubject> {
  const next = new Map(given);
  for (const [index, { about, change }] of tellings.entries()) {
    const ref = refs[index];
    if (ref === undefined) continue;
    next.set(about, { id: change.subject, refs: [...change.replaces, ref] });
  }
  return next;
}

/** Equal to nothing that a cell can hold, so that every subject given before is written again, in full. */
const givenEarlier = '\u0000';

/** The subjects of earlier files with their ids and writings; what they said is not kept. */
function givenBefore({ given }: PaneMemory): InspectionState {
  const judgments: Subject<'judgment'>[] = [];
  const awards: Subject<'award'>[] = [];
  for (const [about, subject] of given) {
    const [noun, layerWord = '', place = ''] = about.split(' ');
    const layer = layerWord === 'force' ? 'force' : 'inspector';
    const meta: SubjectMeta = { ...subject, madeBy: '', madeAtMs: 0, version: '' };
    if (noun === 'judgment') judgments.push({ ...meta, ...blankJudgment, layer, criterion: place });
    if (noun === 'award') awards.push({ ...meta, ...blankAward, layer, topic: place });
  }
  return { ...readState(emptyFold()), judgments, awards };
}

const blankJudgment = {
  judgment: givenEarlier,
  reasons: '',
  judgedBy: '',
  confidence: '',
  ...{ methodLimits: '', coherence: '', adequacy: '', relevance: '' },
} as const;

const blankAward = {
  indicated: '',
  awarded: givenEarlier,
  reason: '',
  name: '',
  date: '',
  causeOfConcern: '',
} as const;
