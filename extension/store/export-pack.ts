import { pageAttachments } from '../../shared/evidence/page-record.ts';
import type { Pack } from '../../shared/exchange/pack.ts';
import { attachmentOf } from '../../shared/exchange/verify-pack.ts';
import { writePack } from '../../shared/exchange/write-pack.ts';
import { setFields } from '../../shared/ledger/change.ts';
import { claimedSize } from '../../shared/ledger/checkpoint.ts';
import { coverIn } from '../../shared/ledger/cover-in-logs.ts';
import { isCovered } from '../../shared/ledger/disposal.ts';
import type { Entry } from '../../shared/ledger/entry.ts';
import { readState } from '../../shared/ledger/fold.ts';
import type { ItemState } from '../../shared/ledger/inspection-state.ts';
import { err, ok } from '../../shared/result.ts';
import { announceChange } from './announcements.ts';
import { fileNameOf } from './file-name.ts';
import { frameworkById } from './frameworks.ts';
import { attachmentsOf, contentsOf, readFold, readLogCopies } from './inspection-reader.ts';
import { recordChanges } from './log-writer.ts';
import { sayAgain } from './say-again.ts';
import type { AttachmentRow } from './sealed-items.ts';
import { unlessLocked } from './sealing.ts';
import { isGivenItem, originalsIn, selectContents } from './select-contents.ts';
import { readSetting } from './settings.ts';
import type { ExportedFile, FileForm, Leaving, Person, Store } from './store.ts';
import type { StoreContext } from './store-context.ts';
import { readTimeStamps } from './time-stamp-rows.ts';

interface PackRequest {
  readonly inspection: string;
  readonly recipient: string;
  /** Why, as the person typed it. */
  readonly reason: string;
  /** 'sealed': whoever asks seals it before it leaves; the record names it as it leaves. */
  readonly form: FileForm;
  readonly way: 'evidence-file' | 'workbook';
  readonly leaving?: Leaving | undefined;
}

/**
 * The evidence file of an inspection. That it is given away, and to whom, is recorded first and travels in it. The
 * workbook gets none of the pictures and archives of pages: it has no use for them, and what it can be handed is bounded.
 */
export const exportPackFrom = (
  context: StoreContext,
  request: PackRequest,
): ReturnType<Store['exportPack']> => unlessLocked(() => exportUnlocked(context, request));

async function exportUnlocked(
  context: StoreContext,
  { inspection, recipient, reason, form, way, leaving }: PackRequest,
): ReturnType<Store['exportPack']> {
  const { effects } = context;
  const person = await readSetting<Person>(context, 'person');
  if (person === null) return err({ type: 'person-unknown' });
  const before = readState(await readFold(context, inspection));
  if (before.inspection === null) return err({ type: 'inspection-unknown' });
  const madeAtMs = effects.now();
  const day = new Date(madeAtMs).toISOString().slice(0, 10);
  const fileName = `${fileNameOf(before.inspection.force)}-${day}.plumb${form === 'sealed' ? '.age' : ''}`;
  const given =
    leaving === undefined ? before.items : before.items.filter((item) => isGivenItem(item, leaving));
  const itemCount = given.length;
  const items = leaving?.items == null ? null : given.map(({ id }) => id);
  const disclosure = { recipient, fileName, itemCount, way, items, reason: whyWords(reason, leaving) };
  const again = leaving === undefined ? [] : await toSayAgain(context, inspection, leaving);
  const changes = [...again, setFields('disclosure', { id: effects.newId() }, disclosure)];
  const recorded = await recordChanges(context, { inspection, actor: person.actor }, { changes });
  if (!recorded.ok) return recorded;
  announceChange(inspection);
  const made = await packOf(context, {
    ...{ inspection, madeAtMs, leaving },
    withPages: way === 'evidence-file',
  });
  return ok({ fileName, itemCount, ...made });
}

/** That originals go, and why, stands in the record like the reason itself. */
const whyWords = (reason: string, leaving: Leaving | undefined): string =>
  leaving?.originalsBecause == null
    ? reason
    : [reason, `With the words of originals: ${leaving.originalsBecause}`]
        .filter((words) => words !== '')
        .join('. ');

