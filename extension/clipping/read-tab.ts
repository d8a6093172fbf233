import * as v from 'valibot';
import { browser } from 'wxt/browser';
import type { CapturedClip } from '../../shared/evidence/captured-clip.ts';
import { capturedClipSchema } from '../../shared/evidence/parse-fields.ts';
import { type ChosenResult, chooseFrameResult } from '../capture/choose-frame-result.ts';
import type { FrameReport } from '../capture/frame-report.ts';

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
  | { readonly type: 'page-refused' };

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

type Chosen = ChosenResult | { readonly type: 'page-refused' };

async function injectCapture(tabId: number): Promise<Chosen> {
  try {
    const frames = await browser.scripting.executeScript({
      target: { tabId, allFrames: true },
      files: ['/capture.js'],
    });
    const reports = frames.map(({ result }) => result as FrameReport | undefined);
    return chooseFrameResult(reports.filter((report) => report != null));
  } catch {
    return { type: 'page-refused' };
  }
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
    return `The text stands in a frame of another address (${chosen.url}), which Plumbline may not read: only the selected text was kept.`;
  }
  return 'Only the selected text could be read.';
}
