import { isSameAddress } from '../../shared/evidence/is-same-address.ts';
import type { PagePartRole } from '../../shared/evidence/page-record.ts';
import type { PageAccess } from './page-access.ts';
import { cropOf, type openPicture, type Picture } from './picture.ts';
import { clippedPlace, isPlacedAlike, privatePlaces } from './place-in-picture.ts';
import { type FrameReading, readFrames, topState } from './read-frames.ts';
import { inTime, isLate, isTooSoon, PAGE_LEFT, RefusedError, settle } from './refusal-words.ts';

export interface KeptFile {
  readonly role: PagePartRole;
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

export type PartOutcome = KeptFile | { readonly role: PagePartRole; readonly why: string };

export interface PictureInputs {
  readonly tabId: number;
  /** Begun at the gesture, before anything could move; null where it is taken only now. */
  readonly picture: Promise<Uint8Array<ArrayBuffer>> | null;
  readonly readings: readonly FrameReading[];
  /** Pixels around the clipped part; some, where nothing else is said. */
  readonly margin?: number;
}

interface Matched {
  readonly png: Uint8Array<ArrayBuffer>;
  readonly picture: Picture;
  readonly readings: readonly FrameReading[];
}

type Open = typeof openPicture;

/** The visible part of the page and the clipped element alone, what may not be seen painted over. */
export async function keepPictures(
  access: PageAccess,
  inputs: PictureInputs,
  open: Open,
): Promise<readonly PartOutcome[]> {
  const taken = await settle(takeMatching(access, inputs, open));
  if (!taken.ok) return refuse(taken.why);
  if (taken.value === null) return refuse('The page did not keep still long enough for a picture of it.');
  const { png, picture, readings } = taken.value;
  try {
    const painted = privatePlaces(readings);
    if (painted === null)
      return refuse('A field for a password stands in a frame whose place in the picture cannot be told.');
    const whole = painted.length === 0 ? png : await picture.encode(painted);
    return [
      toFile('screenshot', whole),
      await keepElement(picture, readings, { painted, margin: inputs.margin }),
    ];
  } finally {
    picture.close();
  }
}

interface ElementLook {
  readonly painted: Parameters<Picture['encode']>[0];
  readonly margin: number | undefined;
}

async function keepElement(
  picture: Picture,
  readings: readonly FrameReading[],
  { painted, margin }: ElementLook,
): Promise<PartOutcome> {
  const place = clippedPlace(readings);
  if (place === null) return { role: 'element', why: 'Where it stands in the picture cannot be told.' };
  const crop = cropOf(place, picture, margin);
  if (crop === null) return { role: 'element', why: 'It stood outside the visible part of the page.' };
  return toFile('element', await picture.encode(painted, crop));
}

const refuse = (why: string): readonly PartOutcome[] => [
  { role: 'screenshot', why },
  { role: 'element', why },
];

const toFile = (role: 'screenshot' | 'element', bytes: Uint8Array<ArrayBuffer>): KeptFile => ({
  role,
  name: role === 'screenshot' ? 'page.png' : 'clipped-part.png',
  mediaType: 'image/png',
  bytes,
});

const MOST_TRIES = 3;

/** A window that is not drawn gives no picture, and no refusal: it would keep all later pages waiting. */
const PICTURE_MS = 8_000;

/** By then the panel stands, and the browser takes pictures again. */
const BETWEEN_TRIES_MS = 1_000;

/**
 * A picture and a reading of one and the same view. The panel that opens at the gesture makes the page narrower; and
 * where something must be painted over, the places have to be the same before and after the picture was taken.
 */
async function takeMatching(
  access: PageAccess,
  { tabId, picture: begun, readings }: PictureInputs,
  open: Open,
): Promise<Matched | null> {
  const mustPaint = (of: readonly FrameReading[]) => privatePlaces(of)?.length !== 0;
  if (begun !== null && !mustPaint(readings)) {
    const png = await unlessLater(inTime(begun, PICTURE_MS), topState(readings) !== null);
    const matched = png && (await openMatching(png, readings, open));
    if (matched !== null) return matched;
  }
  let before = readings;
  for (let tries = 1; tries <= MOST_TRIES; tries++) {
    if (tries > 1) await access.pause(BETWEEN_TRIES_MS);
    const png = await unlessLater(takeNow(access, tabId), tries < MOST_TRIES);
    if (png === null) continue;
    const after = await readFrames(access, tabId);
    if (isAnother(readings, after)) throw new RefusedError(PAGE_LEFT);
    const isStill = isPlacedAlike(before, after);
    before = after;
    const matched = isStill || !mustPaint(after) ? await openMatching(png, after, open) : null;
    if (matched !== null) return matched;
  }
  return null;
}

/** Null where another try, in a while, may be given; of a page that says nothing of itself, nobody could tell it was left. */
async function unlessLater<T>(picture: Promise<T>, mayTryAgain: boolean): Promise<T | null> {
  try {
    return await picture;
  } catch (error) {
    if (mayTryAgain && (isTooSoon(error) || isLate(error))) return null;
    throw error;
  }
}

/** The person has gone on to another page, whose picture is none of this clip's. */
function isAnother(before: readonly FrameReading[], after: readonly FrameReading[]): boolean {
  const clipped = topState(before);
  const now = topState(after);
  if (clipped === null) return false;
  return now === null || now.begunAtMs !== clipped.begunAtMs || !isSameAddress(now.url, clipped.url);
}

async function takeNow(access: PageAccess, tabId: number): Promise<Uint8Array<ArrayBuffer>> {
  const before = await access.findTab(tabId);
  if (before === null) throw new Error('no tab with id');
  const png = before.isActive ? await inTime(access.takePicture(before.windowId), PICTURE_MS) : null;
  const after = await access.findTab(tabId);
  if (png === null || !after?.isActive) throw new RefusedError('Another tab was in front of it.');
  return png;
}

/** Null where the picture is not of the view that was read: by its size. */
async function openMatching(
  png: Uint8Array<ArrayBuffer>,
  readings: readonly FrameReading[],
  open: Open,
): Promise<Matched | null> {
  const picture = await open(png);
  const view = topState(readings)?.view;
  // A page that may not be read says nothing of its view, and nothing has to be painted over.
  if (view === undefined || isAbout(picture.width, view.width * view.scale))
    return { png, picture, readings };
  picture.close();
  return null;
}

/** Browsers round each edge by themselves. */
const isAbout = (a: number, b: number): boolean => Math.abs(a - b) <= 2;
