import { bytesToHex, sha256 } from '../../shared/encoding.ts';
import { parseFields } from '../../shared/evidence/parse-fields.ts';
import type { SubjectFields } from '../../shared/evidence/subject-fields.ts';
import { filesOf } from '../../shared/exchange/verify-pack.ts';
import { setFields } from '../../shared/ledger/change.ts';
import type { ContentRecord } from '../../shared/ledger/content.ts';
import { type Cover, coverOf, isCovered, joinCovers, noCover } from '../../shared/ledger/disposal.ts';
import type { Entry } from '../../shared/ledger/entry.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { hideName } from '../vault/vault-keys.ts';
import { announceChange } from './announcements.ts';
import { draftRowsOf, earlierDraftNames } from './drafts.ts';
import { attachmentsOf, contentsOf, entriesBetween, readLogs } from './inspection-reader.ts';
import { appendTo, asOnlyWriter, type Erasure, storeAppended } from './log-writer.ts';
import { forgetCopiesOf } from './passed-files.ts';
import { unsealPendingPage } from './sealed-rows.ts';
import { sealingOf, unlessLocked } from './sealing.ts';
import { readSetting } from './settings.ts';
import type { DisposalCounts, DisposalRequest, Person, StoreError } from './store.ts';
import type { StoreContext } from './store-context.ts';

interface Scope extends Pick<DisposalRequest, 'items'> {
  readonly inspection: string;
}

/** All that is to go, found while no other writes. */
interface Plan {
  readonly counts: DisposalCounts;
  readonly contents: readonly string[];
  readonly attachments: readonly string[];
  readonly subjects: readonly string[];
  /** SHA-256 of PDFs that were clipped from, or kept as a document. */
  readonly fileDigests: ReadonlySet<string>;
}

export const planDisposalOf = (
  context: StoreContext,
  scope: Scope,
): Promise<Result<DisposalCounts, StoreError>> =>
  unlessLocked(async () => ok((await findWhatGoes(context, scope)).counts));

/**
 * The entry that says so, and the end of the keys with what they open, in one strict transaction: both or neither. What
 * is left are commitments, by which the record still holds.
 */
export const disposeIn = (
  context: StoreContext,
  request: Scope & DisposalRequest,
): Promise<Result<DisposalCounts, StoreError>> =>
  asOnlyWriter(() => unlessLocked(() => disposeUnlocked(context, request)));

async function disposeUnlocked(
  context: StoreContext,
  { reason, answers, ...scope }: Scope & DisposalRequest,
): Promise<Result<DisposalCounts, StoreError>> {
  const { inspection, items } = scope;
  const person = await readSetting<Person>(context, 'person');
  if (person === null) return err({ type: 'person-unknown' });
  const logs = await readLogs(context, inspection);
  const own = logs.find(({ seed }) => seed !== null);
  if (own === undefined) return err({ type: 'inspection-unknown' });
  const plan = await findWhatGoes(context, scope);
  const erasure = await toErasure(context, scope, plan);
  const said = { outcome: 'disposed', items, reason, answers: answers ?? null, ...plan.counts } as const;
  const changes = [setFields('disposal', { id: context.effects.newId() }, said)];
  const appended = await appendTo(context, { own, logs }, { actor: person.actor, changes });
  // Before: a copy of these is nobody's evidence, and a stop between the two loses nothing.
  await forgetCopiesOf(context, (digest) => plan.fileDigests.has(digest));
  const disposed = joinCovers(own.disposed ?? noCover, coverOf({ items }));
  const saved = await storeAppended(context, {
    ...{ before: own, appended: [appended], files: [], pending: {} },
    erasure: { ...erasure, disposed },
  });
  if (!saved.ok) return saved;
  announceChange(inspection);
  return ok(plan.counts);
}

