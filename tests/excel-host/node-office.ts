import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { createContext, runInContext } from 'node:vm';
import type { ExcelHost, RichApiMessage } from './excel-host.ts';

/** Where npm put office.js. Its terms allow to use it, not to publish it: it is served and read from there only. */
export const OFFICE_FOLDER = dirname(
  createRequire(import.meta.url).resolve('@microsoft/office-js/dist/office.js'),
);

const ERROR_CODES: Readonly<Record<number, string>> = {
  5103: 'RequestPayloadSizeLimitExceeded',
  5104: 'ResponsePayloadSizeLimitExceeded',
  5004: 'InvalidOperationInCellEditMode',
};

interface SentRequest {
  readonly url: string;
  readonly body: unknown;
}

interface SentResponse {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** The parts of OfficeExtension that are not in its public types. */
interface OfficeExtensionInside {
  readonly ClientRequestContext: { defaultRequestUrlAndHeaders: string };
  readonly HttpUtility: {
    readonly setCustomSendRequestFunc: (send: (request: SentRequest) => Promise<SentResponse>) => void;
  };
  readonly _testSetRichApiMessageReadyImpl: (ready: () => Promise<void>) => void;
  readonly _testTriggerRichApiMessageEvent: (event: { readonly entries: readonly unknown[] }) => void;
}

export interface OfficeInNode {
  readonly Excel: typeof Excel;
  readonly OfficeExtension: typeof OfficeExtension;
}

/**
 * Runs the unmodified excel-web-16.00.debug.js in a window of a dozen stubs. Objects that it makes come from
 * another realm: pass them through JSON before comparing them deeply.
 */
export function loadOfficeInNode(host: ExcelHost): OfficeInNode {
  const page = createPage();
  const context = createContext(page);
  runInContext('var Office = {}; var OSFPerformance;', context);
  const file = 'excel-web-16.00.debug.js';
  runInContext(readFileSync(join(OFFICE_FOLDER, file), 'utf8'), context, { filename: file });
  const inside = (page as unknown as { OfficeExtension: OfficeExtensionInside }).OfficeExtension;
  // A string: an object of this realm would fail the library's check of prototypes.
  inside.ClientRequestContext.defaultRequestUrlAndHeaders = 'http://simulated.host/workbook';
  inside.HttpUtility.setCustomSendRequestFunc((request) => answer(host, request));
  inside._testSetRichApiMessageReadyImpl(() => Promise.resolve());
  host.onMessages = (messages) =>
    inside._testTriggerRichApiMessageEvent({ entries: messages.map(messageEntry) });
  return page as unknown as OfficeInNode;
}

async function answer(host: ExcelHost, request: SentRequest): Promise<SentResponse> {
  const flags = Number(/flags=(\d+)/.exec(request.url)?.[1] ?? 0);
  const body = typeof request.body === 'string' ? request.body : JSON.stringify(request.body);
  const result = await host.processQuery(body, flags);
  if (!('error' in result)) return { statusCode: 200, headers: {}, body: result.body };
  const code = ERROR_CODES[result.error] ?? 'GeneralException';
  return {
    statusCode: 400,
    headers: {},
    body: JSON.stringify({ error: { code, message: `Error ${result.error}` } }),
  };
}

const messageEntry = ([messageCategory, messageType, targetId, message, id]: RichApiMessage): unknown => ({
  messageCategory,
  messageType,
  targetId,
  message,
  id,
});

function createPage(): Record<string, unknown> {
  const nothing = (): void => undefined;
  const createElement = () => ({
    style: {},
    setAttribute: nothing,
    getAttribute: () => null,
    appendChild: nothing,
    addEventListener: nothing,
    getElementsByTagName: () => [],
  });
  const url = 'https://localhost/pane.html';
  const page: Record<string, unknown> = {
    ...{ console, setTimeout, clearTimeout, setInterval, clearInterval, queueMicrotask },
    ...{ Promise, JSON, performance, URL, fetch: undefined, name: '', history: {}, external: {} },
    location: { href: url, search: '', hash: '', origin: 'https://localhost', protocol: 'https:' },
    navigator: { userAgent: 'node' },
    document: {
      ...createElement(),
      ...{ URL: url, domain: 'localhost', cookie: '', head: createElement(), body: createElement() },
      ...{ createElement, querySelectorAll: () => [], getElementById: () => null },
    },
    addEventListener: nothing,
    removeEventListener: nothing,
    postMessage: nothing,
  };
  return Object.assign(page, { window: page, self: page, top: page, parent: page });
}
