import type { Area, Framework, Method } from '../../shared/criteria/framework.ts';
import { laterClock } from '../../shared/ledger/clock.ts';
import type { InspectionState, ItemState } from '../../shared/ledger/inspection-state.ts';
import type { ColumnPlan, RowPlan, SheetPlan } from '../workbook/sheet-plan.ts';
import { conflictWords } from './conflict-words.ts';
import { criteriaText, directionWords, numberOf, withdrawnWords } from './criteria-text.ts';
import { behindHeader } from './evidence-behind.ts';
import { gatheredTime } from './gathered-time.ts';
import { type SheetText, sheetTextNotes, textsOf, toSheetText } from './sheet-text.ts';
import { linkWriting, writingsText } from './standing.ts';
import type { SubjectRow } from './subject-rows.ts';

const columns: readonly ColumnPlan[] = [
  { header: 'Type', widthChars: 11 },
  { header: 'Text', widthChars: 70, isWrapped: true },
  { header: 'Criteria', widthChars: 26, isWrapped: true },
  { header: 'Title', widthChars: 28, isWrapped: true },
  { header: 'Source', widthChars: 30, isWrapped: true },
  { header: 'Gathered', widthChars: 17 },
  { header: 'By', widthChars: 18, isWrapped: true },
  { header: 'Method', widthChars: 22, isWrapped: true },
  { header: 'Area', widthChars: 22, isWrapped: true },
  { header: 'Case', widthChars: 14 },
  { header: 'Session', widthChars: 22, isWrapped: true },
  { header: 'Note', widthChars: 30, isWrapped: true },
  { header: 'Follow up', widthChars: 24, isWrapped: true },
  { header: 'Status', widthChars: 30, isWrapped: true },
  { header: 'Text (continued)', widthChars: 16 },
  { header: behindHeader, widthChars: 16, isHelper: true, isAddedWhereMissing: true },
  { header: 'Version', widthChars: 22, isHelper: true },
  { header: 'Writings', widthChars: 16, isHelper: true },
  { header: 'Id', widthChars: 34, isHelper: true },
];

export const evidencePlan = (rows: readonly RowPlan[]): SheetPlan => ({
  sheetName: 'PL Evidence',
  title: 'Evidence',
  note: 'One row for each item. Taking in a newer evidence file updates these rows and adds new ones. Sort and filter as you like; columns of your own are left alone.',
  table: { name: 'PlEvidence', keyColumn: 'Id', columns, rows },
});

export interface Editions {
  readonly framework: Framework;
  /** The edition that names areas of practice and methods. */
  readonly areas: Framework;
}

/** One row for each item as the file tells it; what stands in the workbook already is not looked at here. */
export function evidenceRows(state: InspectionState, editions: Editions): readonly SubjectRow[] {
  const names = namesOf(state, editions);
  const conflicts = conflictWords(state);
  return state.items.map((item) => itemRow(item, { names, conflicts, editions }));
}

interface Names {
  readonly methods: ReadonlyMap<string, string>;
  readonly areas: ReadonlyMap<string, string>;
  readonly cases: ReadonlyMap<string, string>;
  readonly sessions: ReadonlyMap<string, string>;
  readonly people: ReadonlyMap<string, string>;
}

function namesOf(state: InspectionState, { framework, areas }: Editions): Names {
  const labels = (list: readonly (Method | Area)[]) => new Map(list.map(({ id, label }) => [id, label]));
  return {
    methods: labels([...framework.methods, ...areas.methods]),
    areas: labels([...framework.areas, ...areas.areas]),
    cases: new Map(state.cases.map(({ id, reference }) => [id, reference])),
    sessions: new Map(state.sessions.map(({ id, title, eventDate }) => [id, `${title} (${eventDate})`])),
    people: new Map([...state.actors].map(([id, { name }]) => [id, name])),
  };
}

interface Context {
  readonly names: Names;
  readonly conflicts: ReadonlyMap<string, string>;
  readonly editions: Editions;
}

const typeWords = { clip: 'Clip', point: 'Point', document: 'Document' } as const;

function itemRow(item: ItemState, context: Context): SubjectRow {
  const texts = itemTexts(item, context);
  const notes = sheetTextNotes(texts);
  const status = [...statusWords(item, context.conflicts), ...notes].join('; ');
  const cells = { ...textsOf(texts), 'Text (continued)': texts.Text?.continued ?? '' };
  return {
    key: item.id,
    criteria: texts.Criteria?.text ?? '',
    status: toSheetText(status).text,
    version: item.links.reduce((latest, link) => laterClock(latest, link.version) ?? latest, item.version),
    writings: writingsText(item.refs, linkWritings(item, context.editions.framework)),
    cells,
  };
}

const linkWritings = ({ links }: ItemState, framework: Framework): readonly string[] =>
  links.flatMap(({ refs, criterion, direction }) => {
    const mark = { number: numberOf(framework, criterion), words: directionWords[direction] };
    return refs.map((ref) => linkWriting(ref, mark));
  });

const itemTexts = (item: ItemState, { names, editions }: Context): Readonly<Record<string, SheetText>> => {
  const named = (of: ReadonlyMap<string, string>, id: string | null) =>
    id === null ? '' : (of.get(id) ?? id);
  const marks = item.links.map(({ criterion, direction }) => ({
    criterion,
    words: directionWords[direction],
  }));
  const texts = {
    Type: typeWords[item.original.type],
    Text: item.shown.text,
    Criteria: criteriaText(editions.framework, marks),
    Title: item.shown.title,
    Source: item.shown.source,
    Gathered: gatheredTime(item.gatheredAt),
    By: named(names.people, item.madeBy),
    Method: named(names.methods, item.method),
    Area: named(names.areas, item.area),
    Case: named(names.cases, item.case),
    Session: named(names.sessions, item.session),
    Note: item.note,
    'Follow up': item.followUp ?? '',
  };
  return Object.fromEntries(Object.entries(texts).map(([header, text]) => [header, toSheetText(text)]));
};

function statusWords(item: ItemState, conflicts: ReadonlyMap<string, string>): readonly string[] {
  const withdrawn = item.withdrawn === null ? [] : [withdrawnWords(item.withdrawn)];
  const changed = [item.id, ...item.links.map(({ id }) => id)].flatMap((id) => conflicts.get(id) ?? []);
  return [...withdrawn, ...changed];
}
