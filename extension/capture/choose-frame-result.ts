import type { CaptureOutcome } from './capture-outcome.ts';
import type { ActiveFrame, FrameReport } from './frame-report.ts';

export type ChosenResult =
  | CaptureOutcome
  /** The last click was in a frame that this extension may not read: its address, for the person. */
  | {
      readonly type: 'unreadable-frame';
      readonly url: string;
      readonly pageUrl: string;
      readonly pageTitle: string;
    }
  /** Text is selected in several frames, and none of them has the focus. */
  | { readonly type: 'several-selected' };

/**
 * Of what the frames of a page report, the one that the person means.
 *
 * A frame keeps its selection when the person goes on to another, so the last-clicked frame comes first; and where
 * that one could not be read, an older selection elsewhere is not taken in its place.
 */
export function chooseFrameResult(reports: readonly FrameReport[]): ChosenResult {
  const top = reports.find((report) => report.isTop);
  if (!top) return { type: 'nothing-selected' };
  const focused = reports.find((report) => report.hasFocus && report.activeFrame === null);
  if (focused && focused.outcome.type !== 'nothing-selected') return outcomeOnPage(focused, top);
  const unreadable = focused ? null : unreadableFrame(reports);
  if (unreadable) {
    return { type: 'unreadable-frame', url: unreadable, pageUrl: top.url, pageTitle: top.title };
  }
  return onlySelection(reports, top);
}

function onlySelection(reports: readonly FrameReport[], top: FrameReport): ChosenResult {
  const told = reports.filter((report) => report.outcome.type !== 'nothing-selected');
  const inLastClicked = told.filter(
    (report) => report.activeFrame === null && isLastClicked(report, reports),
  );
  const [only, ...others] = inLastClicked.length === 1 ? inLastClicked : told;
  if (!only) return { type: 'nothing-selected' };
  return others.length === 0 ? outcomeOnPage(only, top) : { type: 'several-selected' };
}

// Outside the window (in the side panel) no frame has the focus; the frames above still tell where the last click was.
function isLastClicked(report: FrameReport, reports: readonly FrameReport[]): boolean {
  if (report.isTop) return true;
  return reports.some((other) => other.activeFrame && isFrameOf(other.activeFrame, report));
}

function isFrameOf(frame: ActiveFrame, report: FrameReport): boolean {
  return frame.isSameOrigin ? frame.url === report.url : originOf(frame.url) === originOf(report.url);
}

function originOf(url: string): string {
  const origin = URL.parse(url)?.origin ?? 'null';
  return origin === 'null' ? url : origin;
}

function unreadableFrame(reports: readonly FrameReport[]): string | null {
  const isRead = (frame: ActiveFrame) => reports.some((report) => !report.isTop && isFrameOf(frame, report));
  const active = reports
    .map((report) => report.activeFrame)
    .find((frame) => frame && !frame.isSameOrigin && !isRead(frame));
  return active?.url ?? null;
}

function outcomeOnPage(report: FrameReport, top: FrameReport): CaptureOutcome {
  const { outcome } = report;
  if (outcome.type !== 'captured' || report.isTop) return outcome;
  const page = { pageUrl: top.url, pageTitle: top.title, frameUrl: report.url };
  return { type: 'captured', clip: { ...outcome.clip, ...page } };
}
