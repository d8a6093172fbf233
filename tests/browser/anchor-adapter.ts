/**
 * The interface that a measuring harness plugs into: finding a clip again, in any document that a script can reach.
 * `describe` gives plain JSON to keep; `prepare` reads a page once for any number of clips; `anchor` finds one.
 */
import {
  type AnchorPage,
  anchorOnPage,
  anchorPageSteps,
} from '../../extension/capture/anchoring/anchor-on-page.ts';
import { describeInPage } from '../../extension/capture/anchoring/describe-in-page.ts';
import { pageTextSteps } from '../../extension/capture/page-text.ts';
import { runSteps } from '../../extension/capture/run-steps.ts';
import { rangeToSelectedText } from '../../extension/capture/selected-text.ts';
import type { AnchorDescription, Verdict } from '../../shared/evidence/anchoring/anchor-description.ts';

interface Found {
  readonly range: Range | null;
  readonly verdict: Verdict;
  readonly confidence: number;
}

export default {
  describe(root: Element, range: Range): AnchorDescription | null {
    const page = runSteps(pageTextSteps(root, { opensDetails: true }));
    const start = { node: range.startContainer, offset: range.startOffset };
    const end = { node: range.endContainer, offset: range.endOffset };
    const selected = rangeToSelectedText(page, { start, end });
    return selected && describeInPage(page, root.ownerDocument.title, selected);
  },

  prepare: (root: Element): AnchorPage => runSteps(anchorPageSteps(root)),

  anchor(root: Element, stored: AnchorDescription | null, prepared?: unknown): Found {
    if (stored === null) return { range: null, verdict: 'gone', confidence: 0 };
    const page = (prepared as AnchorPage | undefined) ?? runSteps(anchorPageSteps(root));
    const { range, verdict, confidence } = anchorOnPage(page, stored);
    return { range, verdict, confidence };
  },
};
