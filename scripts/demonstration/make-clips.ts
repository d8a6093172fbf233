import type { ElementHandle, Frame, Page } from 'puppeteer-core';
import { inspectionScript as script } from '../../tests/fixtures/force/script.ts';
import type { ScriptClip } from '../../tests/fixtures/force/script-shape.ts';
import type { Gathering, GatheringPages } from './gather-evidence.ts';
import { oneSpace, until } from './page-hands.ts';
import { selectInFrame } from './select-in-frame.ts';
import { putDown, sortItemInHand } from './sort-item.ts';

/** From a frame in a frame of the records system, with a case and a note: shows most. */
const PICTURED_CLIP = script.clips.findIndex(
  ({ framePath, note }) => framePath?.length === 2 && note !== undefined,
);

/** Makes and sorts every clip; answers some words of each, by which it is found again. */
export async function makeClips(
  { opened, forceOrigin, progress, picture }: Gathering,
  { panel, force }: GatheringPages,
): Promise<readonly string[]> {
  const marks: string[] = [];
  for (const [index, clip] of script.clips.entries()) {
    progress.say(`Clipping ${index + 1} of ${script.clips.length}: ${clip.page} …`);
    const url = `${forceOrigin}/${clip.page}`;
    if (force.url() !== url) await force.goto(url);
    await force.bringToFront();
    const words = await until(`the text of clip ${index + 1} stands on ${clip.page}`, async () => {
      const frame = await frameOf(force, clip);
      return frame?.evaluate(selectInFrame, clip.select);
    });
    await opened.extension.triggerAction(force);
    const mark = 'tableRow' in clip.select ? clip.select.tableRow : oneSpace(words).slice(0, 60);
    await until(`the panel shows clip ${index + 1}: “${mark}”`, () => isSavedInHand(panel, mark));
    await sortItemInHand(panel, clip);
    if (index === PICTURED_CLIP) await picture({ panel, force });
    await putDown(panel);
    marks.push(mark);
  }
  return marks;
}

export async function frameOf(page: Page, { framePath = [], page: path }: ScriptClip): Promise<Frame | null> {
  let frame: Frame | null = page.mainFrame();
  for (const [depth, name] of framePath.entries()) {
    const element: ElementHandle<Element> | null = (await frame?.$(`iframe[name="${name}"]`)) ?? null;
    frame = (await (element as ElementHandle<HTMLIFrameElement> | null)?.contentFrame()) ?? null;
    const wanted = path.split('#')[1];
    if (depth === 0 && wanted !== undefined && !frame?.url().endsWith(`/${wanted}`)) return null;
  }
  return frame;
}

/** The panel has said that the clip is saved, and holds it out to be sorted. */
async function isSavedInHand(panel: Page, mark: string): Promise<boolean> {
  const seen = await panel.evaluate(() => ({
    notice: document.querySelector('.notice')?.textContent ?? '',
    quote: document.querySelector('.in-hand .quote, .in-hand .grid')?.textContent ?? '',
  }));
  return seen.notice.includes('Clip saved.') && oneSpace(seen.quote).includes(oneSpace(mark));
}
