import type { Page, WebWorker } from 'puppeteer-core';

/** What the pages asked for and complained of. */
export interface Traffic {
  readonly addresses: Set<string>;
  readonly complaints: string[];
  watchPage(page: Page, name: string): void;
  watchWorker(worker: WebWorker, name: string): Promise<void>;
}

export function watchTraffic(): Traffic {
  const addresses = new Set<string>();
  const complaints: string[] = [];
  return {
    addresses,
    complaints,
    watchPage(page, name) {
      page.on('request', (request) => addresses.add(request.url()));
      page.on('console', (message) => {
        if (message.type() === 'error') complaints.push(`${name}: ${message.text()}`);
      });
      page.on('pageerror', (fault) => complaints.push(`${name}: ${String(fault)}`));
    },
    async watchWorker(worker, name) {
      const { client } = worker;
      client.on('Network.requestWillBeSent', ({ request }) => addresses.add(request.url));
      client.on('Runtime.exceptionThrown', ({ exceptionDetails }) =>
        complaints.push(`${name}: ${exceptionDetails.exception?.description ?? exceptionDetails.text}`),
      );
      await client.send('Network.enable');
    },
  };
}

/** Everything but this machine and what the browser carries in itself. */
export const addressesOutside = ({ addresses }: Traffic): readonly string[] =>
  [...addresses].filter((address) => {
    const { protocol, hostname } = new URL(address);
    if (['data:', 'blob:', 'about:', 'chrome-extension:'].includes(protocol)) return false;
    return hostname !== 'localhost';
  });
