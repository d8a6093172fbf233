import { browser } from 'wxt/browser';

interface FirefoxSidebar {
  readonly sidebarAction?: { open(): Promise<void> };
}

/**
 * Opens the panel where that can be done; a clip is saved with or without it. Must be called first in a handler of a person's action, with no await before it: browsers allow it only then.
 * (openPanelOnActionClick would never grant activeTab.)
 */
export async function openPanel(windowId: number): Promise<void> {
  const { sidebarAction } = browser as unknown as FirefoxSidebar;
  const opening = sidebarAction ? sidebarAction.open() : browser.sidePanel.open({ windowId });
  await opening.catch(() => undefined);
}
