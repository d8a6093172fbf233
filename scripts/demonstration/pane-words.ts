import type { Frame } from 'puppeteer-core';
import { find, oneSpace, press, until } from './page-hands.ts';

type ViewWords = 'Evidence' | 'Measures' | 'Cases' | 'Judgments' | 'Grades';

export async function goToView(pane: Frame, view: ViewWords): Promise<void> {
  await press(await find(pane, 'Views'), view);
}

const paneText = (pane: Frame): Promise<string> =>
  pane.evaluate(() => document.querySelector('[role="status"]')?.textContent ?? '');

/** Waits for the words where the pane tells what it did; a problem that it tells instead ends the wait. */
export async function untilPaneSays(pane: Frame, words: string): Promise<void> {
  const seen = await until(`the pane says “${words}”`, async () => {
    const text = await paneText(pane);
    const isProblem = (await pane.$('.notice-problem')) !== null;
    return text.includes(words) || isProblem ? text : undefined;
  });
  if (!seen.includes(words)) throw new Error(`The pane does not say “${words}” but: ${seen}`);
}

/** Some text anywhere in the pane that the pattern fits, from its first such place on. */
export const paneShows = (pane: Frame, what: string, pattern: RegExp): Promise<RegExpExecArray> =>
  until(`the pane shows ${what}`, async () =>
    pattern.exec(oneSpace(await pane.evaluate(() => document.querySelector('main')?.textContent ?? ''))),
  );
