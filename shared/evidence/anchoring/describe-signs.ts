import type { PageSigns } from './anchor-description.ts';
import { otherHeadings } from './headings-above.ts';
import type { PageLine, PageView } from './page-view.ts';
import { lineHash, type Span, touches } from './span.ts';
import { smallest, tellingRuns } from './telling-words.ts';
import { wordHashes } from './words.ts';

/** How far from the clip, and from the page's start, signs of the page are looked for. */
const SIGN_REACH = 60_000;
/** From how many records on the rows of a table come and go with its pages and filters. */
const LARGE_GROUP = 4;
const MOST_TELLING = 24;
const MOST_TABLED = 16;

/** What tells a page from another of its template, for a clip that starts in line `first`. */
export function describeSigns(view: PageView, first: number, clip: Span): PageSigns {
  const near = view.lines.filter(
    (line) =>
      !touches(line, clip) &&
      (line.start < SIGN_REACH || (line.end > clip.start - SIGN_REACH && line.start < clip.end + SIGN_REACH)),
  );
  const isTabled = ({ record }: PageLine) => {
    const group = view.groups[view.records[record]?.group ?? -1];
    return group !== undefined && group.kind !== 'terms' && group.records.length >= LARGE_GROUP;
  };
  const untabled = near.filter((line) => !isTabled(line));
  return {
    title: [...new Set(wordHashes(view.title))],
    telling: smallest(tellingRuns(view, untabled), MOST_TELLING),
    tabled: smallest(tellingRuns(view, near.filter(isTabled)), MOST_TABLED),
    otherHeadings: otherHeadings(view, first).map((line) => lineHash(view, line)),
  };
}
