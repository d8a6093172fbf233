import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/**
 * Where every browser of the tests sends what is not for this machine: a proxy that writes down who was asked for and
 * gives nothing. Names are not even looked up. One for each test file, begun by the first browser.
 */
let sink: Promise<Server> | null = null;
let asked: string[] = [];

/**
 * What the browsers ask their makers for by themselves, whatever they show (time, updates, dictionaries, settings,
 * signatures of forms on web pages: SECURITY.md); they get nothing either. Ours could not hide there: no source of ours
 * names such a host (tests/architecture.test.ts).
 */
export const BROWSERS_OWN: readonly string[] = [
  'google.com',
  'googleapis.com',
  'gstatic.com',
  'gvt1.com',
  'mozilla.com',
  'mozilla.net',
  'mozilla.org',
];

/** What was asked for since the last call: addresses, and hosts where the rest is encrypted. */
export function takeOutsideRequests(): readonly string[] {
  const taken = asked;
  asked = [];
  return taken;
}

async function sinkPort(): Promise<number> {
  sink ??= startSink();
  return ((await sink).address() as AddressInfo).port;
}

/** Hosts in `direct` are not sent to the proxy, as this machine is not: for names that a test maps to it. */
export async function chromiumProxyFlags(direct: readonly string[] = []): Promise<readonly string[]> {
  return [
    `--proxy-server=http://127.0.0.1:${await sinkPort()}`,
    ...(direct.length > 0 ? [`--proxy-bypass-list=${direct.join(';')}`] : []),
    // WebRTC would otherwise speak past every proxy.
    '--force-webrtc-ip-handling-policy=disable_non_proxied_udp',
  ];
}

export async function firefoxProxyPrefs(): Promise<Readonly<Record<string, string | number | boolean>>> {
  const port = await sinkPort();
  return {
    'network.proxy.type': 1,
    'network.proxy.http': '127.0.0.1',
    'network.proxy.http_port': port,
    'network.proxy.ssl': '127.0.0.1',
    'network.proxy.ssl_port': port,
    'network.proxy.no_proxies_on': 'localhost, 127.0.0.1',
    'network.proxy.failover_direct': false,
    'media.peerconnection.ice.proxy_only': true,
  };
}

export async function stopSink(): Promise<void> {
  const server = await sink;
  sink = null;
  server?.closeAllConnections();
  await new Promise((done) => (server ? server.close(done) : done(null)));
}

async function startSink(): Promise<Server> {
  const server = createServer((request, response) => {
    note(request.url);
    response.writeHead(403).end();
  });
  server.on('connect', ({ url }: IncomingMessage, socket) => {
    note(url);
    // A browser that is killed leaves its connections open-ended.
    socket.on('error', () => undefined);
    socket.end('HTTP/1.1 403 Forbidden\r\n\r\n');
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return server;
}

function note(url = ''): void {
  const host = `.${hostAsked(url)}`;
  if (!BROWSERS_OWN.some((own) => host.endsWith(`.${own}`))) asked.push(url);
}

/** 'https://host/path' of a plain request, 'host:443' of an encrypted one. */
export const hostAsked = (url: string): string => /^(?:\w+:\/\/)?([^/:]+)/.exec(url)?.[1] ?? url;
