import * as v from 'valibot';
import { browser } from 'wxt/browser';
import { refuseLargerThan } from './archive-size.ts';
import { inTime, RefusedError, settle } from './refusal-words.ts';
import { writeMhtml } from './write-mhtml.ts';

const writtenFrame = v.object({ url: v.string(), title: v.string(), html: v.string() });

const WRITING_MS = 20_000;

/** Firefox makes no archives for extensions: each frame that may be read is written down by a script in it. */
export async function archiveFrames(
  tabId: number,
  frameIds: readonly number[],
): Promise<Uint8Array<ArrayBuffer>> {
  const answers = await Promise.all(
    [...frameIds]
      .sort((a, b) => a - b)
      .map(async (frameId) => ({ frameId, answer: await settle(writeDown(tabId, frameId)) })),
  );
  const [first] = answers;
  if (first === undefined) throw new Error('no permission for any frame');
  if (!first.answer.ok) throw new RefusedError(first.answer.why);
  const frames = answers.flatMap(({ frameId, answer }) => {
    const written = v.safeParse(writtenFrame, answer.ok ? answer.value : null);
    return written.success ? [{ frameId, written: written.output }] : [];
  });
  refuseLargerThan(frames.reduce((sum, { written }) => sum + written.html.length, 0));
  return writeMhtml(frames);
}

async function writeDown(tabId: number, frameId: number): Promise<unknown> {
  const target = { tabId, frameIds: [frameId] };
  const writing = browser.scripting.executeScript({ target, files: ['/page-writing.js'] });
  const [answer] = await inTime(writing, WRITING_MS);
  return answer?.result;
}
