import type { Page } from 'puppeteer-core';
import { find, oneSpace } from './page-hands.ts';

type PlaceWords = 'To sort' | 'Evidence' | 'Sessions' | 'Cases' | 'Findings' | 'Files';

export async function goTo(panel: Page, place: PlaceWords): Promise<void> {
  const places = await find(panel, 'Places');
  for (const button of await places.$$('button')) {
    // "To sort" says how many there are, too.
    const words = await button.evaluate((element) => element.textContent);
    if (oneSpace(words).startsWith(place)) return button.click();
  }
  throw new Error(`The panel does not offer “${place}”.`);
}

/** The first form of its kind stands open already; for the others there is a button. */
export async function openForm(panel: Page, name: string): Promise<void> {
  const opener = await panel.$(`::-p-aria([name="${name}"][role="button"])`);
  await opener?.click();
}
