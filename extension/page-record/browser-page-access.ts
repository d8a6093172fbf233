import { browser } from 'wxt/browser';
import { withoutMarks } from '../marks/without-marks.ts';
import { archiveFrames } from './archive-frames.ts';
import { gzip, refuseLargerThan } from './archive-size.ts';
import type { Archive, PageAccess } from './page-access.ts';
import { RefusedError } from './refusal-words.ts';
import { scrubMhtml } from './scrub-mhtml.ts';
import { digestText } from './text-digest.ts';
import { whileTabStays } from './while-tab-stays.ts';

interface PageCapture {
  readonly pageCapture?: { saveAsMHTML(of: { readonly tabId: number }): Promise<Blob | undefined> };
}

/** The browser itself, as the worker has it. */
export const browserPageAccess: PageAccess = {
  takePicture: async (windowId) => {
    const url = await withoutMarks(windowId, () =>
      browser.tabs.captureVisibleTab(windowId, { format: 'png' }),
    );
    return pngOf(url);
  },
  listFrames: async (tabId) => (await browser.webNavigation.getAllFrames({ tabId })) ?? [],
  readFrame: async (tabId, frameId) => {
    const target = { tabId, frameIds: [frameId] };
    const script = { target, files: ['/page-state.js' as const] };
    const [answer] = await whileTabStays(tabId, browser.scripting.executeScript(script));
    return answer?.result;
  },
  readAllFrames: async (tabId) => {
    const target = { tabId, allFrames: true };
    const script = { target, files: ['/page-state.js' as const] };
    const answers = await whileTabStays(tabId, browser.scripting.executeScript(script));
    return answers.map(({ frameId, result }) => ({ frameId, answer: result }));
  },
  digestAllFrames: async (tabId) => {
    const target = { tabId, allFrames: true };
    const asked = browser.scripting.executeScript({ target, func: digestText });
    const answers = await whileTabStays(tabId, asked);
    return answers.flatMap(({ frameId, result }) => (result == null ? [] : [{ frameId, digest: result }]));
  },
  archive: async (tabId, frameIds) => {
    const { pageCapture } = browser as unknown as PageCapture;
    const bytes =
      pageCapture === undefined
        ? await archiveFrames(tabId, frameIds)
        : await chromiumArchive(pageCapture, tabId);
    return scrubbedArchive(bytes);
  },
  findTab: async (tabId) => {
    try {
      const { windowId, active } = await browser.tabs.get(tabId);
      return { windowId, isActive: active };
    } catch {
      return null;
    }
  },
  now: () => Date.now(),
  pause: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
};

function pngOf(dataUrl: string): Uint8Array<ArrayBuffer> {
  const binary = atob(dataUrl.slice(dataUrl.indexOf(',') + 1));
  const bytes = new Uint8Array(binary.length);
  for (let at = 0; at < binary.length; at++) bytes[at] = binary.charCodeAt(at);
  return bytes;
}

/**
 * Chromium hands out the archive as a file that it may have removed before it can be read (seen on the first archives of
 * a fresh worker: NotFoundError): then it is asked again.
 */
async function chromiumArchive(
  pageCapture: NonNullable<PageCapture['pageCapture']>,
  tabId: number,
): Promise<Uint8Array<ArrayBuffer>> {
  for (let tries = 1; ; tries++) {
    const blob = await whileTabStays(tabId, pageCapture.saveAsMHTML({ tabId }));
    if (blob === undefined) throw new RefusedError('The browser refused it.');
    refuseLargerThan(blob.size);
    try {
      return new Uint8Array(await blob.arrayBuffer());
    } catch (error) {
      if (tries === MOST_TRIES) throw error;
    }
  }
}

const MOST_TRIES = 6;

async function scrubbedArchive(bytes: Uint8Array<ArrayBuffer>): Promise<Archive> {
  const scrubbed = scrubMhtml(bytes);
  if (!scrubbed.ok)
    throw new RefusedError(
      'The browser’s archive could not be read, so it could not be searched for passwords; it was not kept.',
    );
  return { name: 'page.mhtml.gz', mediaType: 'application/gzip', bytes: await gzip(scrubbed.value) };
}
