import { accessToPart, type PagePart } from './access-to-part.ts';
import { keepPictures } from './keep-pictures.ts';
import type { PageAccess } from './page-access.ts';
import type { openPicture } from './picture.ts';
import { readFrames } from './read-frames.ts';
import type { Settled } from './refusal-words.ts';

interface RegionToKeep {
  readonly tabId: number;
  /** Begun at the gesture. */
  readonly picture: Promise<Uint8Array<ArrayBuffer>>;
  readonly part: PagePart;
}

/** PNG of a part of the view at the screen's own resolution, fields for passwords painted over. */
export async function keepRegion(
  access: PageAccess,
  { tabId, picture, part }: RegionToKeep,
  open: typeof openPicture,
): Promise<Settled<Uint8Array<ArrayBuffer>>> {
  const page = accessToPart(access, part);
  const readings = await readFrames(page, tabId);
  const outcomes = await keepPictures(page, { tabId, picture, readings, margin: 0 }, open);
  const [region] = outcomes.filter(({ role }) => role === 'element');
  if (region === undefined) throw new RangeError('a region is an element');
  return 'bytes' in region ? { ok: true, value: region.bytes } : { ok: false, why: region.why };
}
