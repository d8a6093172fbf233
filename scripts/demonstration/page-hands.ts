import type { ElementHandle, Frame, Page } from 'puppeteer-core';

/** Where to look: a page, a frame, or one part of it. */
export type Place = Page | Frame | ElementHandle<Element>;

type Role = 'button' | 'region';

/** Enough for two busy cores; what takes longer has gone wrong. */
const PATIENCE_MS = 60_000;

/** Finds what a screen reader would call by this name. */
export async function find(place: Place, name: string, role?: Role): Promise<ElementHandle<Element>> {
  const roleWords = role === undefined ? '' : `[role="${role}"]`;
  const selector = `::-p-aria([name="${name}"]${roleWords})`;
  const found = await place.waitForSelector(selector, { timeout: PATIENCE_MS }).catch(() => null);
  if (found === null) throw new Error(`There is no ${role ?? 'field'} “${name}” on the page.`);
  return found;
}

export async function press(place: Place, name: string): Promise<void> {
  const button = await find(place, name, 'button');
  await until(`“${name}” can be pressed`, () =>
    button.evaluate((element) => !element.matches(':disabled, [aria-disabled="true"]')),
  );
  await button.click();
}

/** Takes what stands in a field away and puts the text there in one go, as pasting does. */
export async function fill(page: Page, field: ElementHandle<Element>, text: string): Promise<void> {
  const isDate = await field.evaluate(
    (element) => element instanceof HTMLInputElement && element.type === 'date',
  );
  if (isDate) return field.evaluate(setDate, text);
  await field.evaluate((element) => {
    if (!(element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement)) return;
    element.focus();
    element.select();
  });
  if (text === '') await page.keyboard.press('Delete');
  else await page.keyboard.sendCharacter(text);
}

/** The order of day, month and year on the keyboard differs from computer to computer. Runs in the page. */
function setDate(element: Element, text: string): void {
  const field = element as HTMLInputElement;
  field.value = text;
  field.dispatchEvent(new Event('input', { bubbles: true }));
  field.dispatchEvent(new Event('change', { bubbles: true }));
}

export async function fillIn(page: Page, name: string, text: string): Promise<void> {
  await fill(page, await find(page, name), text);
}

/** Chooses by the words that stand in the list; does nothing where they are chosen already. */
export async function choose(place: Place, name: string, words: string): Promise<void> {
  await chooseIn(await find(place, name), words);
}

export async function chooseIn(list: ElementHandle<Element>, words: string): Promise<void> {
  const { value, chosen, offered } = await list.evaluate((element, wanted) => {
    const options = [...(element as HTMLSelectElement).options];
    return {
      value: options.find((option) => option.text.trim() === wanted)?.value,
      chosen: (element as HTMLSelectElement).selectedOptions[0]?.text.trim(),
      offered: options.map((option) => option.text.trim()),
    };
  }, words);
  if (value === undefined)
    throw new Error(`The list does not offer “${words}”, only: ${offered.join(', ')}.`);
  if (chosen !== words) await list.select(value);
}

/** Waits until a condition holds, looking every 30 ms; the sentence says what was waited for. */
export async function until<T>(what: string, look: () => Promise<T | undefined | null | false>): Promise<T> {
  const endMs = performance.now() + PATIENCE_MS;
  for (;;) {
    const seen = await look();
    if (seen !== undefined && seen !== null && seen !== false) return seen;
    if (performance.now() > endMs) throw new Error(`Waited ${PATIENCE_MS / 1000} s in vain: ${what}.`);
    await new Promise((resolve) => setTimeout(resolve, 30));
  }
}

export const oneSpace = (text: string): string => text.replace(/\s+/g, ' ').trim();
