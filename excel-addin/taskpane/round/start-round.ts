import type { Framework } from '../../../shared/criteria/framework.ts';
import { bytesToHex, sha256, utf8ToBytes } from '../../../shared/encoding.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import { importErrorSentences } from '../../sheets/import-sentences.ts';
import { cellText, rowsOf } from '../../sheets/read-cells.ts';
import type { WorkbookError } from '../../workbook/workbook.ts';
import { type EarlierError, type EarlierRound, type OfferedItem, offeredToPapers } from '../earlier-round.ts';
import type { EvidenceFile } from '../inspection-sheets.ts';
import { paperPlan } from '../paper-row.ts';
import type { Person } from '../person.ts';
import { counted, listed } from '../plain-words.ts';
import { updateSheets } from '../update-sheets.ts';
import { readNow, type WorkbookAccess, writePlan } from '../workbook-access.ts';
import { workbookErrorToSentence } from '../workbook-sentences.ts';

/** Why that file cannot be started from, a sentence each. */
export function earlierErrorSentences({ name, bytes }: EvidenceFile, error: EarlierError): readonly string[] {
  const choose = 'Choose the evidence file or the judgments file of the earlier inspection.';
  if (error.type === 'nothing-to-start-from')
    return [
      `${name} holds no evidence, and no judgment by the criteria edition of this inspection. ${choose}`,
    ];
  if (bytes.length === 0) return [`${name} is empty, so there is nothing to start from. ${choose}`];
  if (error.type === 'pack' && error.error.type === 'not-a-pack')
    return [
      `${name} is not a file that an inspection can start from, or was cut or damaged on its way. ${choose}`,
    ];
  return [`Nothing can be started from ${name}.`, ...importErrorSentences(error, workbookErrorToSentence)];
}

export const cannotOpen = (name: string): string =>
  `${name} could not be opened. If it is open in another program, close it there and choose it again.`;

/** What an earlier inspection left, a sentence each. */
export function roundSentences({
  from,
  judged,
  awarded,
  offered,
  previous,
}: EarlierRound): readonly string[] {
  const layers = [
    ['inspector', 'the inspector’s'],
    ['force', 'the force’s'],
  ] as const;
  const grades = layers.flatMap(([layer, whose]) => [
    ...(judged[layer] > 0 ? [`${counted(judged[layer], 'judgment')} of ${whose}`] : []),
    ...(awarded[layer] > 0 ? [`${counted(awarded[layer], 'awarded grade')} of ${whose}`] : []),
  ]);
  const held = [...grades, ...(offered.length > 0 ? [`${counted(offered.length, 'item')} of evidence`] : [])];
  return [
    `Nothing is missing or changed in this file. It is from ${from}.`,
    held.length === 0 ? 'It holds nothing to start from.' : `It holds ${listed(held)}.`,
    ...(previous === null && grades.length > 0
      ? ['Its grades are by another criteria edition, so they cannot stand beside these.']
      : []),
  ];
}

/** The evidence that is not in the workbook yet: what was taken once is not offered again. */
export async function stillOffered(
  access: WorkbookAccess,
  { offered }: Pick<EarlierRound, 'offered'>,
): Promise<Result<readonly OfferedItem[], WorkbookError>> {
  const now = await readNow(access, [{ name: 'PlEvidence', columns: ['Id'] }]);
  if (!now.ok) return now;
  const here = new Set(rowsOf(now.value.reading, 'PlEvidence').map((row) => cellText(row, 'Id')));
  const ids = await Promise.all(offered.map(({ id }) => rowId(now.value.cover.inspection, id)));
  return ok(offered.filter(({ id }, index) => !here.has(id) && !here.has(ids[index] ?? '')));
}

/** The same for the same item of the same new inspection, so that taking it twice is taking it once. */
async function rowId(inspection: string, item: string): Promise<string> {
  return bytesToHex(await sha256(utf8ToBytes(`${inspection} ${item}`))).slice(0, 32);
}

export interface TakenRound {
  readonly chosen: ReadonlySet<string>;
  readonly person: Person;
}

export interface RoundTaken {
  readonly isPreviousBeside: boolean;
  readonly items: number;
}

/** Previous grades stand beside, and the chosen evidence comes in as documents that name where they are from. */
export async function takeRound(
  access: WorkbookAccess,
  round: EarlierRound,
  { chosen, person }: TakenRound,
): Promise<Result<RoundTaken, WorkbookError>> {
  const now = await readNow(access, []);
  if (!now.ok) return now;
  const { cover, framework } = now.value;
  const items = await writeItems(access, round, { chosen, person, framework, inspection: cover.inspection });
  if (!items.ok) return items;
  const { previous } = round;
  const updated = await updateSheets(access, previous === null ? {} : { previous });
  return updated.ok ? ok({ isPreviousBeside: previous !== null, items: items.value }) : updated;
}

interface Into extends TakenRound {
  readonly framework: Framework;
  readonly inspection: string;
}

async function writeItems(
  access: WorkbookAccess,
  round: EarlierRound,
  { chosen, person, framework, inspection }: Into,
): Promise<Result<number, WorkbookError>> {
  const still = await stillOffered(access, round);
  if (!still.ok) return still;
  const items = still.value.filter(({ id }) => chosen.has(id));
  const papers = offeredToPapers({ from: round.from, offered: items }, chosen);
  const plans = await Promise.all(
    papers.map(async (paper, index) => {
      const id = await rowId(inspection, items[index]?.id ?? '');
      return paperPlan(paper, { id, person, framework });
    }),
  );
  const [plan] = plans;
  if (plan === undefined) return ok(0);
  const rows = plans.flatMap(({ table }) => table.rows);
  const written = await writePlan(access, { ...plan, table: { ...plan.table, rows } });
  return written.ok ? ok(rows.length) : err(written.error);
}

export const takenSentence = ({ isPreviousBeside, items }: RoundTaken): string => {
  const parts = [
    ...(isPreviousBeside ? ['The earlier grades stand beside yours on PL Judgments and PL Grades'] : []),
    ...(items > 0
      ? [`${counted(items, 'item')} came in as ${items === 1 ? 'a document' : 'documents'}`]
      : []),
  ];
  return parts.length === 0 ? 'Nothing was taken over.' : `${parts.join('; ')}.`;
};
