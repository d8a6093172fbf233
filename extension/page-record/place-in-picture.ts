import { keptAddress } from '../../shared/evidence/kept-address.ts';
import type { FrameState, Rectangle } from './frame-state.ts';
import { type FrameReading, stateOf, topState } from './read-frames.ts';

/** A frame's upper left in the page's view, and how its CSS pixels are magnified. */
interface Offset {
  readonly x: number;
  readonly y: number;
  readonly scaleX: number;
  readonly scaleY: number;
}

const NONE: Offset = { x: 0, y: 0, scaleX: 1, scaleY: 1 };

/**
 * The rectangles, in pixels of the picture, that are to be painted over: fields for passwords, and frames that could
 * not be searched for such. Null where the place of a frame with such a field cannot be told, so that the picture must
 * not be kept.
 */
export function privatePlaces(readings: readonly FrameReading[]): readonly Rectangle[] | null {
  const places: Rectangle[] = [];
  for (const reading of readings) {
    const state = stateOf(reading);
    if (state === null) places.push(...unreadPlaces(readings, reading));
    if (state === null || state.private.length === 0) continue;
    const offsets = offsetsOf(readings, reading);
    if (offsets.length === 0) return null;
    for (const offset of offsets)
      places.push(...state.private.map((one) => toPicture(readings, offset, one)));
  }
  return places;
}

/** A web page's frame alone: browsers show PDF files in frames of their own, which hold no fields for passwords. */
export const isWebFrame = (url: string): boolean => /^(https?|about|blob|data):/.test(url);

function unreadPlaces(readings: readonly FrameReading[], reading: FrameReading): readonly Rectangle[] {
  const above = parentOf(readings, reading);
  const parent = above === undefined ? null : stateOf(above);
  if (above === undefined || parent === null || !isWebFrame(reading.frame.url)) return [];
  return offsetsOf(readings, above).flatMap((offset) =>
    boxesFor(parent, reading.frame.url).map(({ box }) => toPicture(readings, offset, box)),
  );
}

/** Where what was clipped stands in the picture; null where that cannot be told. */
export function clippedPlace(readings: readonly FrameReading[]): Rectangle | null {
  const candidates = readings.filter((reading) => stateOf(reading)?.clipped != null);
  const focused = candidates.filter((reading) => isFocused(readings, reading));
  const [reading, ...others] = focused.length > 0 ? focused : candidates;
  const clipped = reading === undefined ? null : (stateOf(reading)?.clipped ?? null);
  if (reading === undefined || clipped === null || others.length > 0) return null;
  const [offset, ...otherOffsets] = offsetsOf(readings, reading);
  return offset === undefined || otherOffsets.length > 0 ? null : toPicture(readings, offset, clipped);
}

/** The last click was in it, by the word of the frames above it. */
function isFocused(readings: readonly FrameReading[], reading: FrameReading): boolean {
  const state = stateOf(reading);
  if (state === null || state.frames.some(({ isActive }) => isActive)) return false;
  if (state.isTop) return true;
  const above = parentOf(readings, reading);
  const parent = above === undefined ? null : stateOf(above);
  return parent?.frames.some((frame) => frame.isActive && isSame(frame.url, reading.frame.url)) ?? false;
}

const parentOf = (readings: readonly FrameReading[], { frame }: FrameReading): FrameReading | undefined =>
  readings.find((other) => other.frame.frameId === frame.parentFrameId);

/** Every place where the frame may stand: more than one where several frames beside it are of the same address. */
function offsetsOf(readings: readonly FrameReading[], reading: FrameReading): readonly Offset[] {
  if (stateOf(reading)?.isTop) return [NONE];
  const above = parentOf(readings, reading);
  const parent = above === undefined ? null : stateOf(above);
  if (above === undefined || parent === null) return [];
  const boxes = boxesFor(parent, reading.frame.url);
  return offsetsOf(readings, above).flatMap((outer) =>
    boxes.map(({ box, scaleX, scaleY }) => ({
      x: outer.x + box.x * outer.scaleX,
      y: outer.y + box.y * outer.scaleY,
      scaleX: outer.scaleX * scaleX,
      scaleY: outer.scaleY * scaleY,
    })),
  );
}

/** By address, else by origin: a frame of another origin may have moved on from where it was first sent. */
function boxesFor(parent: FrameState, url: string): readonly FrameState['frames'][number][] {
  const seen = parent.frames.filter(({ box }) => box.width > 0 && box.height > 0);
  const exact = seen.filter((frame) => isSame(frame.url, url));
  if (exact.length > 0) return exact;
  const origin = URL.parse(url)?.origin;
  const near = seen.filter((frame) => URL.parse(frame.url)?.origin === origin);
  return near.length > 0 ? near : seen;
}

const isSame = (a: string, b: string): boolean =>
  keptAddress(a).split('#')[0] === keptAddress(b).split('#')[0];

function toPicture(readings: readonly FrameReading[], offset: Offset, place: Rectangle): Rectangle {
  const view = topState(readings)?.view;
  const { left, top, pinch, scale } = view ?? { left: 0, top: 0, pinch: 1, scale: 1 };
  const factor = pinch * scale;
  return {
    x: (offset.x + place.x * offset.scaleX - left) * factor,
    y: (offset.y + place.y * offset.scaleY - top) * factor,
    width: place.width * offset.scaleX * factor,
    height: place.height * offset.scaleY * factor,
  };
}

/** Nothing that decides where things stand has moved between two readings. */
export const isPlacedAlike = (a: readonly FrameReading[], b: readonly FrameReading[]): boolean =>
  JSON.stringify(placesIn(a)) === JSON.stringify(placesIn(b));

const placesIn = (readings: readonly FrameReading[]) =>
  readings.map((reading) => {
    const state = stateOf(reading);
    return [reading.frame.frameId, state?.view, state?.private, state?.frames];
  });
