import { existsSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { resolve } from 'node:path';

const PAGES = resolve(import.meta.dirname, '../fixtures/pages');

/** Two plain http origins, as an intranet has them, both serving tests/fixtures/pages/<slug>/source.html. */
export interface FixtureServer {
  readonly origin: string;
  readonly otherOrigin: string;
  /** A page on the first origin; under a policy that allows nothing, when asked. */
  url(slug: string, options?: { readonly isStrict: boolean }): string;
  close(): Promise<void>;
}

export async function startFixtureServer(): Promise<FixtureServer> {
  let otherOrigin = '';
  const first = await listen(() => otherOrigin);
  const second = await listen(() => originOf(first));
  otherOrigin = originOf(second);
  const origin = originOf(first);
  return {
    origin,
    otherOrigin,
    url: (slug, options) => `${origin}/${options?.isStrict ? 'strict/' : ''}${slug}`,
    close: async () => {
      await Promise.all([first, second].map(closeServer));
    },
  };
}

function listen(otherOrigin: () => string): Promise<Server> {
  const server = createServer((request, response) => {
    const [, strict, slug] = /^\/(strict\/)?([a-z0-9-]+)$/.exec(request.url ?? '') ?? [];
    const file = resolve(PAGES, slug ?? '-', 'source.html');
    if (!existsSync(file)) {
      response.writeHead(404).end();
      return;
    }
    response.setHeader('content-type', 'text/html; charset=utf-8');
    if (strict)
      response.setHeader('content-security-policy', "default-src 'none'; sandbox allow-same-origin");
    response.end(readFileSync(file, 'utf8').replaceAll('{{other-origin}}', otherOrigin()));
  });
  return new Promise((done) => {
    server.listen(0, '127.0.0.1', () => done(server));
  });
}

function originOf(server: Server): string {
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

function closeServer(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((done) => {
    server.close(() => done());
  });
}
