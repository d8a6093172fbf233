import type { Element } from '@xmldom/xmldom';
import { type Box, formatAddress, overlaps, parseAddress } from './address.ts';
import { type Sheet, WORKSHEET_ORDER } from './sheet.ts';
import { fileColor, readColor, type Styles, setFont } from './styles.ts';
import {
  appendElement,
  child,
  children,
  createElement,
  ensureChild,
  insertInOrder,
  isTrue,
  removeElement,
} from './xml.ts';

/** One rule of a conditional format; the sheet's XML is the truth. */
export interface ConditionalRule {
  readonly sheet: Sheet;
  readonly element: Element;
  readonly boxes: readonly Box[];
}

export interface DifferentialLook {
  readonly fill: string;
  readonly color: string;
  readonly bold: boolean;
  readonly italic: boolean;
}

const boxesOf = (element: Element): readonly Box[] =>
  (element.getAttribute('sqref') ?? '').split(/\s+/).flatMap((address) => parseAddress(address) ?? []);

export const priorityOf = (rule: ConditionalRule): number =>
  Number(rule.element.getAttribute('priority') ?? 0);

export function conditionalRules(sheet: Sheet): readonly ConditionalRule[] {
  return children(sheet.root, 'conditionalFormatting')
    .flatMap((holder) => {
      const boxes = boxesOf(holder);
      return children(holder, 'cfRule').map((element) => ({ sheet, element, boxes }));
    })
    .sort((a, b) => priorityOf(a) - priorityOf(b));
}

/** A new rule comes first, as in Excel: it takes priority 1 and the others move down. */
export function addConditionalRule(
  sheet: Sheet,
  box: Box,
  attributes: Record<string, string>,
): ConditionalRule {
  const root = sheet.touch();
  for (const rule of conditionalRules(sheet)) {
    rule.element.setAttribute('priority', String(priorityOf(rule) + 1));
  }
  const holder = insertInOrder(
    root,
    createElement(root, 'conditionalFormatting', { sqref: formatAddress(box) }),
    WORKSHEET_ORDER,
  );
  const element = appendElement(holder, 'cfRule', { ...attributes, priority: '1' });
  return { sheet, element, boxes: [box] };
}

export function deleteConditionalRule(rule: ConditionalRule): void {
  rule.sheet.touch();
  const holder = rule.element.parentNode as Element | null;
  removeElement(rule.element);
  if (holder && children(holder, 'cfRule').length === 0) removeElement(holder);
}

/** Takes the box out of every rule that touches it: what lies outside keeps its rule. */
export function clearConditionalRules(sheet: Sheet, box: Box): void {
  for (const holder of children(sheet.root, 'conditionalFormatting')) {
    const boxes = boxesOf(holder);
    if (!boxes.some((each) => overlaps(each, box))) continue;
    sheet.touch();
    const kept = boxes.flatMap((each) => subtract(each, box));
    if (kept.length === 0) removeElement(holder);
    else holder.setAttribute('sqref', kept.map(formatAddress).join(' '));
  }
}

export function subtract(from: Box, box: Box): readonly Box[] {
  if (!overlaps(from, box)) return [from];
  const top = Math.max(from.top, box.top);
  const bottom = Math.min(from.bottom, box.bottom);
  const pieces: readonly Box[] = [
    { ...from, bottom: box.top - 1 },
    { ...from, top: box.bottom + 1 },
    { ...from, top, bottom, right: box.left - 1 },
    { ...from, top, bottom, left: box.right + 1 },
  ];
  return pieces.filter((piece) => piece.top <= piece.bottom && piece.left <= piece.right);
}

export function setRuleFormulas(rule: ConditionalRule, formulas: readonly string[]): void {
  rule.sheet.touch();
  for (const old of children(rule.element, 'formula')) removeElement(old);
  for (const formula of formulas) appendElement(rule.element, 'formula').textContent = formula;
}

export const ruleFormulas = (rule: ConditionalRule): readonly string[] =>
  children(rule.element, 'formula').map((each) => each.textContent ?? '');

export function differentialLook(styles: Styles, rule: ConditionalRule): DifferentialLook {
  const id = rule.element.getAttribute('dxfId');
  const dxf = id ? styles.differential(Number(id)) : undefined;
  const font = child(dxf, 'font');
  const flag = (name: string): boolean => {
    const element = child(font, name);
    return element !== undefined && isTrue(element.getAttribute('val') || '1');
  };
  return {
    fill: readColor(child(child(child(dxf, 'fill'), 'patternFill'), 'bgColor')),
    color: readColor(child(font, 'color')),
    bold: flag('b'),
    italic: flag('i'),
  };
}

const DXF_ORDER = ['font', 'numFmt', 'fill', 'alignment', 'border', 'protection', 'extLst'];

export function setDifferential(
  styles: Styles,
  rule: ConditionalRule,
  change: Partial<DifferentialLook>,
): void {
  styles.touch();
  rule.sheet.touch();
  if (!rule.element.hasAttribute('dxfId')) {
    rule.element.setAttribute('dxfId', String(styles.addDifferential()));
  }
  const dxf = styles.differential(Number(rule.element.getAttribute('dxfId')));
  if (!dxf) return;
  const { fill, color, bold, italic } = change;
  if (fill !== undefined) {
    const holder = ensureChild(dxf, 'fill', DXF_ORDER);
    for (const old of children(holder)) removeElement(old);
    const pattern = appendElement(holder, 'patternFill', { patternType: 'solid' });
    appendElement(pattern, 'bgColor', { rgb: fileColor(fill) });
  }
  const font = (): Element => ensureChild(dxf, 'font', DXF_ORDER);
  if (color !== undefined) setFont(font(), 'color', { rgb: fileColor(color) });
  if (bold !== undefined) setFont(font(), 'b', { val: bold ? '1' : '0' });
  if (italic !== undefined) setFont(font(), 'i', { val: italic ? '1' : '0' });
}
