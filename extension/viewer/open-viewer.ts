import { browser } from 'wxt/browser';
import { cleanFileName } from '../../shared/documents/clean-file-name.ts';
import type { BroughtFile } from '../documents/document-reading.ts';
import type { PdfTab } from '../store/announcements.ts';
import { forgetPassedFiles, passFile, passPiece } from '../store/passed-files.ts';
import type { StoreContext } from '../store/store-context.ts';
import { type FetchPdfError, fetchPdfInTab, takePieces } from './fetch-tab-pdf.ts';

/** A PDF that the viewer is to show. */
export type PdfToOpen =
  | ({ readonly type: 'tab' } & PdfTab)
  | { readonly type: 'file'; readonly file: BroughtFile }
  /** One that evidence was made from, by the name it is stored under. */
  | { readonly type: 'kept'; readonly commitment: string; readonly page: number };

/** Opens the viewer in a tab; null when it is open, else the sentence that says why not. */
export async function openViewer(pdf: PdfToOpen, context: StoreContext): Promise<string | null> {
  try {
    return await passToViewer(pdf, context);
  } catch (error) {
    const name = error instanceof Error ? error.name : 'unknown error';
    return `The PDF could not be opened in the viewer (${name}): the disk may be full. Make room on it, then try again.`;
  }
}

async function passToViewer(pdf: PdfToOpen, context: StoreContext): Promise<string | null> {
  const { now, newId } = context.effects;
  const passedAtMs = now();
  await forgetPassedFiles(context, passedAtMs);
  if (pdf.type === 'kept') return showTab({ kept: pdf.commitment, page: String(pdf.page) });
  const id = newId();
  if (pdf.type === 'file') {
    await passFile(context, id, { name: pdf.file.name, source: null, passedAtMs });
    await passPiece(context, { id, index: 0, bytes: pdf.file.bytes });
    return showTab({ passed: id });
  }
  const url = await addressOf(pdf);
  if (url === null) return fetchErrorSentence({ type: 'tab-gone' });
  const fetched = await fetchPdfInTab(pdf.tabId, url);
  if (!fetched.ok) return fetchErrorSentence(fetched.error);
  const name = cleanFileName(fetched.value.name || nameInAddress(url) || 'document.pdf');
  await passFile(context, id, { name, source: url, passedAtMs });
  const taken = await takePieces(fetched.value, (bytes, index) => passPiece(context, { id, index, bytes }));
  return taken.ok ? showTab({ passed: id }) : fetchErrorSentence(taken.error);
}

/** Null where the tab is closed, or another site's by now. */
async function addressOf({ tabId, origin }: PdfTab): Promise<string | null> {
  const tab = await browser.tabs.get(tabId).catch(() => null);
  return tab?.url !== undefined && new URL(tab.url).origin === origin ? tab.url : null;
}

async function showTab(query: Readonly<Record<string, string>>): Promise<null> {
  await browser.tabs.create({
    url: `${browser.runtime.getURL('/viewer.html')}?${new URLSearchParams(query)}`,
  });
  return null;
}

function nameInAddress(url: string): string {
  const last = new URL(url).pathname.split('/').at(-1) ?? '';
  try {
    return decodeURIComponent(last);
  } catch {
    return last;
  }
}

const fromFile = 'Save the PDF from the browser’s own viewer, then drop the file on this panel.';

function fetchErrorSentence(error: FetchPdfError): string {
  switch (error.type) {
    case 'no-script':
      return `The browser lets no extension read this PDF. ${fromFile}`;
    case 'not-a-pdf':
      return `This PDF cannot be fetched a second time: its link works once, or it was made from a form. ${fromFile}`;
    case 'fetch-failed':
      return `The PDF could not be fetched${error.status === 0 ? '' : ` (the server answered ${error.status})`}. ${fromFile}`;
    case 'too-large':
      return `This PDF is larger than ${error.limitMegabytes} MB, more than can be shown here.`;
    case 'tab-gone':
      return 'The tab was closed or changed while the PDF was read. Open it again, then try again.';
  }
}
