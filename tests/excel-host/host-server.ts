import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import type { ExcelHost } from './excel-host.ts';
import type { HostNews, PaneSettings } from './grid-view/view-messages.ts';
import { type Certificate, createCertificate } from './host-certificate.ts';
import { HOST_REQUESTS } from './host-requests.ts';
import { OFFICE_FOLDER } from './node-office.ts';
import { type FileAnswer, readStaticFile } from './static-files.ts';

const WEB_FOLDER = fileURLToPath(new URL('./web', import.meta.url));
const CDN = 'https://appsforoffice.microsoft.com/lib/1/hosted/';

/** What Excel on the web of mid-2022 says it can do: the age of the npm library (office.md 2.5). */
const REQUIREMENT_SETS: Readonly<Record<string, string | number>> = {
  ExcelApi: 1.14,
  ExcelApiOnline: 1.1,
  RichApiRuntime: 1.2,
  SharedRuntime: 1.1,
  RibbonApi: 1.1,
  DialogApi: 1.2,
  CustomXmlParts: 1.1,
  Settings: 1.1,
  AddinCommands: 1.1,
  DelayForCellEdit: 1.1,
  CustomFunctions: 1.9,
  CustomFunctionsRuntime: 1.3,
};

export interface HostServerOptions {
  /** The built add-in. */
  readonly addinFolder: string;
  /** Its page, below that folder. */
  readonly pane?: string;
  readonly requirementSets?: Readonly<Record<string, string | number>>;
  /** Browsers may keep what files they got: for pages that are opened again and again from a folder that stays as it is. */
  readonly keepsFiles?: boolean;
  /** Fixed ports for a person; tests leave them free. */
  readonly hostPort?: number;
  readonly addinPort?: number;
}

export interface HostServer {
  /** The page that plays Excel, the add-in beside the grid. */
  readonly hostUrl: string;
  readonly addinUrl: string;
  /** Pages opened from now on show this workbook; one that is still open would mix them up, so close it before. */
  readonly show: (host: ExcelHost) => void;
  readonly close: () => Promise<void>;
}

/** Serves the simulated Excel and the add-in, each at an origin of its own, both on https://localhost. */
export async function startHostServer(first: ExcelHost, options: HostServerOptions): Promise<HostServer> {
  const certificate = await createCertificate();
  const fileCaching = options.keepsFiles === true ? 'max-age=3600' : NOT_KEPT;
  const addin = await listen(certificate, addinListener(options.addinFolder, fileCaching), options.addinPort);
  const readers = new Set<ServerResponse>();
  const tell = (news: HostNews): void => {
    for (const reader of readers) reader.write(`data: ${JSON.stringify(news)}\n\n`);
  };
  let host = first;
  let stopListening = (): void => undefined;
  const show = (shown: ExcelHost): void => {
    stopListening();
    host = shown;
    host.onMessages = (messages) => tell({ type: 'messages', messages });
    stopListening = host.onChange(() => tell({ type: 'changed' }));
  };
  show(first);
  const pane = (): PaneSettings => ({
    url: `${addin.origin}/${options.pane ?? 'taskpane.html'}`,
    requirementSets: options.requirementSets ?? REQUIREMENT_SETS,
    settings: [...host.model.settings.values].map(([key, value]) => [key, JSON.stringify(value)]),
  });
  const page = await listen(
    certificate,
    hostListener({ host: () => host, readers, pane, fileCaching }),
    options.hostPort,
  );
  return {
    hostUrl: `${page.origin}/host.html`,
    addinUrl: addin.origin,
    show,
    close: async () => {
      stopListening();
      await Promise.all([page.close(), addin.close()]);
    },
  };
}

interface Listening {
  readonly origin: string;
  readonly close: () => Promise<void>;
}

async function listen(certificate: Certificate, listener: RequestListener, port = 0): Promise<Listening> {
  const server: Server = createServer(certificate, listener);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const { port: taken } = server.address() as AddressInfo;
  const close = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { origin: `https://localhost:${taken}`, close };
}

const NOT_KEPT = 'no-store';

function send(response: ServerResponse, answer: FileAnswer | undefined, caching = NOT_KEPT): void {
  response.writeHead(answer ? 200 : 404, {
    'content-type': answer?.contentType ?? 'text/plain',
    'cache-control': answer ? caching : NOT_KEPT,
  });
  response.end(answer?.body ?? 'There is no such file.');
}

const pathOf = (request: IncomingMessage): string =>
  new URL(request.url ?? '/', 'https://localhost').pathname;

function addinListener(folder: string, caching: string): RequestListener {
  const read = async (path: string): Promise<FileAnswer | undefined> => {
    // Asked for by the browser itself, at a moment of its own: not found, it would be an error of whichever test runs then.
    if (path === '/favicon.ico') return { contentType: 'image/x-icon', body: Buffer.alloc(0) };
    if (path.startsWith('/office/')) return readStaticFile(OFFICE_FOLDER, path.slice('/office'.length));
    const file = await readStaticFile(folder, path);
    if (!file?.contentType.startsWith('text/html')) return file;
    // In production office.js comes from Microsoft; here nothing may leave the machine.
    return { ...file, body: file.body.toString().replaceAll(CDN, '/office/') };
  };
  return (request, response) => {
    void read(pathOf(request)).then((answer) => send(response, answer, caching), fail(response));
  };
}

const fail =
  (response: ServerResponse) =>
  (fault: unknown): void => {
    response.writeHead(500, { 'content-type': 'text/plain' });
    response.end(fault instanceof Error ? (fault.stack ?? fault.message) : String(fault));
  };

interface HostPage {
  readonly host: () => ExcelHost;
  readonly readers: Set<ServerResponse>;
  readonly pane: () => PaneSettings;
  readonly fileCaching: string;
}

function hostListener(page: HostPage): RequestListener {
  return (request, response) => {
    void answerHost(page, request, response).catch(fail(response));
  };
}

async function answerHost(page: HostPage, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const path = pathOf(request);
  const json = (value: unknown): void =>
    send(response, { contentType: 'application/json', body: JSON.stringify(value) });
  if (path === '/news') return subscribe(page.readers, response);
  if (path === '/pane') return json(page.pane());
  if (path === '/workbook.xlsx') {
    const contentType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
    return send(response, { contentType, body: Buffer.from(await page.host().save()) });
  }
  if (path.startsWith('/ask/')) {
    const answer = HOST_REQUESTS[path.slice('/ask/'.length)];
    if (!answer) return send(response, undefined);
    return json(await answer(page.host(), await readBody(request)));
  }
  const file = await readStaticFile(WEB_FOLDER, path === '/' ? '/host.html' : path);
  send(response, file, page.fileCaching);
}

function subscribe(readers: Set<ServerResponse>, response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
  response.write(': open\n\n');
  readers.add(response);
  response.once('close', () => readers.delete(response));
}

async function readBody(request: IncomingMessage): Promise<Readonly<Record<string, unknown>>> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return JSON.parse(Buffer.concat(chunks).toString('utf8') || '{}') as Record<string, unknown>;
}
