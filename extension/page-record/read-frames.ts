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

/**
 * All at once, then one by one those that gave no answer: of all frames together, a browser leaves out what it does not
 * allow, without a word.
 */
export async function readFrames(access: PageAccess, tabId: number): Promise<readonly FrameReading[]> {
  const [listed, together] = await Promise.all([
    settle(access.listFrames(tabId)),
    settle(inTime(access.readAllFrames(tabId), ANSWER_MS)),
  ]);
  const answers = new Map(together.ok ? together.value.map(({ frameId, answer }) => [frameId, answer]) : []);
  const readOf = (frame: KnownFrame) => {
    const answer = answers.get(frame.frameId);
    return answer == null ? readOne(access, tabId, frame) : parseState(answer);
  };
  const frames = listed.ok ? listed.value : [];
  return Promise.all(frames.map(async (frame) => ({ frame, state: await readOf(frame) })));
}

async function readOne(access: PageAccess, tabId: number, frame: KnownFrame): Promise<Settled<FrameState>> {
  const answered = await settle(inTime(access.readFrame(tabId, frame.frameId), ANSWER_MS));
  return answered.ok ? parseState(answered.value) : answered;
}

function parseState(answer: unknown): Settled<FrameState> {
  const state = v.safeParse(frameStateSchema, answer);
  if (state.success) return { ok: true, value: state.output };
  return { ok: false, why: 'What it said of itself could not be understood.' };
}

export const stateOf = ({ state }: FrameReading): FrameState | null => (state.ok ? state.value : null);

export const topState = (readings: readonly FrameReading[]): FrameState | null =>
  readings.map(stateOf).find((state) => state?.isTop) ?? null;
