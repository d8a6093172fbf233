import { render } from 'preact';
import { browser } from 'wxt/browser';
import { whileUnlocked } from '../../locking/while-unlocked.ts';
import { browserMarksAccess } from '../../marks/marks-access.ts';
import { followWorker } from '../../panel/follow-worker.ts';
import { PanelApp } from '../../panel/panel-app.tsx';
import { createPanelModel, type Notice, type PanelModel } from '../../panel/panel-model.ts';
import { clearPrinted } from '../../panel/printed-items.ts';
import { readInWorker } from '../../reading/read-in-worker.ts';
import { listenToAnnouncements } from '../../store/announcements.ts';
import { browserEffects } from '../../store/browser-effects.ts';
import { createBrowserVault, lockVault } from '../../store/browser-vault.ts';
import { createStore } from '../../store/create-store.ts';
import { openStandingDatabase } from '../../store/standing-database.ts';
import type { StoreContext } from '../../store/store-context.ts';
import type { SendRequest } from '../../workbook-bridge/bridge-messages.ts';

const isTab = new URLSearchParams(location.search).has('tab');

const [ownSuffix, otherSuffix] = isTab ? (['/tab', ''] as const) : (['', '/tab'] as const);
const windowLock = 'plumbline-window';
// Held for as long as this window is open: so that others can tell.
void navigator.locks.request(windowLock + ownSuffix, { mode: 'shared' }, () => new Promise(() => {}));

const context: StoreContext = {
  ...{ database: openStandingDatabase(), effects: browserEffects, vault: createBrowserVault() },
  timeStamping: async () => (await import('../../time-stamping/panel-time-stamping.ts')).panelTimeStamping,
};

const reading = readInWorker(context);

const openPanel = (): PanelModel =>
  createPanelModel({
    store: createStore(context, reading),
    now: browserEffects.now,
    newId: browserEffects.newId,
    download,
    // The worker does it. Asking comes first of all: browsers allow it only in the midst of a person's press.
    sendToWorkbook: async (inspection, { reason, leaving }) => {
      const isAllowed = await browser.permissions.request({ origins: [__PLUMBLINE_ADDIN_PAGES__] });
      const whole = { inspection, reason, isAllowed, leaving: await leaving };
      const request: SendRequest = { type: 'send-to-workbook', ...whole };
      await browser.runtime.sendMessage(request);
    },
    commandShortcut: async () => {
      const commands = await browser.commands.getAll();
      return commands.find(({ name }) => name === 'clip-selection')?.shortcut || null;
    },
    print: () => print(),
    marks: browserMarksAccess,
    pickPart: async () => {
      const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
      await browser.runtime.sendMessage({ type: 'start-picking', tabId: tab?.id });
    },
    openViewer: async (pdf) => {
      // Firefox lets no script into its PDF viewer: a tab of the same address is read, for which it asks.
      if (import.meta.env.FIREFOX && pdf.type === 'tab') {
        const { protocol, hostname } = new URL(pdf.origin);
        await browser.permissions.request({ origins: [`${protocol}//${hostname}/*`] });
      }
      const { openViewer } = await import('../../viewer/open-viewer.ts');
      return openViewer(pdf, context);
    },
    lock: lockVault,
    changePassphrase: async (words) =>
      (await import('../../locking/change-passphrase.ts')).changeInBrowser(context, words),
    securityKey: async () =>
      (await import('../../locking/security-key-access.ts')).securityKeyAccess(context),
    makeRecoveryFile: async (request) =>
      (await import('../../locking/make-recovery-file.ts')).makeRecoveryFile(context, request),
    draftSuffix: ownSuffix,
    closedDraftSuffix: async () => {
      const { held } = await navigator.locks.query();
      return held?.some(({ name }) => name === windowLock + otherSuffix) ? null : otherSuffix;
    },
    fullTabUrl: isTab ? null : browser.runtime.getURL('/sidepanel.html?tab'),
  });

function download(fileName: string, bytes: Uint8Array<ArrayBuffer>): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([bytes]));
  link.download = fileName;
  link.click();
  // Long enough for the browser to have taken the bytes, also of the largest file.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** Longer ago, another panel has shown it. */
const waitingNoticeMs = 15_000;

/** What the worker had to say while no panel was open: said once. */
async function readWaitingNotice(panel: PanelModel): Promise<void> {
  const { notice } = await browser.storage.session.get<{ notice?: Notice & { toldAtMs: number } }>('notice');
  if (notice === undefined) return;
  await browser.storage.session.remove('notice');
  if (browserEffects.now() - notice.toldAtMs < waitingNoticeMs) panel.tell(notice);
}

function begin(root: HTMLElement): void {
  const panel = openPanel();
  render(<PanelApp panel={panel} />, root);
  // A notice that an open panel shows must not be shown again by the next one.
  browser.storage.session.onChanged.addListener(({ notice }) => {
    if (notice?.newValue !== undefined) void browser.storage.session.remove('notice');
  });
  listenToAnnouncements((announcement) => {
    followWorker(panel, announcement);
    if (announcement.type === 'changed')
      void browser.runtime.sendMessage({ type: 'mark-again' }).catch(() => undefined);
  });
  addEventListener('afterprint', clearPrinted);
  void import('../../panel/note-copies.ts').then(({ noteCopies }) => noteCopies(panel));
  void panel.load().then(() => readWaitingNotice(panel));
}

const root = document.getElementById('panel');
if (root !== null) void whileUnlocked(context, root, () => begin(root));
void import('../../panel/show-marking.ts').then(({ showMarking }) => showMarking());