async function toSayAgain(context: StoreContext, inspection: string, leaving: Leaving) {
  const logs = await readLogCopies(context, inspection);
  const state = readState(await readFold(context, inspection));
  const entries = logs.flatMap(({ lines }) => lines.map((line) => JSON.parse(line) as Entry));
  return sayAgain(state, entries, { contents: await contentsOf(context, entries), leaving });
}

interface PackToMake {
  readonly inspection: string;
  readonly madeAtMs: number;
  readonly withPages: boolean;
  readonly leaving: Leaving | undefined;
  readonly isAgain?: boolean;
}

async function packOf(
  context: StoreContext,
  toMake: PackToMake,
): Promise<Pick<ExportedFile, 'bytes' | 'omitsPages' | 'leftOutCount'>> {
  const { inspection, madeAtMs, withPages, leaving, isAgain = false } = toMake;
  const logs = await readLogCopies(context, inspection);
  // Read after the logs: whatever file they name is among these, also one that another window is just adding.
  const state = readState(await readFold(context, inspection));
  const entries = logs.flatMap(({ lines }) => lines.map((line) => JSON.parse(line) as Entry));
  const used = leaving?.originalsBecause == null ? 'standing' : 'put-away too';
  const words = await contentsOf(context, entries, used);
  // Another window has disposed of something meanwhile: its entry has to go with what it left.
  const disposed = coverIn(logs, words);
  const originals = originalsIn(words.values());
  const isTorn = (entry: Entry) =>
    entry.body.content !== null &&
    !words.has(entry.body.content.commitment) &&
    !originals.has(entry.body.content.commitment) &&
    !isCovered(disposed, entry);
  if (!isAgain && entries.some(isTorn)) return packOf(context, { ...toMake, isAgain: true });
  const contents = selectContents({ state, entries, contents: words }, leaving);
  const there = new Set(contents.map(({ commitment }) => commitment));
  const leftOutCount = entries.filter(
    (entry) => entry.body.content && !there.has(entry.body.content.commitment) && !isCovered(disposed, entry),
  ).length;
  const given =
    leaving === undefined ? state.items : state.items.filter((item) => isGivenItem(item, leaving));
  const { attachments, omitsPages } = await readAttachments(context, given, withPages);
  const ids = [state.inspection?.framework, state.inspection?.areasFramework].filter(
    (id) => id !== undefined,
  );
  const named = await Promise.all([...new Set(ids)].map((id) => frameworkById(context, id)));
  const frameworks = named.filter((framework) => framework !== undefined);
  // After the logs: a stamp that came meanwhile may be of a note that is not among them.
  const notes = new Set(
    logs.flatMap(({ log, checkpoints }) => checkpoints.map((note) => noteKey(log, claimedSize(note)))),
  );
  // The workbook has no use for them.
  const stamps = withPages ? await readTimeStamps(context, inspection) : [];
  const timeStamps = stamps.filter(({ log, size }) => notes.has(noteKey(log, size)));
  const parts = { logs, contents, attachments, frameworks, ...(timeStamps.length > 0 && { timeStamps }) };
  const pack: Pack = {
    purpose: 'evidence',
    inspection,
    madeAtMs,
    ...parts,
    ...(omitsPages && { omitsPages }),
    ...(leftOutCount > 0 && { omitsContents: true }),
  };
  return { bytes: await writePack(pack), omitsPages, leftOutCount };
}

const noteKey = (log: string, size: number): string => `${log} ${size}`;

/** Files are made and read whole in memory: with more than this of pages, an evidence file goes without them. */
const mostPageBytes = 300e6;

async function readAttachments(
  context: StoreContext,
  items: readonly ItemState[],
  withPages: boolean,
): Promise<{ readonly attachments: readonly AttachmentRow[]; readonly omitsPages: boolean }> {
  const pages = items.flatMap(({ kept }) => pageAttachments(kept));
  const isSmall = pages.reduce((sum, { byteLength }) => sum + byteLength, 0) <= mostPageBytes;
  const sources = items.flatMap(({ original }) => attachmentOf(original) ?? []);
  const wanted = withPages && isSmall ? [...sources, ...pages] : sources;
  const commitments = [...new Set(wanted.map(({ commitment }) => commitment))];
  const attachments = await attachmentsOf(context, commitments);
  const there = new Set(attachments.map(({ commitment }) => commitment));
  // Also where a colleague’s file came without them.
  return { attachments, omitsPages: pages.some(({ commitment }) => !there.has(commitment)) };
}
