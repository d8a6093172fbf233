import type { PageLine, PageView } from './page-view.ts';

/** The headings above a line, outermost first. */
export function headingsAbove({ lines }: PageView, at: number): readonly PageLine[] {
  const trail: PageLine[] = [];
  let level = lines[at]?.level || 7;
  for (let index = at - 1; index >= 0 && level > 1; index -= 1) {
    const line = lines[index];
    if (!line || line.level === 0 || line.level >= level) continue;
    trail.unshift(line);
    level = line.level;
  }
  return trail;
}

const MOST_HEADINGS = 40;

/** The nearest headings that do not stand above a line, in the order of the page. */
export function otherHeadings(view: PageView, at: number): readonly PageLine[] {
  const above = new Set(headingsAbove(view, at));
  const others = view.lines.filter((line, index) => line.level > 0 && index !== at && !above.has(line));
  const after = others.findIndex(({ start }) => start > (view.lines[at]?.start ?? 0));
  const middle = after < 0 ? others.length : after;
  return others.slice(Math.max(0, middle - MOST_HEADINGS / 2), middle + MOST_HEADINGS / 2);
}
