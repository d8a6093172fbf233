import { type Browser, browser } from 'wxt/browser';
import { defineBackground } from 'wxt/utils/define-background';
import { clipTab, type Notice } from '../clipping/clip-tab.ts';
import { openPanel } from '../clipping/panel-opener.ts';
import type { MenuSelection } from '../clipping/read-tab.ts';
import { lockWhenLeft } from '../locking/auto-lock.ts';
import { createTabMarker } from '../marks/mark-tabs.ts';
import { browserPageAccess } from '../page-record/browser-page-access.ts';
import { createPageKeeper } from '../page-record/page-keeper.ts';
import { openPicture } from '../page-record/picture.ts';
import { listenForPicks, startPicking } from '../picking/pick-in-tabs.ts';
import { followWithCopies } from '../second-copy/follow-database.ts';
import { announce } from '../store/announcements.ts';
import { browserEffects } from '../store/browser-effects.ts';
import { createBrowserVault, lockVault, onVaultChange } from '../store/browser-vault.ts';
import { forgetPassedFiles } from '../store/passed-files.ts';
import { openStandingDatabase } from '../store/standing-database.ts';
import { setUpAuthority } from '../time-stamping/set-up-authority.ts';
import { stampByItself } from '../time-stamping/stamp-by-itself.ts';
import { listenForSending } from '../workbook-bridge/listen-to-panel.ts';

/** A person's press of the button, the shortcut or the menu. */
interface Gesture {
  readonly tab: Browser.tabs.Tab;
  readonly menu: MenuSelection | null;
  readonly isAsked: boolean;
}

const clipId = 'clip-selection';
const pickId = 'pick-element';
const lockId = 'lock';

export default defineBackground(() => {
  const context = { database: openStandingDatabase(), effects: browserEffects, vault: createBrowserVault() };

  const pages = createPageKeeper({ context, access: browserPageAccess, open: openPicture });
  void pages.finishLeftOver().catch(() => undefined);
  void forgetPassedFiles(context, browserEffects.now()).catch(() => undefined);
  const marks = createTabMarker(context);

  const clip = async ({ tab, menu, isAsked }: Gesture) => {
    if (tab.id !== undefined && tab.url?.startsWith(browser.runtime.getURL('/viewer.html'))) {
      void openPanel(tab.windowId);
      announce({ type: 'clip-in-viewer', tabId: tab.id, isAsked });
      return;
    }
    // Before the panel opens, which makes the page narrower; both have to be begun in the gesture itself.
    const picture = browserPageAccess.takePicture(tab.windowId);
    picture.catch(() => undefined);
    void openPanel(tab.windowId);
    if (tab.id === undefined) return;
    try {
      await tell(await clipTab(context, { tabId: tab.id, menu, isAsked, pages, picture }));
    } catch (error) {
      // The name alone: a message might carry what stands on the page.
      const name = error instanceof Error ? error.name : 'unknown error';
      await tell({
        level: 'problem',
        text: `Nothing was saved: Plumbline itself failed (${name}). Please report it.`,
      });
    }
    // The gesture lets scripts run in this page: its clips are marked whether or not its system was added.
    void marks.markTab(tab.id).catch(() => undefined);
  };

  const pick = async ({ id, windowId }: Browser.tabs.Tab) => {
    // Now, since what is framed would move when the panel came later.
    void openPanel(windowId);
    if (id !== undefined) await tell(await startPicking(id));
  };

  onVaultChange((isOpen) => {
    if (isOpen) void pages.finishLeftOver(browserEffects.now()).catch(() => undefined);
    else void marks.forget();
  });
  lockWhenLeft(context);
  followWithCopies(context);
  // Left out of a build without an authority, with all that it needs: of what is only defined here the bundler can tell.
  if (__PLUMBLINE_TIME_AUTHORITY__ !== null && setUpAuthority !== null)
    stampByItself(context, setUpAuthority);
  listenForSending(context, tell);
  listenForPicks({ context, access: browserPageAccess, pages, tell });
  browser.runtime.onInstalled.addListener(({ reason }) => {
    browser.contextMenus.create({ id: clipId, title: 'Clip to Plumbline', contexts: ['selection'] });
    browser.contextMenus.create({
      id: pickId,
      title: 'Pick a part of the page',
      contexts: ['page', 'frame', 'link', 'image', 'video', 'editable'],
    });
    if (reason === 'install')
      void browser.tabs.create({ url: browser.runtime.getURL('/sidepanel.html?tab') });
  });
  browser.action.onClicked.addListener((tab) => {
    void clip({ tab, menu: null, isAsked: false });
  });
  browser.commands.onCommand.addListener((command, tab) => {
    if (command === lockId) void lockVault();
    if (tab === undefined) return;
    if (command === pickId) void pick(tab);
    if (command === clipId) void clip({ tab, menu: null, isAsked: true });
  });
  browser.contextMenus.onClicked.addListener(({ menuItemId, selectionText, frameUrl, pageUrl }, tab) => {
    if (tab === undefined) return;
    if (menuItemId === pickId) {
      void pick(tab);
      return;
    }
    const page = {
      pageUrl: pageUrl ?? tab.url ?? '',
      pageTitle: tab.title ?? '',
      frameUrl: frameUrl ?? null,
    };
    const menu = selectionText ? { text: selectionText, ...page } : null;
    void clip({ tab, menu, isAsked: true });
  });
});

/** To the panel that is open, and kept for the one that is just opening. */
async function tell(notice: Notice | null): Promise<void> {
  if (notice === null) return;
  announce({ type: 'notice', ...notice });
  await browser.storage.session.set({ notice: { ...notice, toldAtMs: browserEffects.now() } });
}
