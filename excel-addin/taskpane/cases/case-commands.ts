import { normalForm } from '../../../shared/grading/normal-form.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import { caseColumns, questionHeader } from '../../sheets/case-columns.ts';
import type { CaseReading } from '../../sheets/case-readings.ts';
import { areasOf, type CaseGradeWord, isWithdrawnCase, withdrawnState } from '../../sheets/case-words.ts';
import type { Editions } from '../../sheets/evidence-sheet.ts';
import { casesFromPaste, type PastedCase, type PastedCases } from '../../sheets/paste-cases.ts';
import { cellText, rowsOf } from '../../sheets/read-cells.ts';
import type { WorkbookError, WorkbookReading } from '../../workbook/workbook.ts';
import { areasEdition } from '../areas-edition.ts';
import { updateSheets } from '../update-sheets.ts';
import { readNow, type WorkbookAccess } from '../workbook-access.ts';
import { type CellsWritten, writeOwnCells } from '../write-own-cells.ts';
import { type CasesReading, casesReading } from './cases-reading.ts';

interface NowCases {
  readonly reading: WorkbookReading;
  readonly editions: Editions;
}

async function readNowCases(access: WorkbookAccess): Promise<Result<NowCases, WorkbookError>> {
  const now = await readNow(access, [{ name: 'PlCases', columns: 'all' }]);
  if (!now.ok) return now;
  const areas = await areasEdition(access, now.value);
  if (!areas.ok) return areas;
  const { reading, framework } = now.value;
  return ok({ reading, editions: { framework, areas: areas.value } });
}

/** One round trip. */
export async function readCases(access: WorkbookAccess): Promise<Result<CasesReading, WorkbookError>> {
  const now = await readNowCases(access);
  return now.ok ? ok(casesReading(now.value.reading, now.value.editions)) : now;
}

/** What a pasted list would add to the cases that stand. */
export const previewList = (text: string, { areas, cases, withdrawn }: CasesReading): PastedCases =>
  casesFromPaste(
    text,
    areas,
    [...cases, ...withdrawn].map(({ cells }) => cells.Reference ?? ''),
  );

/** Adds what is new in the list, as the sheet stands now: somebody may have typed there since the preview. */
export async function addList(
  access: WorkbookAccess,
  text: string,
): Promise<Result<PastedCases, WorkbookError>> {
  const now = await readNowCases(access);
  if (!now.ok) return now;
  const { reading, editions } = now.value;
  const pasted = casesFromPaste(text, areasOf(editions), references(reading));
  if (pasted.cases.length === 0) return ok(pasted);
  const updated = await updateSheets(access, { pasted: pasted.cases });
  return updated.ok ? ok(pasted) : updated;
}

const references = (reading: WorkbookReading): readonly string[] =>
  rowsOf(reading, 'PlCases').map((row) => cellText(row, 'Reference'));

/** One case that a person filled in; refused where its reference stands in the sheet already. */
export async function addCase(access: WorkbookAccess, one: PastedCase): Promise<Result<void, WorkbookError>> {
  const now = await readNowCases(access);
  if (!now.ok) return now;
  const { reading, editions } = now.value;
  const found = casesFromPaste(oneCell(one.reference), areasOf(editions), references(reading));
  if (found.duplicates.length > 0)
    return err({ type: 'refused', reason: `the case “${one.reference}” stands in the sheet already` });
  const updated = await updateSheets(access, { pasted: [one] });
  return updated.ok ? ok(undefined) : updated;
}

/** As a list of one cell, whatever stands in it. */
const oneCell = (text: string): string => `"${text.replaceAll('"', '""')}"`;

const writeCase = (
  access: WorkbookAccess,
  id: string,
  cells: Readonly<Record<string, string>>,
): Promise<Result<CellsWritten, WorkbookError>> =>
  writeOwnCells(access, {
    ...{ table: 'PlCases', sheetName: 'PL Cases', key: id, columns: caseColumns([]), cells },
  });

export interface Referral {
  readonly date: string;
  readonly question: string;
}

/** Asks the force; a reply to an earlier question would be taken for one to this, so it is taken away. */
export const referBack = (access: WorkbookAccess, id: string, { date, question }: Referral) =>
  writeCase(access, id, {
    ...{ 'Referred back': date, [questionHeader]: question },
    ...{ Reply: '', 'Reply date': '' },
  });

export interface Reply {
  readonly date: string;
  readonly reply: string;
}

export const recordReply = (access: WorkbookAccess, id: string, { date, reply }: Reply) =>
  writeCase(access, id, { Reply: reply, 'Reply date': date });

/** What a person says of a case that stands. */
export interface CaseGiven {
  readonly area: string;
  /** By number, as the sheet has them. */
  readonly criteria: string;
  readonly forceGrade: CaseGradeWord | '';
  readonly inspectorGrade: CaseGradeWord | '';
  readonly reasons: string;
}

/** Only what was changed is written: a cell that says something else than a grade stays, as does a colleague's. */
export function gradeCase(
  access: WorkbookAccess,
  { id, cells, grades }: CaseReading,
  { forceGrade, inspectorGrade, ...texts }: CaseGiven,
) {
  const given = { 'Area of practice': texts.area, Criteria: texts.criteria, Reasons: texts.reasons };
  const changed = Object.entries(given).filter(([header, text]) => text !== (cells[header] ?? '').trim());
  return writeCase(access, id, {
    ...Object.fromEntries(changed),
    ...(forceGrade === grades[0] ? {} : { 'Force grade': forceGrade }),
    ...(inspectorGrade === grades[1] ? {} : { 'Inspector grade': inspectorGrade }),
  });
}

export interface Withdrawal {
  readonly date: string;
  readonly why: string;
}

const closedUntilThen = ' (closed until then)';
const withdrawnLine = /^Withdrawn [\d-]+( \(closed until then\))?: /;

/** What a case goes back to: of a withdrawn one the last line that says it was withdrawn tells. */
function stateBefore(cells: CaseReading['cells']): 'Open' | 'Closed' {
  const { State: state = '', Reasons: reasons = '' } = cells;
  if (!isWithdrawnCase(state)) return normalForm(state) === normalForm('Closed') ? 'Closed' : 'Open';
  const line = reasons.split(/\r?\n/).findLast((text) => withdrawnLine.test(text)) ?? '';
  return withdrawnLine.exec(line)?.[1] === undefined ? 'Open' : 'Closed';
}

/** The row stays, with why beneath its reasons, which stay as they were typed; nothing counts it. */
export const withdrawCase = (access: WorkbookAccess, { id, cells }: CaseReading, given: Withdrawal) => {
  const until = stateBefore(cells) === 'Closed' ? closedUntilThen : '';
  const line = `${withdrawnState} ${given.date}${until}: ${given.why}`;
  const before = (cells.Reasons ?? '').trimEnd();
  const isSaid = before === line || before.endsWith(`\n${line}`);
  const reasons = isSaid ? before : [before, line].filter((text) => text !== '').join('\n');
  return writeCase(access, id, { State: withdrawnState, Reasons: reasons });
};

/** Counts again, as open or closed as it was; its reasons go on saying why it was withdrawn. */
export const takeBackCase = (access: WorkbookAccess, { id, cells }: CaseReading) =>
  writeCase(access, id, { State: stateBefore(cells) });
