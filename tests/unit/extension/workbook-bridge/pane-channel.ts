import { createAnswers, type OfferedFile } from '../../../../excel-addin/taskpane/receive/answer-browser.ts';
import type { RelayEvent, RelayWindow } from '../../../../extension/workbook-bridge/relay.ts';

/** A window as both sides share it: what is posted into it reaches every listener, later, and as a copy. */
export function createPaneWindow(origin = 'https://addin.example') {
  const listeners = new Set<(event: RelayEvent) => void>();
  const posted: unknown[] = [];
  const window: RelayWindow = {
    origin,
    postMessage(message, target) {
      if (target !== origin) return;
      posted.push(message);
      deliver({ source: window, origin, data: structuredClone(message) });
    },
    addEventListener: (_type, listener) => void listeners.add(listener),
    removeEventListener: (_type, listener) => void listeners.delete(listener),
  };
  const deliver = (event: RelayEvent) =>
    queueMicrotask(() => {
      for (const listener of listeners) listener(event);
    });
  return { window, posted, deliver };
}

/** The pane in that window, as it answers once it has loaded what it needs. */
export function openPaneIn(window: RelayWindow): { readonly offered: OfferedFile[] } {
  const offered: OfferedFile[] = [];
  const answer = createAnswers(window, (file) => offered.push(file));
  window.addEventListener('message', ({ source, origin, data }) => {
    if (source === window && origin === window.origin) void answer(data);
  });
  return { offered };
}
