import * as v from 'valibot';
import { type Browser, browser } from 'wxt/browser';
import type { CapturedClip } from '../../shared/evidence/captured-clip.ts';
import { keptAddress } from '../../shared/evidence/kept-address.ts';
import { capturedClipSchema } from '../../shared/evidence/parse-fields.ts';
import { type ChosenResult, chooseFrameResult } from '../capture/choose-frame-result.ts';
import type { FrameReport } from '../capture/frame-report.ts';
import { RefusedError } from '../page-record/refusal-words.ts';
import { whileTabStays } from '../page-record/while-tab-stays.ts';

/** What the context menu tells of a selection, even where no script may run. */
export interface MenuSelection {
  readonly text: string;
  readonly pageUrl: string;
  readonly pageTitle: string;
  readonly frameUrl: string | null;
}

export type TabReading =
  | { readonly type: 'clip'; readonly clip: CapturedClip }
  | { readonly type: 'nothing-selected' }
  | { readonly type: 'private-field' }
  | { readonly type: 'several-selected' }
  | { readonly type: 'unreadable-frame'; readonly url: string }
  | { readonly type: 'pdf' }
  /** The browser or a policy forbids scripts on this page. */
  | { readonly type: 'page-refused' }
  /** The tab was closed, or went on to another page, while it was read. */
  | { readonly type: 'page-closed' }
  /** Its own scripts, or a frame's, keep it busy. */
  | { readonly type: 'no-answer' }
  /** Larger, or built otherwise, than can be read. */
  | { readonly type: 'page-unreadable' };

/** Reads the selection of a tab: by script where that is allowed, else as the bare text that the menu gives. */
export async function readTab(tabId: number, menu: MenuSelection | null): Promise<TabReading> {
  const chosen = await injectCapture(tabId);
  if (chosen.type === 'captured') {
    const clip = v.safeParse(capturedClipSchema, chosen.clip);
    if (clip.success) return { type: 'clip', clip: clip.output };
  }
  if (menu !== null && chosen.type !== 'private-field') return { type: 'clip', clip: bareClip(menu, chosen) };
  return chosen.type === 'captured' ? { type: 'page-refused' } : chosen;
}

type Chosen =
  | ChosenResult
  | { readonly type: 'page-refused' | 'page-closed' | 'no-answer' | 'page-unreadable' };

async function injectCapture(tabId: number): Promise<Chosen> {
  const together = await runCapture({ tabId, allFrames: true });
  // A script that fails gives nothing; the page itself is always among those that were asked.
  if (together.type === 'told' && !together.reports.some(({ isTop }) => isTop))
    return { type: 'page-unreadable' };
  if (together.type === 'told') return chooseFrameResult(together.reports);
  return together.type === 'no-answer' ? captureFrameByFrame(tabId) : together;
}

/** One frame that is stuck keeps back what all the others say. */
async function captureFrameByFrame(tabId: number): Promise<Chosen> {
  const frames = (await browser.webNavigation.getAllFrames({ tabId }).catch(() => null)) ?? [];
  const told = await Promise.all(frames.map(({ frameId }) => runCapture({ tabId, frameIds: [frameId] })));
  const reports = told.flatMap((one) => (one.type === 'told' ? one.reports : []));
  return reports.some(({ isTop }) => isTop) ? chooseFrameResult(reports) : { type: 'no-answer' };
}

type Told =
  | { readonly type: 'told'; readonly reports: readonly FrameReport[] }
  | { readonly type: 'page-refused' | 'page-closed' | 'no-answer' };

/** A page of five million characters needs two seconds, on a computer that is busy elsewhere ten. */
const ANSWER_MS = 30_000;

async function runCapture(target: Browser.scripting.InjectionTarget): Promise<Told> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<Told>((resolve) => {
    timer = setTimeout(() => resolve({ type: 'no-answer' }), ANSWER_MS);
  });
  const script = browser.scripting.executeScript({ target, files: ['/capture.js'] });
  const asked = whileTabStays(target.tabId, script).then(
    (frames): Told => ({
      type: 'told',
      reports: frames.map(({ result }) => result as FrameReport).filter((report) => report != null),
    }),
    async (error: unknown): Promise<Told> => ({
      type: (await isGone(target.tabId, error)) ? 'page-closed' : 'page-refused',
    }),
  );
  const told = await Promise.race([asked, late]);
  clearTimeout(timer);
  return told;
}

async function isGone(tabId: number, error: unknown): Promise<boolean> {
  if (error instanceof RefusedError) return true;
  if (/frame .*(was )?removed|tab was closed|no tab with id|destroyed/i.test(String(error))) return true;
  return browser.tabs.get(tabId).then(
    () => false,
    () => true,
  );
}

const bareClip = ({ text, pageUrl, pageTitle, frameUrl }: MenuSelection, chosen: Chosen): CapturedClip => ({
  quote: text,
  selectors: [],
  structure: { headings: [], table: null, field: null, list: null },
  anchor: null,
  pageUrl,
  pageTitle,
  frameUrl,
  isFindable: false,
  unread: [whyBare(chosen)],
});

function whyBare(chosen: Chosen): string {
  if (chosen.type === 'pdf') return 'The browser’s PDF viewer gives no more than the selected text.';
  if (chosen.type === 'page-refused')
    return 'This page lets no extension look at it: only the selected text was kept.';
  if (chosen.type === 'unreadable-frame') {
    return `The text stands in a frame of another address (${keptAddress(chosen.url)}), which Plumbline may not read: only the selected text was kept.`;
  }
  return 'Only the selected text could be read.';
}
