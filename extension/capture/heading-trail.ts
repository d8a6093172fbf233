import { composedClosest, composedContains } from './composed-tree.ts';
import { attributeOf, localNameOf } from './dom-properties.ts';
import { type PageText, textOf } from './page-text.ts';

/** The nearest heading before a place and the headings above that one, outermost first. */
export function headingTrail(page: PageText, firstSegment: number): readonly string[] {
  const place = page.segments[firstSegment]?.node;
  if (!place) return [];
  const trail: string[] = [];
  let level = Number.POSITIVE_INFINITY;
  for (const heading of page.headings.toReversed()) {
    const span = page.spans.get(heading);
    if (!span || span.end > firstSegment || levelOf(heading) >= level || !reaches(heading, place)) continue;
    const text = textOf(page, heading);
    if (text === '') continue;
    trail.unshift(text);
    level = levelOf(heading);
  }
  return trail;
}

function levelOf(heading: Element): number {
  const level = Number(attributeOf(heading, 'aria-level') ?? localNameOf(heading).slice(1));
  return level >= 1 ? level : 2;
}

// The heading of a menu, or of another section, comes before a place without being above it. A page's own
// title often stands in a section by itself.
function reaches(heading: Element, place: Node): boolean {
  const aside = composedClosest(heading, 'nav, aside, [role="navigation"], [role="complementary"]');
  if (aside && !composedContains(aside, place)) return false;
  const section = levelOf(heading) > 1 ? composedClosest(heading, 'section, article, dialog') : null;
  return section === null || composedContains(section, place);
}
