import type { WorkbookReading } from '../workbook/workbook.ts';
import { sharedHeaders } from './case-columns.ts';
import { referenceForm } from './case-reference.ts';
import { cellText, rowsOf } from './read-cells.ts';
import type { SubjectRow } from './subject-rows.ts';
import { type FromFile, readFromFile, statusOfFile } from './typed-over.ts';

/** A row of PlCases as it stands; `id` is blank where a person typed it since the sheets were brought up to date. */
export interface StandingCase {
  /** Counted from 0 in the table's rows. */
  readonly rowIndex: number;
  readonly id: string;
  readonly cells: Readonly<Record<string, string>>;
  readonly form: string;
  /** Blank while no evidence file has told of it. */
  readonly version: string;
  readonly writings: string;
  /** The file's part of it, without our note on what was typed. */
  readonly status: string;
  readonly fromFile: FromFile | null;
  /** The ids under which evidence files know it, where they are not its own. */
  readonly otherIds: readonly string[];
}

export function readStandingCases(reading: WorkbookReading): readonly StandingCase[] {
  const cases = rowsOf(reading, 'PlCases').map((row, rowIndex) => {
    const text = (header: string) => cellText(row, header);
    const cells = Object.fromEntries(sharedHeaders.map((header) => [header, text(header)]));
    return {
      rowIndex,
      id: text('Id'),
      cells,
      form: referenceForm(cells.Reference ?? ''),
      version: text('Version'),
      writings: text('Writings'),
      status: statusOfFile(text('Status')),
      fromFile: readFromFile(text('From file')),
      otherIds: text('Other ids')
        .split(' ')
        .filter((id) => id !== ''),
    };
  });
  // Excel keeps one blank row in an empty table.
  return cases.filter(
    ({ id, cells }) => id !== '' || Object.values(cells).some((text) => text.trim() !== ''),
  );
}

/** Why a row is not a case of its own. */
export type Waiting =
  /** Another row has its reference. */
  | 'twice'
  | 'no-reference'
  /** Nobody gave it an id yet. */
  | 'new'
  /** The row was copied with its hidden id. */
  | 'id-twice';

export interface WaitingCase {
  readonly row: StandingCase;
  readonly why: Waiting;
}

export interface IdentifiedCase {
  readonly id: string;
  /** Absent for a case that only the file knows. */
  readonly row?: StandingCase;
  readonly incoming?: SubjectRow;
}

export interface Identified {
  readonly cases: readonly IdentifiedCase[];
  readonly waiting: readonly WaitingCase[];
}

/**
 * Which row is which case. One case has one row: a case of the file is the row that has its id, or has had it beside
 * its own; else the first row of its reference that no file has told of yet. A typed row whose reference another row
 * has already does not become a second case: it waits, and is named.
 */
export function identifyCases(
  rows: readonly StandingCase[],
  incoming: readonly SubjectRow[],
  newId: (() => string) | null,
): Identified {
  const idCounts = Map.groupBy(
    rows.filter(({ id }) => id !== ''),
    ({ id }) => id,
  );
  const isCopied = (row: StandingCase) => (idCounts.get(row.id)?.length ?? 0) > 1;
  const told = rowsTold(rows, incoming);
  const byRow = new Map([...told].map(([row, subject]) => [row, subject]));
  const matched = new Set(byRow.values());
  const forms = new Set([
    ...rows.filter(({ id }) => id !== '').map(({ form }) => form),
    ...incoming.filter((subject) => !matched.has(subject)).map((subject) => formOf(subject)),
  ]);
  const cases: IdentifiedCase[] = [];
  const waiting: WaitingCase[] = [];
  for (const row of rows) {
    const subject = byRow.get(row);
    const about = subject === undefined ? { row } : { row, incoming: subject };
    if (isCopied(row)) waiting.push({ row, why: 'id-twice' });
    else if (row.id !== '') cases.push({ ...about, id: row.id });
    else if (row.form === '') waiting.push({ row, why: 'no-reference' });
    else if (subject === undefined && forms.has(row.form)) waiting.push({ row, why: 'twice' });
    else if (subject === undefined && newId === null) waiting.push({ row, why: 'new' });
    else cases.push({ ...about, id: subject?.key ?? newId?.() ?? '' });
    forms.add(row.form);
  }
  const others = incoming.filter((subject) => !matched.has(subject) && !idCounts.has(subject.key));
  return { cases: [...cases, ...others.map((subject) => ({ id: subject.key, incoming: subject }))], waiting };
}

const formOf = ({ cells }: SubjectRow): string => referenceForm(String(cells.Reference ?? ''));

function rowsTold(
  rows: readonly StandingCase[],
  incoming: readonly SubjectRow[],
): ReadonlyMap<StandingCase, SubjectRow> {
  const byId = new Map(rows.flatMap((row) => [...row.otherIds, row.id].map((id) => [id, row] as const)));
  const found = new Map<StandingCase, SubjectRow>();
  const left: SubjectRow[] = [];
  for (const subject of incoming) {
    const row = byId.get(subject.key);
    if (row === undefined) left.push(subject);
    else if (!found.has(row)) found.set(row, subject);
  }
  const typed = Map.groupBy(
    rows.filter((row) => row.form !== '' && row.version === '' && !found.has(row)),
    ({ form }) => form,
  );
  for (const subject of left) {
    const row = typed.get(formOf(subject))?.shift();
    if (row !== undefined) found.set(row, subject);
  }
  return found;
}
