import type { Element } from '@xmldom/xmldom';
import { appendElement, child, children, createElement, insertInOrder, removeElement } from './xml.ts';

export interface DefinedName {
  readonly name: string;
  /** Without '='. */
  readonly formula: string;
  /** The place in the list of sheets of the one sheet that knows the name; absent for the whole workbook. */
  readonly sheetIndex?: number;
}

const AFTER =
  'calcPr oleSize customWorkbookViews pivotCaches smartTagPr smartTagTypes webPublishing fileRecoveryPr webPublishObjects extLst';
const ORDER = ['definedNames', ...AFTER.split(' ')];

/** The names of a workbook; the workbook part is the truth. */
export class DefinedNames {
  readonly #read: () => Element;
  readonly #touch: () => Element;

  constructor(read: () => Element, touch: () => Element) {
    this.#read = read;
    this.#touch = touch;
  }

  get #elements(): readonly Element[] {
    const holder = child(this.#read(), 'definedNames');
    return holder ? children(holder) : [];
  }

  all(): readonly DefinedName[] {
    return this.#elements.map((each) => {
      const index = each.getAttribute('localSheetId');
      return {
        name: each.getAttribute('name') ?? '',
        formula: each.textContent ?? '',
        ...(index !== null && index !== '' && { sheetIndex: Number(index) }),
      };
    });
  }

  find(name: string): DefinedName | undefined {
    const wanted = name.toLowerCase();
    return this.all().find((each) => each.name.toLowerCase() === wanted && each.sheetIndex === undefined);
  }

  add(name: string, formula: string): void {
    appendElement(this.#holder(), 'definedName', { name }).textContent = formula;
  }

  #holder(): Element {
    const root = this.#touch();
    return child(root, 'definedNames') ?? insertInOrder(root, createElement(root, 'definedNames'), ORDER);
  }

  ofSheet(name: string, sheetIndex: number): DefinedName | undefined {
    return this.all().find((each) => each.name === name && each.sheetIndex === sheetIndex);
  }

  setOfSheet(name: string, sheetIndex: number, formula: string): void {
    const holder = this.#holder();
    const known = children(holder).find(
      (each) =>
        each.getAttribute('name') === name && each.getAttribute('localSheetId') === String(sheetIndex),
    );
    const element = known ?? appendElement(holder, 'definedName', { name, localSheetId: String(sheetIndex) });
    element.textContent = formula;
  }

  rewrite(change: (formula: string) => string): void {
    for (const element of this.#elements) {
      const before = element.textContent ?? '';
      const after = change(before);
      if (after === before) continue;
      this.#touch();
      element.textContent = after;
    }
  }

  delete(name: string): void {
    const wanted = name.toLowerCase();
    this.#touch();
    const isGone = (each: Element): boolean =>
      each.getAttribute('name')?.toLowerCase() === wanted && !each.hasAttribute('localSheetId');
    removeElement(this.#elements.find(isGone));
    this.#dropEmptyList();
  }

  /** The names of a sheet go with it; the places of later sheets move up. */
  forgetSheet(index: number): void {
    for (const element of this.#elements) {
      const place = element.getAttribute('localSheetId');
      if (!place) continue;
      this.#touch();
      if (Number(place) === index) removeElement(element);
      else if (Number(place) > index) element.setAttribute('localSheetId', String(Number(place) - 1));
    }
    this.#dropEmptyList();
  }

  renumberSheets(before: readonly Element[], after: readonly Element[]): void {
    for (const element of this.#elements) {
      const place = element.getAttribute('localSheetId');
      const sheet = place ? before[Number(place)] : undefined;
      if (sheet) element.setAttribute('localSheetId', String(after.indexOf(sheet)));
    }
  }

  #dropEmptyList(): void {
    if (this.#elements.length === 0) removeElement(child(this.#read(), 'definedNames'));
  }
}
