import type { Chance } from './chance.ts';
import type { Reading } from './reading.ts';
import { pointAt } from './reading.ts';
import type { Target } from './targets.ts';
import { type Part, redraw, type Trace } from './trace.ts';

/** A fresh copy of the original page, about to be changed; its reading is of the moment before. */
export interface Scene {
  readonly trace: Trace;
  readonly root: Element;
  readonly reading: Reading;
  readonly chance: Chance;
  /** A page of the same template about other people: where new rows and other records come from. */
  readonly donor: Element;
  /** Text that the original holds, so that nothing inserted equals it. */
  readonly originalText: string;
  /** Whose page it is stands on it, so the same page of another is not this page with other figures. */
  readonly isOfOneRecord: boolean;
}

/** A change of the whole page, which any of its targets may meet, or one aimed at a target. */
export type Change =
  | {
      readonly name: string;
      readonly reach: 'page';
      /** False where the page has nothing to change so. */
      readonly apply: (scene: Scene) => boolean;
      /** The targets whose truth the change leaves plain. */
      readonly suits?: (scene: Scene, target: Target) => boolean;
    }
  | {
      readonly name: string;
      readonly reach: 'target';
      readonly apply: (scene: Scene, target: Target) => boolean;
    };

export const partsOf = (scene: Scene, part: Part, within: Element = scene.root): Element[] =>
  [...within.querySelectorAll('*')].filter((one) => scene.trace.parts.get(one) === part);

/** The nearest element around a target's beginning that is such a part. */
export function partAround(scene: Scene, target: Target, ...parts: Part[]): Element | null {
  const { text } = pointAt(scene.reading, target.from);
  for (let element = text.parentElement; element && element !== scene.root; element = element.parentElement)
    if (parts.includes(scene.trace.parts.get(element) as Part)) return element;
  return null;
}

const BLOCK = 'p, li, blockquote, figcaption, h1, h2, h3, h4, h5, h6, dd, td, th, [role=gridcell]';

export function blockAround(scene: Scene, target: Target): Element | null {
  return pointAt(scene.reading, target.from).text.parentElement?.closest(BLOCK) ?? null;
}

/** Rows of a table, records of a list, items: what people insert, remove, sort and page through. */
export function rowGroups(scene: Scene, root: Element = scene.root): Element[][] {
  const groups = new Map<Element, Element[]>();
  for (const row of root.querySelectorAll('*')) {
    const part = scene.trace.parts.get(row);
    if ((part !== 'row' && part !== 'record') || !row.parentElement) continue;
    groups.set(row.parentElement, [...(groups.get(row.parentElement) ?? []), row]);
  }
  return [...groups.values()];
}

const wordsOf = (element: Element) => (element.textContent ?? '').replace(/\s+/g, ' ').trim();

/**
 * New rows for the group at such a place of the page: other people's, of the same template. A row under a key that
 * the original has too ("Was the child seen?") would be the same row with another answer, so it is none of them.
 */
export function foreignRows(scene: Scene, groupIndex: number, count: number): Element[] {
  const group = rowGroups(scene, scene.donor)[groupIndex] ?? [];
  const own = rowGroups(scene)[groupIndex] ?? [];
  const keys = new Set(own.map((row) => keyOf(row, 1)));
  const width = keys.size === own.length ? 1 : 2;
  const taken = new Set(own.map((row) => keyOf(row, width)));
  const isKeyed = own.some((row) => scene.trace.parts.get(row) === 'row');
  const fresh = group.filter(
    (row) => !scene.originalText.includes(wordsOf(row)) && !(isKeyed && taken.has(keyOf(row, width))),
  );
  return scene.chance.some(fresh, count).map((row) => {
    const copy = redraw(scene.trace, row);
    return scene.root.ownerDocument.adoptNode(copy);
  });
}

export const keyOf = (row: Element, width: number): string =>
  [...row.children].slice(0, width).map(wordsOf).join(' | ');

/** New prose: a paragraph of the donor page that has no four words in a row with the original text. */
export function foreignProse(scene: Scene, unlike = scene.originalText): string {
  const blocks = [...scene.donor.querySelectorAll('p, li, dd, td')].map(wordsOf);
  const runs = new Set(runsOf(unlike));
  const fresh = blocks.filter((text) => text.length >= 60 && !runsOf(text).some((run) => runs.has(run)));
  return scene.chance.pick(fresh.length > 0 ? fresh : NOTICES);
}

function runsOf(text: string): string[] {
  const words = text.toLowerCase().split(/[^\p{L}\d]+/u);
  return words.slice(3).map((_, at) => words.slice(at, at + 4).join(' '));
}

const NOTICES = [
  'Planned maintenance takes place on Sunday from 22:00; records opened before then should be saved first.',
  'A new edition of the local guidance replaces the one printed in the spring and should be read by all staff.',
  'Supervisors are reminded that entries cannot be altered once the weekly return has been sent to the board.',
  'Please report faults with this page to the service desk and quote the number shown at the foot of the screen.',
];
