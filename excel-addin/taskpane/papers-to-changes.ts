import { criteriaOf } from '../../shared/criteria/catalogue.ts';
import type { Framework } from '../../shared/criteria/framework.ts';
import type { Direction } from '../../shared/evidence/item.ts';
import type { SubjectFields } from '../../shared/evidence/subject-fields.ts';
import { removeLink, setFields } from '../../shared/ledger/change.ts';
import { directionWords } from '../sheets/criteria-text.ts';
import { cellText, type RowReading, rowsOf } from '../sheets/read-cells.ts';
import type { TableWanted, WorkbookReading } from '../workbook/workbook.ts';
import type { GivenSubject } from './pane-memory.ts';
import type { Person } from './person.ts';
import type { Telling } from './telling.ts';

export interface PapersInput {
  readonly framework: Framework;
  readonly person: Person;
  readonly given: ReadonlyMap<string, GivenSubject>;
  readonly newId: () => string;
  /** Stands in for a date that is none any more. */
  readonly today: string;
}

export const papersWanted: TableWanted = {
  name: 'PlEvidence',
  columns: [
    ...['Id', 'Type', 'Text', 'Text (continued)', 'Title', 'Source'],
    ...['Criteria', 'Gathered', 'By', 'Version', 'Writings'],
  ],
};

/** Whether the row was added in the pane and no evidence file has told of it since. */
export const isOwnPaper = (row: RowReading): boolean =>
  cellText(row, 'Version') === '' &&
  cellText(row, 'Writings') === '' &&
  /^[0-9a-f]{32}$/.test(cellText(row, 'Id')) &&
  ['Document', 'Note'].includes(cellText(row, 'Type'));

/** The documents and notes added in the pane, as their rows stand now, with what they point to. */
export const papersToTellings = (reading: WorkbookReading, input: PapersInput): readonly Telling[] =>
  rowsOf(reading, 'PlEvidence')
    .filter(isOwnPaper)
    .flatMap((row) => [itemTelling(row, input), ...linkTellings(row, input)]);

function itemTelling(row: RowReading, input: PapersInput): Telling {
  const id = cellText(row, 'Id');
  const about = `item ${id}`;
  const refs = input.given.get(about)?.refs ?? [];
  return { about, change: setFields('item', { id, refs }, itemFields(row, input)) };
}

/** A paper has no page of which anything could be kept, and nothing was hidden in it. */
function itemFields(row: RowReading, input: PapersInput): Omit<SubjectFields['item'], 'kept' | 'redaction'> {
  const text = cellText(row, 'Text') + cellText(row, 'Text (continued)');
  const title = cellText(row, 'Title');
  const source = cellText(row, 'Source');
  const gathered = cellText(row, 'Gathered');
  const original =
    cellText(row, 'Type') === 'Document'
      ? ({ type: 'document', title, reference: source, text, attachment: null } as const)
      : ({ type: 'point', text } as const);
  return {
    original,
    shown: { text, title, source, grid: null },
    note: noteOf(row, input),
    gatheredAt: Number.isNaN(Date.parse(gathered)) ? input.today : gathered,
    ...{ method: null, area: null, case: null, session: null, followUp: null, withdrawn: null },
  };
}

/** What has no field of its own: another's name, and marks that name no criterion of the edition. */
function noteOf(row: RowReading, { framework, person }: PapersInput): string {
  const by = cellText(row, 'By').trim();
  const unread = marksOf(row, framework).unread.join('; ');
  return [
    ...(by === '' || by === person.name ? [] : [`Added in the workbook by ${by}.`]),
    ...(unread === '' ? [] : [`Criteria in the workbook: ${unread}.`]),
  ].join(' ');
}

const directions = Object.entries(directionWords) as readonly (readonly [Direction, string])[];

function marksOf(row: RowReading, framework: Framework) {
  const links = new Map<string, Direction>();
  const unread: string[] = [];
  for (const part of cellText(row, 'Criteria').split(';')) {
    const mark = part.trim();
    const space = mark.indexOf(' ');
    const criterion = criteriaOf(framework).find(({ number }) => number === mark.slice(0, space));
    const direction = directions.find(([, words]) => words === mark.slice(space + 1).toLowerCase())?.[0];
    if (criterion !== undefined && direction !== undefined) links.set(criterion.id, direction);
    else if (mark !== '') unread.push(mark);
  }
  return { links, unread };
}

function linkTellings(row: RowReading, { framework, given, newId }: PapersInput): readonly Telling[] {
  const item = cellText(row, 'Id');
  const { links } = marksOf(row, framework);
  const told = [...links].map(([criterion, direction]): Telling => {
    const about = `link ${item} ${criterion}`;
    const { id, refs } = given.get(about) ?? { id: newId(), refs: [] };
    return { about, change: setFields('link', { id, refs }, { item, criterion, direction }) };
  });
  const gone = [...given].flatMap(([about, subject]): readonly Telling[] => {
    const [noun, ofItem, criterion = ''] = about.split(' ');
    const isGone = noun === 'link' && ofItem === item && !links.has(criterion);
    return isGone ? [{ about, change: removeLink(subject) }] : [];
  });
  return [...told, ...gone];
}
