import { browser } from 'wxt/browser';

interface FirefoxSidebar {
  readonly sidebarAction?: { open(): Promise<void> };
}

/**
 * Must be called first in a handler of a person's action, with no await before it: browsers allow it only then.
 * (openPanelOnActionClick would never grant activeTab.)
 */
export function openPanel(windowId: number): Promise<void> {
  const { sidebarAction } = browser as unknown as FirefoxSidebar;
  if (sidebarAction) return sidebarAction.open();
  return browser.sidePanel.open({ windowId });
}
