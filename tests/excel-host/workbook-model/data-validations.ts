import type { Element } from '@xmldom/xmldom';
import { type Box, contains, formatAddress, overlaps, parseAddress } from './address.ts';
import { subtract } from './conditional-formats.ts';
import { type Sheet, WORKSHEET_ORDER } from './sheet.ts';
import { appendElement, child, children, ensureChild, removeElement } from './xml.ts';

const boxesOf = (element: Element): readonly Box[] =>
  (element.getAttribute('sqref') ?? '').split(/\s+/).flatMap((address) => parseAddress(address) ?? []);

const elements = (sheet: Sheet): readonly Element[] => {
  const holder = child(sheet.root, 'dataValidations');
  return holder ? children(holder, 'dataValidation') : [];
};

export const validationAt = (sheet: Sheet, row: number, column: number): Element | undefined =>
  elements(sheet).find((each) => boxesOf(each).some((box) => contains(box, row, column)));

function recount(sheet: Sheet): void {
  const holder = child(sheet.root, 'dataValidations');
  if (!holder) return;
  const count = children(holder).length;
  if (count === 0) removeElement(holder);
  else holder.setAttribute('count', String(count));
}

export function clearValidation(sheet: Sheet, box: Box): void {
  for (const element of elements(sheet)) {
    const boxes = boxesOf(element);
    if (!boxes.some((each) => overlaps(each, box))) continue;
    sheet.touch();
    const kept = boxes.flatMap((each) => subtract(each, box));
    if (kept.length === 0) removeElement(element);
    else element.setAttribute('sqref', kept.map(formatAddress).join(' '));
  }
  recount(sheet);
}

/** The validation of exactly this box: its own already, or a copy of what its first cell has, or a new one. */
export function ownValidation(sheet: Sheet, box: Box): Element {
  const address = formatAddress(box);
  const known = elements(sheet).find((each) => each.getAttribute('sqref') === address);
  sheet.touch();
  if (known) return known;
  const model = validationAt(sheet, box.top, box.left)?.cloneNode(true) as Element | undefined;
  clearValidation(sheet, box);
  const holder = ensureChild(sheet.root, 'dataValidations', WORKSHEET_ORDER);
  // As Excel's API does: blanks pass and errors are shown unless told otherwise.
  const added =
    model ??
    appendElement(holder, 'dataValidation', {
      allowBlank: '1',
      showInputMessage: '1',
      showErrorMessage: '1',
    });
  if (model) holder.appendChild(model);
  added.setAttribute('sqref', address);
  recount(sheet);
  return added;
}

export function setListRule(element: Element, formula: string, hasDropDown: boolean): void {
  element.setAttribute('type', 'list');
  element.removeAttribute('operator');
  // The file's attribute means the opposite of its name.
  if (hasDropDown) element.removeAttribute('showDropDown');
  else element.setAttribute('showDropDown', '1');
  for (const old of children(element)) removeElement(old);
  appendElement(element, 'formula1').textContent = formula;
}

export const listFormula = (element: Element): string => child(element, 'formula1')?.textContent ?? '';
