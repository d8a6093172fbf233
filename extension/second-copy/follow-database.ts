import { browser } from 'wxt/browser';
import { isOwnWindow, messageType } from '../messages/own-window.ts';
import { listenToAnnouncements } from '../store/announcements.ts';
import { onVaultChange } from '../store/browser-vault.ts';
import type { Sealing } from '../store/sealing.ts';
import type { StoreContext } from '../store/store-context.ts';
import { copyOf, type OpenPlace, openPlaces } from './copy-places.ts';
import { type PlaceStatus, readCopyStatus } from './copy-status.ts';
import { doRowsOpen } from './do-rows-open.ts';
import { keepAndTell } from './keep-and-tell.ts';
import { bringUpToDate } from './write-copy.ts';

const alarmName = 'second-copy';

/** After "saved", so that several changes are copied together. */
const afterChangeMs = 2_000;
/** Reading all of it back waits until the panel has opened. */
const afterUnlockMs = 5_000;

/** Keeps the second copy up to date from the worker; every minute also with what nobody announces, as half-typed words. */
export function followWithCopies(context: StoreContext): void {
  let waiting: { readonly timer: ReturnType<typeof setTimeout>; readonly dueMs: number } | null = null;
  const soon = (afterMs: number) => {
    const dueMs = performance.now() + afterMs;
    // One change after another must not put it off for ever.
    if (waiting !== null && waiting.dueMs <= dueMs) return;
    if (waiting !== null) clearTimeout(waiting.timer);
    const timer = setTimeout(() => {
      waiting = null;
      void copyUnlessUnderWay(context, { isLocking: false });
    }, afterMs);
    waiting = { timer, dueMs };
  };
  soon(afterChangeMs);
  listenToAnnouncements(() => soon(afterChangeMs));
  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name === alarmName) void copyUnlessUnderWay(context, { isLocking: false });
  });
  void browser.alarms.create(alarmName, { periodInMinutes: 1 });
  browser.runtime.onMessage.addListener((message: unknown, sender) => {
    if (isOwnWindow(sender) && messageType(message) === 'copy-now') soon(0);
    return undefined;
  });
  onVaultChange((isOpen) => {
    if (isOpen) soon(afterUnlockMs);
    else void copyUnlessUnderWay(context, { isLocking: true });
  });
}

interface Occasion {
  /** What was written just before: what may be trusted though nothing can be opened any more. */
  readonly isLocking: boolean;
}

const copyUnlessUnderWay = (context: StoreContext, occasion: Occasion): Promise<void> =>
  navigator.locks.request('plumbline-second-copy', { ifAvailable: !occasion.isLocking }, async (lock) => {
    if (lock === null) return;
    try {
      await copyAll(context, occasion);
    } catch {
      // The database itself does not open: the windows say so.
    }
  }) as Promise<void>;

async function copyAll(context: StoreContext, { isLocking }: Occasion): Promise<void> {
  const { database, vault, effects } = context;
  const keys = await vault.keys();
  const standing = await database.vault.get('vault');
  if (standing === undefined || (keys === null && !isLocking)) return;
  const before = await readCopyStatus();
  const sealing = keys && { keys, randomBytes: effects.randomBytes };
  const copies: Copied[] = [];
  for (const place of await openPlaces()) {
    const was = before.find((one) => one.place === place.name) ?? null;
    copies.push(await copyInto(context, { place, was, sealing, vaultId: standing.id }));
  }
  await forgetCopied(context, copies);
  if ((await vault.keys()) !== null)
    await keepAndTell(
      before,
      copies.map(({ status }) => status),
    );
}

interface Copied {
  readonly status: PlaceStatus;
  /** Up to which transaction; null where that is not known. */
  readonly upTo: number | null;
}

async function copyInto(
  { database, effects }: StoreContext,
  {
    place: { name, directory },
    was,
    sealing,
    vaultId,
  }: {
    readonly place: OpenPlace;
    readonly was: PlaceStatus | null;
    readonly sealing: Sealing | null;
    readonly vaultId: string;
  },
): Promise<Copied> {
  const standing = { place: name, currentAtMs: null, verifiedAtMs: null, ...was };
  if (directory === 'asks') return { status: { ...standing, fault: { type: 'asks' } }, upTo: null };
  // The first time after unlocking all of it is read back, and after a fault.
  const isWhole = sealing !== null && (standing.verifiedAtMs === null || was?.fault != null);
  try {
    const doOpen = sealing && ((rows: Parameters<typeof doRowsOpen>[1]) => doRowsOpen(sealing, rows));
    const means = { database, files: await copyOf(directory, vaultId), vault: vaultId, pause, doOpen };
    const copied = await bringUpToDate(means, { isWhole });
    if (!copied.ok) return { status: { ...standing, fault: copied.error }, upTo: null };
    const atMs = effects.now();
    const verifiedAtMs = isWhole ? atMs : standing.verifiedAtMs;
    return { status: { place: name, currentAtMs: atMs, verifiedAtMs, fault: null }, upTo: copied.value.upTo };
  } catch (error) {
    const reason = error instanceof Error || error instanceof DOMException ? error.name : 'unknown error';
    return { status: { ...standing, fault: { type: 'failed', reason } }, upTo: null };
  }
}

/** What every copy has is not owed any more. The last stays, as a mark of how far they are. */
async function forgetCopied({ database }: StoreContext, copies: readonly Copied[]): Promise<void> {
  const reached = copies.flatMap(({ upTo }) => upTo ?? []);
  if (reached.length === 0) return;
  // A folder that cannot be reached is compared as a whole when it comes back.
  const below = Math.min(...reached);
  const ids = await database.owed.where(':id').below(below).primaryKeys();
  if (ids.length > 0) await database.owed.bulkDelete(ids);
}

/** Browsers stop a worker that has called nothing of theirs for half a minute. */
const stayAwakeMs = 10_000;
let calledAtMs = 0;

async function pause(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve));
  if (performance.now() - calledAtMs < stayAwakeMs) return;
  calledAtMs = performance.now();
  await browser.runtime.getPlatformInfo();
}
