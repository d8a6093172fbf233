import type { ElementHandle, Page } from 'puppeteer-core';
import { sessionKindWords } from '../../extension/panel/plain-words.ts';
import type { ScriptDocument, ScriptSession } from '../../tests/fixtures/force/script-shape.ts';
import { choose, fillIn, find, press, until } from './page-hands.ts';
import { goTo, openForm } from './panel-places.ts';
import { putDown, type Sorting, sortItemInHand } from './sort-item.ts';

export async function holdSession(panel: Page, session: ScriptSession): Promise<void> {
  await goTo(panel, 'Sessions');
  await openForm(panel, 'Start a session');
  await choose(panel, 'Kind', sessionKindWords[session.kind]);
  await fillIn(panel, 'Title', session.title);
  await fillIn(panel, 'Roles of those present, not their names', session.roles);
  await fillIn(panel, 'Place', session.place);
  await fillIn(panel, 'Date', session.eventDate);
  await press(panel, 'Start the session');
  for (const { text } of session.points) {
    await fillIn(panel, 'Add a point', text);
    await press(panel, 'Add the point');
    await until('the point is in the list', () => rowOf(panel, text));
    const field = await find(panel, 'Add a point');
    await until('the field is empty', () =>
      field.evaluate((area) => (area as HTMLTextAreaElement).value === ''),
    );
  }
  for (const { text, links } of session.points) {
    await sortFromList(panel, text, { links, method: session.method, session: session.title });
  }
  await goTo(panel, 'Sessions');
  await press(panel, 'Close session');
  await until('the session is closed', async () => !(await panel.$('::-p-aria([name="Close session"])')));
}

export async function addDocument(panel: Page, document: ScriptDocument): Promise<void> {
  await goTo(panel, 'Evidence');
  await press(panel, 'Add a document');
  await fillIn(panel, 'Title', document.title);
  await fillIn(panel, 'Reference (on the paper, or where it is kept)', document.reference);
  await fillIn(panel, 'What it says that matters', document.text);
  await press(panel, 'Add the document');
  await until('the document is added', async () => !(await panel.$('::-p-aria([name="Add the document"])')));
  await sortFromList(panel, document.text, document);
}

async function sortFromList(panel: Page, text: string, sorting: Sorting): Promise<void> {
  await goTo(panel, 'To sort');
  await until(`“${text.slice(0, 40)}” is in hand`, async () => {
    if (await isInHand(panel, text)) return true;
    await (await rowOf(panel, text))?.click();
    return false;
  });
  await sortItemInHand(panel, sorting);
  await putDown(panel);
}

const isInHand = (panel: Page, text: string): Promise<boolean> =>
  panel.evaluate(
    (words) => document.querySelector('.in-hand')?.textContent.includes(words) === true,
    text.slice(0, 60),
  );

async function rowOf(panel: Page, text: string): Promise<ElementHandle<Element> | undefined> {
  for (const row of await panel.$$('.item-row')) {
    if ((await row.evaluate((element) => element.textContent)).startsWith(text.slice(0, 60))) return row;
  }
  return undefined;
}
