import { browser } from 'wxt/browser';
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { bytesToHex } from '../../shared/encoding.ts';
import type { RelayedOutcome, RelayRequest } from '../workbook-bridge/bridge-messages.ts';
import { createRelay, type RelayWindow } from '../workbook-bridge/relay.ts';

/** Of this script's own world: no page sees it. */
const own = globalThis as typeof globalThis & { stopRelay?: () => void };

// Put into the pane's window each time that a file is sent: the one before makes room.
export default defineUnlistedScript(() => {
  if (location.origin !== __PLUMBLINE_ADDIN_ORIGIN__) return;
  own.stopRelay?.();
  const relay = createRelay({
    window: window as RelayWindow,
    nonce: bytesToHex(crypto.getRandomValues(new Uint8Array(16))),
    after: (ms, run) => setTimeout(run, ms),
    onOutcome: (outcome) => {
      const message: RelayedOutcome = { type: 'pane-outcome', outcome };
      void browser.runtime.sendMessage(message);
    },
  });
  const pass = (request: RelayRequest, _sender: unknown, answer: (answer: unknown) => void) => {
    if (request.type !== 'to-pane') return undefined;
    void relay.ask(request.body).then(answer);
    return true;
  };
  browser.runtime.onMessage.addListener(pass);
  own.stopRelay = () => {
    relay.stop();
    browser.runtime.onMessage.removeListener(pass);
  };
});
