import type { PdfRectangle } from '../evidence/selector.ts';

/** One rectangle a line: neighbours that stand at the same height become one. */
export function mergeRectangles(rectangles: readonly PdfRectangle[]): readonly PdfRectangle[] {
  const merged: PdfRectangle[] = [];
  for (const next of rectangles) {
    if (next.width <= 0 || next.height <= 0) continue;
    const line = merged.findIndex((one) => isOneLine(one, next));
    const standing = merged[line];
    if (standing === undefined) merged.push(next);
    else merged[line] = union(standing, next);
  }
  return merged.map(({ x, y, width, height }) => ({
    x: inHundredths(x),
    y: inHundredths(y),
    width: inHundredths(width),
    height: inHundredths(height),
  }));
}

/** Overlapping by more than half of the lower one, and no further apart than that is high. */
function isOneLine(a: PdfRectangle, b: PdfRectangle): boolean {
  const overlap = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  const gap = Math.max(a.x, b.x) - Math.min(a.x + a.width, b.x + b.width);
  const lower = Math.min(a.height, b.height);
  return overlap > lower / 2 && gap <= lower;
}

function union(a: PdfRectangle, b: PdfRectangle): PdfRectangle {
  const x = Math.min(a.x, b.x);
  const y = Math.min(a.y, b.y);
  const width = Math.max(a.x + a.width, b.x + b.width) - x;
  return { x, y, width, height: Math.max(a.y + a.height, b.y + b.height) - y };
}

const inHundredths = (points: number): number => Math.round(points * 100) / 100;
