import type { Page } from 'puppeteer-core';
import { markNames } from '../../extension/marks/mark-names.ts';
import type { FoundClip } from '../../extension/marks/marks-messages.ts';
import { inspectionScript as script } from '../../tests/fixtures/force/script.ts';
import type { ScriptClip } from '../../tests/fixtures/force/script-shape.ts';
import type { Gathering, GatheringPages } from './gather-evidence.ts';
import { frameOf } from './make-clips.ts';
import { until } from './page-hands.ts';

/** How many clips were found again with each verdict. */
export type FoundAgain = Readonly<Record<string, number>>;

/** What the extension keeps of the pages that are open, as its own panel reads it. */
interface KeptMarks {
  readonly [key: string]: readonly FoundClip[];
}

/**
 * Opens every clipped page again and presses the button: says what became of each clip. Then takes the part with one
 * clip off its page, and waits until that one is told to be gone.
 */
export async function findAgain(
  { opened, forceOrigin, progress }: Gathering,
  { panel, force }: GatheringPages,
): Promise<FoundAgain> {
  const verdicts = new Map<string, string>();
  for (const [page, clips] of Map.groupBy(script.clips, (clip) => clip.page)) {
    progress.say(`Looking for ${clips.length} clips again: ${page} …`);
    // Another page in between: going from one view of an application to the next opens nothing anew.
    await force.goto('about:blank');
    await force.goto(`${forceOrigin}/${page}`);
    await force.bringToFront();
    await until(`${page} stands in its frames`, () => everyFrame(force, clips));
    await opened.extension.triggerAction(force);
    const found = await until(`${clips.length} clips were looked for on ${page}`, async () => {
      const all = await readMarks(panel);
      return all.length >= clips.length && all;
    });
    for (const { item, verdict } of found) verdicts.set(item, verdict);
  }
  progress.say('Taking a clipped part off its page …');
  let removed = 0;
  for (const frame of force.frames()) removed += await frame.evaluate(removeMarked, Object.values(markNames));
  if (removed === 0) throw new Error('No clip is marked on the last page.');
  await until('the clip that was taken away is told to be gone', async () =>
    (await readMarks(panel)).some(({ verdict }) => verdict === 'gone'),
  );
  return countOf([...verdicts.values()]);
}

async function everyFrame(force: Page, clips: readonly ScriptClip[]): Promise<boolean> {
  const frames = await Promise.all(clips.map((clip) => frameOf(force, clip)));
  return frames.every((frame) => frame !== null);
}

async function readMarks(panel: Page): Promise<readonly FoundClip[]> {
  const stored = (await panel.evaluate('chrome.storage.session.get(null)')) as KeptMarks;
  return Object.entries(stored).flatMap(([key, found]) => (key.startsWith('marks/') ? found : []));
}

/** Runs in the page, where marks are seen as the browser's own highlights: how many parts it took away. */
function removeMarked(names: readonly string[]): number {
  const [mark] = names.flatMap((name) => [...((CSS.highlights.get(name) ?? []) as Iterable<Range>)]);
  const container = mark?.commonAncestorContainer;
  const element = container instanceof Element ? container : container?.parentElement;
  const part = element?.closest('tr, li, p, dd, td') ?? element;
  part?.remove();
  return part ? 1 : 0;
}

function countOf(verdicts: readonly string[]): FoundAgain {
  const counts: Record<string, number> = {};
  for (const verdict of verdicts) counts[verdict] = (counts[verdict] ?? 0) + 1;
  return counts;
}
