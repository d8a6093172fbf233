import { browser } from 'wxt/browser';
import type { CapturedClip } from '../../shared/evidence/captured-clip.ts';
import type { PagePart } from '../page-record/access-to-part.ts';
import type { PageKeeper } from '../page-record/page-keeper.ts';
import type { PdfTab } from '../store/announcements.ts';
import type { StoreContext } from '../store/store-context.ts';
import { type MenuSelection, readTab, type TabReading } from './read-tab.ts';
import { type SaveClipError, saveClip } from './save-clip.ts';

export interface Notice {
  readonly level: 'info' | 'problem';
  readonly text: string;
  /** There is a PDF in the tab: the viewer is offered. */
  readonly pdf?: PdfTab;
}

interface ClipRequest {
  readonly tabId: number;
  readonly menu?: MenuSelection | null;
  readonly isAsked: boolean;
  readonly pages: PageKeeper;
  /** Begun at the gesture. */
  readonly picture: Promise<Uint8Array<ArrayBuffer>>;
}

/**
 * Clips what is selected in a tab; null when nothing was selected and nobody asked for a clip. `isAsked` is false for
 * the toolbar button, which also just opens the panel.
 */
export async function clipTab(
  context: StoreContext,
  { tabId, menu = null, isAsked, pages, picture }: ClipRequest,
): Promise<Notice | null> {
  const reading = await readTab(tabId, menu);
  if (reading.type === 'clip') return keepClip(context, reading.clip, { tabId, pages, picture, part: null });
  if (!isAsked && reading.type === 'nothing-selected') return null;
  const level = isAsked ? 'problem' : 'info';
  const pdf = await pdfTabOf(tabId, reading);
  return pdf === null
    ? { level, text: readingSentence(reading) }
    : { level, text: readingSentence({ type: 'pdf' }), pdf };
}

export interface ClippedPage extends Pick<ClipRequest, 'tabId' | 'pages' | 'picture'> {
  /** What was clipped, where it was pointed out rather than selected. */
  readonly part: PagePart | null;
}

/** Saves a clip, and has its page kept behind it. */
export async function keepClip(
  context: StoreContext,
  clip: CapturedClip,
  { tabId, pages, picture, part }: ClippedPage,
): Promise<Notice> {
  // Read while the clip is being stored: the page stands as the person saw it.
  const glance = pages.glance(tabId, picture, part);
  const saved = await saveClip(context, clip, tabId);
  if (saved.ok && saved.value.pending !== null) pages.keep(saved.value.pending, glance);
  return saved.ok
    ? { level: 'info', text: 'Clip saved.' }
    : { level: 'problem', text: saveSentence(saved.error) };
}

/** Firefox lets no script see that a tab holds a PDF: there its address tells. */
async function pdfTabOf(tabId: number, { type }: TabReading): Promise<PdfTab | null> {
  if (type !== 'pdf' && type !== 'page-refused') return null;
  const tab = await browser.tabs.get(tabId).catch(() => null);
  const url = URL.parse(tab?.url ?? '');
  if (url === null || !/^https?:$/.test(url.protocol)) return null;
  return type === 'pdf' || /\.pdf$/i.test(url.pathname) ? { tabId, origin: url.origin } : null;
}

export function saveSentence(error: SaveClipError): string {
  switch (error.type) {
    case 'locked':
      return 'Nothing was saved: Plumbline is locked. Open the panel and unlock it, then clip again; the text is still selected on the page.';
    case 'no-inspection':
    case 'person-unknown':
    case 'inspection-unknown':
      return 'Nothing was saved: no inspection is open. Start or choose one in the panel, then clip again; the text is still selected on the page.';
    case 'disposed':
      return 'Nothing was saved: the inspection that is chosen in the panel was disposed of, and takes no more evidence. Choose or start another in the panel, then clip again; the text is still selected on the page.';
    case 'disk-full':
      return 'Nothing was saved: the disk or the browser’s storage is full. Free some space, then clip again.';
    case 'storage-failed':
      return `Nothing was saved: the browser’s storage refused it (${error.reason}). Export what you have from another window, restart the browser, then clip again.`;
  }
}

/** The host alone: record numbers stand in addresses, and notices are heard by every page of the extension. */
const hostOf = (url: string): string => URL.parse(url)?.host || 'unknown';

export function readingSentence(reading: Exclude<TabReading, { readonly type: 'clip' }>): string {
  switch (reading.type) {
    case 'nothing-selected':
      return 'Nothing is selected on this page. Select some text, then clip again.';
    case 'page-closed':
      return 'Nothing was saved: the page was closed or left before it could be read.';
    case 'no-answer':
      return 'Nothing was saved: the page did not answer, it may be busy or stuck. Wait until it answers again, then clip again.';
    case 'page-unreadable':
      return 'Nothing was saved: this page is too large, or built in a way that cannot be read. Select the text, right-click it and choose “Clip to Plumbline”: its text will be kept.';
    case 'private-field':
      return 'Nothing was read: this is a field for a password.';
    case 'several-selected':
      return 'Text is selected in several frames of this page. Click into the frame you mean, select again, then clip.';
    case 'unreadable-frame':
      return `The frame you clicked in comes from another address (${hostOf(reading.url)}), which Plumbline may not read yet. Select the text, right-click it and choose “Clip to Plumbline”: its text will be kept.`;
    case 'pdf':
      return 'The browser’s PDF viewer cannot be read. Open the PDF in Plumbline’s own viewer and clip there; or select the text, right-click it and choose “Clip to Plumbline”: its text alone will be kept.';
    case 'page-refused':
      return 'The browser or your organisation lets no extension read this page. Select the text, right-click it and choose “Clip to Plumbline”: its text will be kept.';
  }
}
