import type { AnchoredRange } from '../capture/anchoring/anchor-on-page.ts';
import { windowOf } from '../capture/dom-properties.ts';
import { markNames, shownMarkName } from './mark-names.ts';

/** Registers the highlights of what was found, and takes away those of what was not. */
export function paintMarks(
  document: Document,
  found: ReadonlyMap<string, AnchoredRange>,
  shown: string | null,
): void {
  const registry = windowOf(document)?.CSS.highlights;
  if (!registry) return;
  for (const [verdict, name] of Object.entries(markNames)) {
    const ranges = [...found.values()].flatMap((one) =>
      one.verdict === verdict && one.range ? [one.range] : [],
    );
    if (ranges.length === 0) registry.delete(name);
    else registry.set(name, new Highlight(...ranges));
  }
  const shownRange = shown === null ? null : found.get(shown)?.range;
  if (!shownRange) {
    registry.delete(shownMarkName);
    return;
  }
  const highlight = new Highlight(shownRange);
  highlight.priority = 1;
  registry.set(shownMarkName, highlight);
}
