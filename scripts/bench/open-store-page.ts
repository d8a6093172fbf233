import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import type { Page } from 'puppeteer-core';
import { build } from 'vite';
import { launchBrowser } from '../../tests/browser/browsers.ts';

export interface StorePage {
  readonly page: Page;
  close(): Promise<void>;
}

/** A page of real Chromium with the store and store-page.ts in it, on localhost, which browsers hold for secure. */
export async function openStorePage(evidenceFile: Uint8Array | null): Promise<StorePage> {
  const files: Readonly<Record<string, readonly [type: string, body: string | Uint8Array]>> = {
    '/': [
      'text/html',
      '<!doctype html><meta charset="utf-8"><title>Bench</title><script src="/page.js"></script>',
    ],
    '/page.js': ['text/javascript', await bundlePage()],
    ...(evidenceFile && { '/evidence.plumb': ['application/octet-stream', evidenceFile] as const }),
  };
  const server = createServer((request, response) => {
    const [type, body] = files[request.url ?? ''] ?? [];
    if (type === undefined) response.writeHead(404).end();
    else response.setHeader('content-type', `${type}; charset=utf-8`).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const browser = await launchBrowser('chromium');
  const page = await browser.newPage();
  // Ten thousand items on two busy cores.
  page.setDefaultTimeout(300_000);
  await page.goto(`http://localhost:${(server.address() as AddressInfo).port}/`);
  return {
    page,
    close: async () => {
      await browser.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function bundlePage(): Promise<string> {
  const entry = fileURLToPath(new URL('./store-page.ts', import.meta.url));
  const built = await build({
    configFile: false,
    logLevel: 'error',
    build: { write: false, target: 'chrome137', lib: { entry, formats: ['iife'], name: 'bench' } },
  });
  const [output] = [built].flat();
  const chunk = output && 'output' in output ? output.output[0] : undefined;
  if (chunk === undefined) throw new Error('The page was not built');
  return chunk.code;
}
