import { browser } from 'wxt/browser';
import { archiveFrames } from './archive-frames.ts';
import { gzip, refuseLargerThan } from './archive-size.ts';
import type { Archive, PageAccess } from './page-access.ts';
import { RefusedError } from './refusal-words.ts';
import { scrubMhtml } from './scrub-mhtml.ts';
import { digestText } from './text-digest.ts';

interface PageCapture {
  readonly pageCapture?: { saveAsMHTML(of: { readonly tabId: number }): Promise<Blob | undefined> };
}

/** The browser itself, as the worker has it. */
export const browserPageAccess: PageAccess = {
  takePicture: async (windowId) => {
    const url = await browser.tabs.captureVisibleTab(windowId, { format: 'png' });
    return pngOf(url);
  },
  listFrames: async (tabId) => (await browser.webNavigation.getAllFrames({ tabId })) ?? [],
  readFrame: async (tabId, frameId) => {
    const target = { tabId, frameIds: [frameId] };
    const [answer] = await browser.scripting.executeScript({ target, files: ['/page-state.js'] });
    return answer?.result;
  },
  digestFrame: async (tabId, frameId) => {
    const target = { tabId, frameIds: [frameId] };
    const [answer] = await browser.scripting.executeScript({ target, func: digestText });
    return answer?.result ?? null;
  },
  archive: async (tabId, frameIds) => {
    const { pageCapture } = browser as unknown as PageCapture;
    const bytes =
      pageCapture === undefined
        ? await archiveFrames(tabId, frameIds)
        : await bytesOf(await pageCapture.saveAsMHTML({ tabId }));
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
};

function pngOf(dataUrl: string): Uint8Array<ArrayBuffer> {
  const binary = atob(dataUrl.slice(dataUrl.indexOf(',') + 1));
  const bytes = new Uint8Array(binary.length);
  for (let at = 0; at < binary.length; at++) bytes[at] = binary.charCodeAt(at);
  return bytes;
}

async function bytesOf(blob: Blob | undefined): Promise<Uint8Array<ArrayBuffer>> {
  if (blob === undefined) throw new Error('the browser refused');
  refuseLargerThan(blob.size);
  return new Uint8Array(await blob.arrayBuffer());
}

async function scrubbedArchive(bytes: Uint8Array<ArrayBuffer>): Promise<Archive> {
  const scrubbed = scrubMhtml(bytes);
  if (!scrubbed.ok)
    throw new RefusedError(
      'The browser’s archive could not be read, so it could not be searched for passwords; it was not kept.',
    );
  return { name: 'page.mhtml.gz', mediaType: 'application/gzip', bytes: await gzip(scrubbed.value) };
}
