import { isSameAddress } from '../../shared/evidence/is-same-address.ts';
import type { PageRecord } from '../../shared/evidence/page-record.ts';
import { notePageText, pendingPagesBefore, recordKeptPage } from '../store/pending-pages.ts';
import type { PendingPageRow } from '../store/sealed-rows.ts';
import type { StoreError } from '../store/store.ts';
import type { StoreContext } from '../store/store-context.ts';
import { accessToPart, type PagePart } from './access-to-part.ts';
import { type Glance, keepPage } from './keep-page.ts';
import type { PageAccess } from './page-access.ts';
import type { openPicture } from './picture.ts';
import { readFrames, topState } from './read-frames.ts';
import { toRecord } from './to-record.ts';

/** Keeps the pages of clips behind the person's back, one after another: they go on reading meanwhile. */
export interface PageKeeper {
  /** Looks at the page as it stands at the gesture. */
  glance(tabId: number, picture: Promise<Uint8Array<ArrayBuffer>>, part: PagePart | null): Glance;
  keep(pending: PendingPageRow, glance: Glance): void;
  /** What a lock or a worker that is gone has left undone: finished where the page still stands, else marked. */
  finishLeftOver(beforeMs?: number): Promise<void>;
  /** Resolves when nothing is under way. */
  idle(): Promise<void>;
}

interface Means {
  readonly context: StoreContext;
  readonly access: PageAccess;
  readonly open: typeof openPicture;
}

export function createPageKeeper(means: Means): PageKeeper {
  const { context, access } = means;
  const startedAtMs = context.effects.now();
  const underWay = new Set<string>();
  let queue: Promise<void> = Promise.resolve();
  const enqueue = (pending: PendingPageRow, work: () => Promise<void>) => {
    underWay.add(pending.item);
    queue = queue
      .then(work)
      .catch((error: unknown) => recordFault(context, pending, error))
      .finally(() => underWay.delete(pending.item));
    return queue;
  };
  return {
    glance: (tabId, picture, part) => {
      const readings = readFrames(part === null ? access : accessToPart(access, part), tabId);
      const glance = { picture, readings, part };
      // What nobody waits for yet must not count as unhandled.
      picture.catch(() => undefined);
      return glance;
    },
    keep: (pending, glance) => {
      void noteText(context, pending, glance).catch(() => undefined);
      void enqueue(pending, () => keepOne(means, pending, glance));
    },
    finishLeftOver: async (beforeMs = startedAtMs) => {
      const left = await pendingPagesBefore(context, beforeMs);
      for (const pending of left.filter(({ item }) => !underWay.has(item)))
        await enqueue(pending, () => finishOne(means, pending));
    },
    idle: () => queue,
  };
}

/** For a later worker, should this one be stopped. */
async function noteText(context: StoreContext, pending: PendingPageRow, glance: Glance): Promise<void> {
  const top = topState(await glance.readings);
  if (top !== null) await notePageText(context, pending, top.text.digest);
}

async function keepOne(means: Means, pending: PendingPageRow, glance: Glance | null): Promise<void> {
  const { context, access, open } = means;
  const { kept, files } = await toRecord(
    await keepPage(access, { ...pending, glance }, open),
    context.effects.randomBytes,
  );
  const stored = await recordKeptPage(context, pending, { kept, files });
  if (!stored.ok) await recordRefusal(context, pending, stored);
}

/** A fault of ours must not stand in the way of the next page, nor come again at every start. */
async function recordFault(context: StoreContext, pending: PendingPageRow, error: unknown): Promise<void> {
  const name = error instanceof Error ? error.name : 'unknown error';
  const why = `The clip is saved, but Plumbline itself failed to keep its page (${name}). Please report it.`;
  await recordKeptPage(context, pending, { kept: { outcome: 'interrupted', why }, files: [] }).catch(
    () => undefined,
  );
}

/** Without its files the record needs next to no room; where even that is refused, it is tried again at the next start. */
async function recordRefusal(
  context: StoreContext,
  pending: PendingPageRow,
  { error }: { readonly error: StoreError },
): Promise<void> {
  // The row stays: its page is looked for again once it is unlocked.
  if (error.type === 'locked') return;
  const why =
    error.type === 'disk-full'
      ? 'The clip is saved, but there was no room left on the disk for its page.'
      : 'The clip is saved, but the browser’s storage refused its page.';
  await recordKeptPage(context, pending, { kept: { outcome: 'interrupted', why }, files: [] });
}

async function finishOne(means: Means, pending: PendingPageRow): Promise<void> {
  const why = await whyLost(means.access, pending);
  if (why === null) return keepOne(means, pending, null);
  const kept: PageRecord = { outcome: 'interrupted', why };
  // Where that is refused, the row stays, and it is tried again at the next start.
  await recordKeptPage(means.context, pending, { kept, files: [] });
}

/** Null where the tab still shows the very document that was clipped from, with the same text as far as that is known. */
async function whyLost(access: PageAccess, pending: PendingPageRow): Promise<string | null> {
  if ((await access.findTab(pending.tabId)) === null)
    return 'The page was closed before its archive was complete.';
  const top = topState(await readFrames(access, pending.tabId));
  if (top === null) return 'The browser stopped before the page was kept, and no longer lets it be read.';
  const isSame = top.begunAtMs <= pending.clippedAtMs && isSameAddress(top.url, pending.pageUrl);
  if (!isSame) return 'The page was left before its archive was complete.';
  // An application may show another child's record at the same address.
  const { textDigest = top.text.digest } = pending;
  return textDigest === top.text.digest ? null : 'The page had changed before its archive was complete.';
}
