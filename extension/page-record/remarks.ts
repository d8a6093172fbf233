import type { PageToKeep } from './keep-page.ts';
import { isWebFrame } from './place-in-picture.ts';
import { type FrameReading, stateOf } from './read-frames.ts';
import type { TextDigest } from './text-digest.ts';

interface Observed {
  readonly readings: readonly FrameReading[];
  /** The text of each frame when the last part was kept. */
  readonly after: ReadonlyMap<number, TextDigest>;
  readonly page: Pick<PageToKeep, 'clippedAtMs' | 'pageUrl' | 'glance'>;
  readonly keptAtMs: number;
  readonly hasPicture: boolean;
}

/** What a reader of the kept page has to know of how it came about, a sentence each. */
export function remarksOn(observed: Observed): readonly string[] {
  return [lateness(observed), change(observed), uncheckedPicture(observed), leftOut(observed)].filter(
    (sentence) => sentence !== null,
  );
}

function lateness({ page, keptAtMs }: Observed): string | null {
  if (page.glance !== null) return null;
  const seconds = Math.max(1, Math.round((keptAtMs - page.clippedAtMs) / 1000));
  return `The browser stopped in between: the page was kept ${seconds.toLocaleString('en-GB')} seconds after the clip was made.`;
}

function change({ readings, after }: Observed): string | null {
  const changed = readings.filter((reading) => {
    const before = stateOf(reading)?.text;
    if (before === undefined) return false;
    const now = after.get(reading.frame.frameId);
    return (
      now === undefined ||
      now.digest !== before.digest ||
      now.length !== before.length ||
      now.url !== before.url
    );
  });
  if (changed.length === 0) return null;
  return changed.some((reading) => stateOf(reading)?.isTop)
    ? 'The page’s text changed while it was kept: the picture and the archive may differ.'
    : 'The text of a frame changed while the page was kept: the picture and the archive may differ.';
}

function uncheckedPicture({ readings, hasPicture }: Observed): string | null {
  const unread = readings.filter((reading) => stateOf(reading) === null);
  if (!hasPicture || unread.length === 0) return null;
  return unread.some(({ frame }) => frame.parentFrameId >= 0 && isWebFrame(frame.url))
    ? 'Frames that could not be read are painted over in the picture: a password might stand in them as text.'
    : 'The picture shows what could not be read, and so could not be searched for passwords shown as text.';
}

function leftOut({ readings }: Observed): string | null {
  const count = readings.reduce((sum, reading) => sum + (stateOf(reading)?.fieldsLeftOut ?? 0), 0);
  if (count === 0) return null;
  return `The page has more fields than are listed: ${count.toLocaleString('en-GB')} were left out.`;
}
