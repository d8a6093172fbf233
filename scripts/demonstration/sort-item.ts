import type { ElementHandle, Page } from 'puppeteer-core';
import { directionWords } from '../../extension/panel/plain-words.ts';
import { findCriterion, findFramework } from '../../shared/criteria/catalogue.ts';
import type { Criterion } from '../../shared/criteria/framework.ts';
import type { Direction } from '../../shared/evidence/item.ts';
import { inspectionScript } from '../../tests/fixtures/force/script.ts';
import type { ScriptLink, ScriptMethod } from '../../tests/fixtures/force/script-shape.ts';
import { choose, chooseIn, fill, find, press, until } from './page-hands.ts';

/** What is to be said of an item in the panel. */
export interface Sorting {
  readonly links: readonly ScriptLink[];
  readonly method: ScriptMethod;
  readonly note?: string | undefined;
  readonly case?: string | undefined;
  readonly session?: string | undefined;
}

const none = 'None';
const criteriaField = 'Criteria (short labels are ours)';

export const itemInHand = (panel: Page): Promise<ElementHandle<Element>> =>
  find(panel, 'The item in hand', 'region');

/** Sorts the item in hand: criteria by keyboard, then where it came from, then the note. */
export async function sortItemInHand(panel: Page, sorting: Sorting): Promise<void> {
  for (const link of sorting.links) await linkTo(panel, link);
  const item = await itemInHand(panel);
  await choose(item, 'Method', methodWords(sorting.method));
  await choose(item, 'Area of practice', areaWordsOfCase(sorting.case));
  await choose(item, 'Case', sorting.case ?? none);
  await choose(item, 'Session', sorting.session ?? none);
  if (sorting.note !== undefined) await fill(panel, await find(item, 'Note'), sorting.note);
}

export const putDown = async (panel: Page): Promise<void> => press(await itemInHand(panel), 'Next item');

async function linkTo(panel: Page, link: ScriptLink): Promise<void> {
  const item = await itemInHand(panel);
  const number = criterionNumber(link.criterion);
  await fill(panel, await find(item, criteriaField), number);
  await panel.keyboard.press('Enter');
  const chip = await until(`criterion ${number} is linked`, () => chipOf(item, number));
  const direction = await chip.$('select');
  if (direction === null) throw new Error(`The link to ${number} has no list of directions.`);
  await chooseIn(direction, directionWords[link.direction]);
  await until(
    `criterion ${number} points to ${link.direction}`,
    async () => (await directionOf(item, number)) === link.direction,
  );
}

async function chipOf(item: ElementHandle<Element>, number: string): Promise<ElementHandle<Element> | null> {
  const remove = await item.$(`button[aria-label="Remove ${number}"]`);
  const chip = await remove?.evaluateHandle((button) => button.closest('li'));
  return (chip?.asElement() as ElementHandle<Element> | null | undefined) ?? null;
}

async function directionOf(item: ElementHandle<Element>, number: string): Promise<Direction | undefined> {
  const chip = await chipOf(item, number);
  return chip?.evaluate((element) => (element as HTMLElement).dataset.direction as Direction | undefined);
}

function criterionOf(id: string): Criterion {
  const framework = findFramework(inspectionScript.inspection.framework);
  const criterion = framework && findCriterion(framework, id);
  if (!criterion) throw new Error(`The script names a criterion that is not in the edition: ${id}`);
  return criterion;
}

export const criterionNumber = (id: string): string => criterionOf(id).number;

/** As lists and headings have it: its number and its short label. */
export function criterionWords(id: string): string {
  const { number, label } = criterionOf(id);
  return `${number} ${label}`;
}

const areasFramework = findFramework(inspectionScript.inspection.areasFramework);

function methodWords(method: ScriptMethod): string {
  const found = areasFramework?.methods.find(({ id }) => id.endsWith(`/${method}`));
  if (!found) throw new Error(`The script names a method that is not in the edition: ${method}`);
  return found.isOurs ? `${found.label} (ours)` : found.label;
}

export function areaWords(area: string): string {
  const found = areasFramework?.areas.find(({ id }) => id === area);
  if (!found) throw new Error(`The script names an area that is not in the edition: ${area}`);
  return found.label;
}

function areaWordsOfCase(reference: string | undefined): string {
  const one = inspectionScript.cases.find((each) => each.reference === reference);
  return one === undefined ? none : areaWords(one.area);
}
