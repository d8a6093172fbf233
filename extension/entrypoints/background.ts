import { browser } from 'wxt/browser';
import { defineBackground } from 'wxt/utils/define-background';
import { clipTab, type Notice } from '../clipping/clip-tab.ts';
import { openPanel } from '../clipping/panel-opener.ts';
import type { MenuSelection } from '../clipping/read-tab.ts';
import { announce } from '../store/announcements.ts';
import { browserEffects } from '../store/browser-effects.ts';
import { Database } from '../store/database.ts';
import { listenForSending } from '../workbook-bridge/listen-to-panel.ts';

const menuId = 'clip-selection';

export default defineBackground(() => {
  const context = { database: new Database(), effects: browserEffects };

  const clip = async (tabId: number | undefined, menu: MenuSelection | null, isAsked: boolean) => {
    if (tabId === undefined) return;
    try {
      await tell(await clipTab(context, { tabId, menu, isAsked }));
    } catch (error) {
      // The name alone: a message might carry what stands on the page.
      const name = error instanceof Error ? error.name : 'unknown error';
      await tell({
        level: 'problem',
        text: `Nothing was saved: Plumbline itself failed (${name}). Please report it.`,
      });
    }
  };

  listenForSending(context, tell);
  browser.runtime.onInstalled.addListener(({ reason }) => {
    browser.contextMenus.create({ id: menuId, title: 'Clip to Plumbline', contexts: ['selection'] });
    if (reason === 'install')
      void browser.tabs.create({ url: browser.runtime.getURL('/sidepanel.html?tab') });
  });
  browser.action.onClicked.addListener((tab) => {
    void openPanel(tab.windowId);
    void clip(tab.id, null, false);
  });
  browser.commands.onCommand.addListener((command, tab) => {
    if (command !== menuId || tab === undefined) return;
    void openPanel(tab.windowId);
    void clip(tab.id, null, true);
  });
  browser.contextMenus.onClicked.addListener(({ selectionText, frameUrl, pageUrl }, tab) => {
    if (tab === undefined) return;
    void openPanel(tab.windowId);
    const page = {
      pageUrl: pageUrl ?? tab.url ?? '',
      pageTitle: tab.title ?? '',
      frameUrl: frameUrl ?? null,
    };
    void clip(tab.id, selectionText ? { text: selectionText, ...page } : null, true);
  });
});

/** To the panel that is open, and kept for the one that is just opening. */
async function tell(notice: Notice | null): Promise<void> {
  if (notice === null) return;
  announce({ type: 'notice', ...notice });
  await browser.storage.session.set({ notice: { ...notice, toldAtMs: browserEffects.now() } });
}