async function findWhatGoes(context: StoreContext, { inspection, items }: Scope): Promise<Plan> {
  const cover = coverOf({ items });
  const logs = await readLogs(context);
  const entries = await Promise.all(
    logs.map(async ({ log, inspection: of, size }) => ({
      of,
      entries: await entriesBetween(context, log, { from: 0, to: size }),
    })),
  );
  const isGoing = (of: string, entry: Entry) => of === inspection && isCovered(cover, entry);
  const going = entries.flatMap((log) => log.entries.filter((entry) => isGoing(log.of, entry)));
  const staying = entries.flatMap((log) => log.entries.filter((entry) => !isGoing(log.of, entry)));
  // Also of originals that were put away when names were hidden.
  const words = await contentsOf(context, going, 'put-away too');
  const files = filesIn(going, words);
  // A file from elsewhere may name under other entries what these name: only what nothing else needs goes.
  const needed = new Set(staying.flatMap(({ body }) => body.content?.commitment ?? []));
  const itemsStaying = staying.filter(({ kind }) => kind === 'item-set');
  const filesNeeded =
    files.commitments.size === 0
      ? new Set<string>()
      : filesIn(itemsStaying, await contentsOf(context, itemsStaying, 'put-away too')).commitments;
  const contents = [...words.keys()].filter((commitment) => !needed.has(commitment));
  const named = [...files.commitments.difference(filesNeeded)];
  const rows = await context.database.attachments.bulkGet(named);
  const attachments = rows.flatMap((row) => row?.commitment ?? []);
  const gone = new Set(contents);
  const subjects = new Set(
    going.flatMap(({ body }) => (gone.has(body.content?.commitment ?? '') ? [body.subject] : [])),
  );
  return {
    contents,
    attachments,
    subjects: [...subjects],
    fileDigests: files.digests.union(await digestsOf(context, files.documents)),
    counts: {
      itemCount: new Set(
        going.flatMap(({ kind, body }) =>
          kind === 'item-set' && subjects.has(body.subject) ? [body.subject] : [],
        ),
      ).size,
      textCount: contents.length,
      fileCount: attachments.length,
    },
  };
}

interface FilesNamed {
  readonly commitments: Set<string>;
  /** Of PDFs that were clipped from. */
  readonly digests: Set<string>;
  /** Commitments of files that were kept as documents. */
  readonly documents: readonly string[];
}

/** Of every writing, not of the last alone: a document's file may have been replaced. */
function filesIn(entries: readonly Entry[], contents: ReadonlyMap<string, ContentRecord>): FilesNamed {
  const commitments = new Set<string>();
  const digests = new Set<string>();
  const documents: string[] = [];
  for (const { kind, body } of entries) {
    const json = contents.get(body.content?.commitment ?? '')?.json;
    const fields = kind === 'item-set' && json !== undefined ? parseFields('item', json) : null;
    if (!fields?.ok) continue;
    const { original, kept = null } = fields.value as Partial<SubjectFields['item']>;
    const blank = { type: 'point', text: '' } as const;
    for (const { commitment } of filesOf({ original: original ?? blank, kept })) commitments.add(commitment);
    if (original?.type === 'document' && original.attachment !== null)
      documents.push(original.attachment.commitment);
    if (original?.type !== 'clip') continue;
    for (const selector of original.selectors)
      if (selector.type === 'PdfSelector') digests.add(selector.fileSha256);
  }
  return { commitments, digests, documents };
}

async function digestsOf(context: StoreContext, commitments: readonly string[]): Promise<Set<string>> {
  const digests = new Set<string>();
  // One at a time in memory: they may be large.
  for (const commitment of commitments)
    for (const { bytes } of await attachmentsOf(context, [commitment], 'put-away too'))
      digests.add(bytesToHex(await sha256(bytes)));
  return digests;
}

async function toErasure(
  context: StoreContext,
  { inspection, items }: Scope,
  { contents, attachments, subjects }: Plan,
): Promise<Omit<Erasure, 'disposed'>> {
  const { database } = context;
  const sealing = await sealingOf(context);
  const rows = [
    ...(await database.contents.bulkGet([...contents])),
    ...(await database.attachments.bulkGet([...attachments])),
  ];
  const isWhole = items === null;
  const mine = isWhole ? [] : [...items, ...attachments];
  const drafts = await draftRowsOf(context, {
    isWanted: (name) =>
      name.startsWith(`${inspection}/`) && (isWhole || mine.some((id) => name.includes(`/${id}`))),
    unnamed: earlierDraftNames(inspection, { items: items ?? subjects, others: isWhole ? subjects : null }),
  });
  return {
    ...{ contents, attachments, drafts },
    keyIds: rows.flatMap((row) => row?.keyId ?? []),
    pendingPages: await pendingOf(context, coverOf({ items }), inspection),
    settings: await Promise.all(
      (isWhole ? ['choices', 'names'] : []).map((name) =>
        hideName(sealing.keys, 'settings', `${name}/${inspection}`),
      ),
    ),
  };
}

async function pendingOf(
  context: StoreContext,
  { isWhole, items }: Cover,
  inspection: string,
): Promise<readonly string[]> {
  const sealing = await sealingOf(context);
  const rows = await context.database.pendingPages.toArray();
  const pending = await Promise.all(rows.map((row) => unsealPendingPage(sealing, row)));
  return pending.flatMap((row) =>
    row.inspection === inspection && (isWhole || items.has(row.item)) ? [row.item] : [],
  );
}
