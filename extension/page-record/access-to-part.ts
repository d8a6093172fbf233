import type { Rectangle } from './frame-state.ts';
import type { PageAccess } from './page-access.ts';

/** Where a part of a frame stood, and how the frame was scrolled and how wide it was then. */
export interface PartPlace {
  readonly rectangle: Rectangle;
  readonly scrollX: number;
  readonly scrollY: number;
  readonly viewWidth: number;
}

/** A part of a page that was pointed out rather than selected, in one of its frames. */
export interface PagePart {
  readonly frameId: number;
  readonly place: PartPlace;
}

/** The page as it is, with this part in the place of what is selected, if anything is. */
export function accessToPart(access: PageAccess, part: PagePart): PageAccess {
  return {
    ...access,
    readFrame: async (tabId, frameId) => withClipped(await access.readFrame(tabId, frameId), frameId, part),
    readAllFrames: async (tabId) =>
      (await access.readAllFrames(tabId)).map(({ frameId, answer }) => ({
        frameId,
        answer: withClipped(answer, frameId, part),
      })),
  };
}

/** What a frame says of itself is parsed later on: here it may be anything. */
function withClipped(answer: unknown, frameId: number, part: PagePart): unknown {
  if (typeof answer !== 'object' || answer === null) return answer;
  return { ...answer, clipped: frameId === part.frameId ? placeNow(part.place, answer) : null };
}

interface Viewed {
  readonly view?: { readonly scrollX?: number; readonly scrollY?: number; readonly width?: number };
}

/** Null where the page was laid out anew: then nobody can tell where it went. */
function placeNow({ rectangle, scrollX, scrollY, viewWidth }: PartPlace, answer: object): Rectangle | null {
  const { view } = answer as Viewed;
  if (view?.width !== viewWidth) return null;
  const x = rectangle.x + scrollX - (view.scrollX ?? scrollX);
  const y = rectangle.y + scrollY - (view.scrollY ?? scrollY);
  return { ...rectangle, x, y };
}
