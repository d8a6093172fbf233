import * as v from 'valibot';
import { type FrameState, frameStateSchema } from './frame-state.ts';
import type { KnownFrame, PageAccess } from './page-access.ts';
import { inTime, type Settled, settle } from './refusal-words.ts';

/** One frame of the page, read or not: every one that the browser lists is accounted for. */
export interface FrameReading {
  readonly frame: KnownFrame;
  readonly state: Settled<FrameState>;
}

const ANSWER_MS = 8_000;

/** Asked one by one: of all frames together, a browser leaves out what it does not allow, without a word. */
export async function readFrames(access: PageAccess, tabId: number): Promise<readonly FrameReading[]> {
  const listed = await settle(access.listFrames(tabId));
  const frames = listed.ok ? listed.value : [];
  return Promise.all(frames.map(async (frame) => ({ frame, state: await readOne(access, tabId, frame) })));
}

async function readOne(access: PageAccess, tabId: number, frame: KnownFrame): Promise<Settled<FrameState>> {
  const answered = await settle(inTime(access.readFrame(tabId, frame.frameId), ANSWER_MS));
  if (!answered.ok) return answered;
  const state = v.safeParse(frameStateSchema, answered.value);
  if (state.success) return { ok: true, value: state.output };
  return { ok: false, why: 'What it said of itself could not be understood.' };
}

export const stateOf = ({ state }: FrameReading): FrameState | null => (state.ok ? state.value : null);

export const topState = (readings: readonly FrameReading[]): FrameState | null =>
  readings.map(stateOf).find((state) => state?.isTop) ?? null;
