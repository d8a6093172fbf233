import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { readStaticFile } from '../../tests/excel-host/static-files.ts';

const FOLDER = fileURLToPath(new URL('../../tests/fixtures/force', import.meta.url));
const PUBLIC_ENDINGS = /\.(html|css)$/;

export interface ForcePages {
  readonly origin: string;
  close(): Promise<void>;
}

/** The made-up force's systems on plain http, as an intranet has them. */
export async function serveForce(): Promise<ForcePages> {
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const path = pathname === '/' ? '/index.html' : pathname;
    const file = PUBLIC_ENDINGS.test(path) ? await readStaticFile(FOLDER, path) : undefined;
    response.writeHead(file ? 200 : 404, { 'content-type': file?.contentType ?? 'text/plain' });
    response.end(file?.body ?? 'There is no such page.');
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://localhost:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
