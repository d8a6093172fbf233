import * as v from 'valibot';
import { browser } from 'wxt/browser';
import { base64ToBytes } from '../../shared/encoding.ts';
import { err, ok, type Result } from '../../shared/result.ts';

export type FetchPdfError =
  /** No script may run there, nor in another tab of the same address. */
  | { readonly type: 'no-script' }
  /** What the address gives now is no PDF: a link for one use, a sign-in page, a PDF made from a form. */
  | { readonly type: 'not-a-pdf' }
  | { readonly type: 'fetch-failed'; readonly status: number }
  | { readonly type: 'too-large'; readonly limitMegabytes: number }
  /** The tab was closed or went elsewhere in the middle. */
  | { readonly type: 'tab-gone' };

export interface FetchedPdf {
  readonly byteLength: number;
  /** From the server's own words; '' where it says none. */
  readonly name: string;
  /** The tab that holds the bytes, and the pieces of them. */
  readonly tabId: number;
}

const limitMegabytes = 200;
const pieceBytes = 4 * 1024 * 1024;

const reportSchema = v.variant('type', [
  v.object({ type: v.literal('read'), byteLength: v.number(), name: v.string() }),
  v.object({ type: v.literal('not-a-pdf') }),
  v.object({ type: v.literal('fetch-failed'), status: v.number() }),
  v.object({ type: v.literal('too-large') }),
]);

/**
 * Fetches a PDF inside a tab, with what the person is signed in with there. Its own tab does where scripts may run in
 * it (Chromium); Firefox forbids that, and another tab of the same address does, where it may be read.
 */
export async function fetchPdfInTab(tabId: number, url: string): Promise<Result<FetchedPdf, FetchPdfError>> {
  for (const candidate of [tabId, ...(await tabsOfSameOrigin(url, tabId))]) {
    const report = await runIn(candidate, url);
    if (report === null) continue;
    if (report.type === 'read') return ok({ ...report, tabId: candidate });
    return err(report.type === 'too-large' ? { ...report, limitMegabytes } : report);
  }
  return err({ type: 'no-script' });
}

async function tabsOfSameOrigin(url: string, except: number): Promise<readonly number[]> {
  const { protocol, hostname, origin } = new URL(url);
  try {
    const tabs = await browser.tabs.query({ url: `${protocol}//${hostname}/*` });
    return tabs.flatMap((tab) =>
      tab.id !== undefined && tab.id !== except && tab.url?.startsWith(`${origin}/`) ? [tab.id] : [],
    );
  } catch {
    return [];
  }
}

async function runIn(tabId: number, url: string): Promise<v.InferOutput<typeof reportSchema> | null> {
  try {
    const [frame] = await browser.scripting.executeScript({
      target: { tabId },
      func: readWhole,
      args: [url, limitMegabytes * 1e6],
    });
    const report = v.safeParse(reportSchema, frame?.result);
    return report.success ? report.output : null;
  } catch {
    return null;
  }
}

/** Takes the bytes out of the tab piece by piece (messages carry no more than 64 MiB), then frees them there. */
export async function takePieces(
  { tabId, byteLength }: FetchedPdf,
  take: (bytes: Uint8Array<ArrayBuffer>, index: number) => Promise<void>,
): Promise<Result<undefined, FetchPdfError>> {
  try {
    for (let at = 0, index = 0; at < byteLength; at += pieceBytes, index++) {
      const args: [number, number] = [at, Math.min(at + pieceBytes, byteLength)];
      const [frame] = await browser.scripting.executeScript({ target: { tabId }, func: readPiece, args });
      const piece = typeof frame?.result === 'string' ? base64ToBytes(frame.result) : undefined;
      if (piece?.length !== args[1] - args[0]) return err({ type: 'tab-gone' });
      await take(piece, index);
    }
    return ok(undefined);
  } catch {
    return err({ type: 'tab-gone' });
  } finally {
    await browser.scripting.executeScript({ target: { tabId }, func: forget }).catch(() => undefined);
  }
}

// These three run in the tab, in the extension's own world there, and may use nothing from outside themselves.
interface Holding {
  plumblinePdf?: Uint8Array | undefined;
}

/** What the browser still has of it comes first: a link for one use gives nothing the second time. */
async function readWhole(url: string, limit: number) {
  try {
    const response = await fetch(url, { credentials: 'include', cache: 'force-cache' });
    if (!response.ok || response.body === null) return { type: 'fetch-failed', status: response.status };
    const pieces: Uint8Array[] = [];
    let byteLength = 0;
    const reader = response.body.getReader();
    for (let step = await reader.read(); !step.done; step = await reader.read()) {
      pieces.push(step.value);
      byteLength += step.value.length;
      if (byteLength > limit) {
        void reader.cancel();
        return { type: 'too-large' };
      }
    }
    const whole = new Uint8Array(byteLength);
    let at = 0;
    for (const piece of pieces) {
      whole.set(piece, at);
      at += piece.length;
    }
    const head = String.fromCharCode(...whole.subarray(0, 1024));
    if (!head.includes('%PDF-')) return { type: 'not-a-pdf' };
    (globalThis as Holding).plumblinePdf = whole;
    const named = /filename="?([^";]+)"?/i.exec(response.headers.get('content-disposition') ?? '');
    return { type: 'read', byteLength, name: named?.[1] ?? '' };
  } catch {
    return { type: 'fetch-failed', status: 0 };
  }
}

function readPiece(start: number, end: number): string {
  const bytes = (globalThis as Holding).plumblinePdf?.subarray(start, end) ?? new Uint8Array();
  let binary = '';
  // In portions that fit on the stack.
  for (let at = 0; at < bytes.length; at += 8192)
    binary += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return btoa(binary);
}

function forget(): void {
  (globalThis as Holding).plumblinePdf = undefined;
}
