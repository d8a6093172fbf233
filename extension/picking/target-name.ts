import { allTextOf, attributeOf, byId, localNameOf } from '../capture/dom-properties.ts';
import { isFilledIn, isTextField, privacyOf } from '../capture/form-control.ts';
import { itemsOf, listedItem } from '../capture/list-place.ts';
import type { TableModel } from '../capture/table-model.ts';
import { labelOf } from '../page-record/field-state.ts';
import { lengthOf, shapeOf } from './grid-moves.ts';
import { isFrame, isPicture } from './page-element.ts';
import { elementsOf, type PickTarget, sizeOf } from './pick-target.ts';

/** What is framed, in a few words: seen at the frame, and spoken. */
export function nameOfTarget(target: PickTarget): string {
  if (target.type === 'cells') return nameOfCells(target);
  const [element, ...others] = target.elements;
  return others.length === 0 ? nameOfElement(element) : `${others.length + 1} parts of the page`;
}

/** The beginning of its words, for who hears which one it is. */
export function wordsOf(target: PickTarget): string {
  const [first, ...others] = elementsOf(target);
  if (first === undefined || (others.length === 0 && (isFilledIn(first) || isPicture(first)))) return '';
  return short(textOf(first), 120);
}

function nameOfCells({ table, model, part }: PickTarget & { readonly type: 'cells' }): string {
  const name = nameOfTable(table);
  const of = name === '' ? 'of a table' : `of table ${name}`;
  const { columns, rows } = part;
  switch (shapeOf(part, sizeOf(model))) {
    case 'table':
      return name === '' ? 'Table' : `Table ${name}`;
    case 'row':
      return `Row ${of}`;
    case 'rows':
      return `${lengthOf(rows)} rows ${of}`;
    case 'column':
      return `Column ${headerOf(model, columns.first)} ${of}`.replace('  ', ' ');
    case 'columns':
      return `${lengthOf(columns)} columns ${of}`;
    case 'cell':
      return `Cell ${headerOf(model, columns.first)} ${of}`.replace('  ', ' ');
    case 'cells':
      return `${lengthOf(rows)} × ${lengthOf(columns)} cells ${of}`;
  }
}

const textOf = (element: Element): string => allTextOf(element) ?? '';

function headerOf({ grid, headerRowCount }: TableModel, column: number): string {
  const cells = new Set(grid.slice(0, headerRowCount).map((row) => row[column]));
  return short([...cells].map((cell) => (cell === undefined ? '' : textOf(cell).trim())).join(' / '), 40);
}

function nameOfTable(table: Element): string {
  const caption = table instanceof HTMLTableElement ? (table.caption?.textContent ?? '') : '';
  return short(caption || namedByLabel(table), 60);
}

function namedByLabel(element: Element): string {
  const label = attributeOf(element, 'aria-label') ?? '';
  if (label !== '') return label;
  const root = Node.prototype.getRootNode.call(element);
  const [id] = (attributeOf(element, 'aria-labelledby') ?? '').split(/\s+/);
  if (!id || !(root instanceof Document || root instanceof ShadowRoot)) return '';
  const named = byId(root, id);
  return named === null ? '' : textOf(named);
}

const NAMES: readonly (readonly [RegExp, string])[] = [
  [/^(h[1-6]|heading)$/, 'Heading'],
  [/^(p|paragraph)$/, 'Paragraph'],
  [/^(ul|ol|menu|list|tree)$/, 'List'],
  [/^(dl|dt|dd)$/, 'Entry of a list'],
  [/^(form|fieldset)$/, 'Form'],
  [/^(blockquote)$/, 'Quotation'],
  [/^(figure)$/, 'Figure'],
  [/^(article|section|main|aside|nav|header|footer|region)$/, 'Section'],
  [/^(body|html)$/, 'The whole page'],
  [/^(a|link)$/, 'Link'],
  [/^(button)$/, 'Button'],
];

function nameOfElement(element: Element): string {
  if (isFilledIn(element)) return nameOfField(element);
  if (isFrame(element)) return 'Frame';
  if (isPicture(element)) return 'Picture';
  const listed = listedItem(element);
  if (listed?.item === element) {
    const items = itemsOf(listed.list);
    return `List item ${items.indexOf(element) + 1} of ${items.length}`;
  }
  const name = attributeOf(element, 'role') || localNameOf(element);
  return NAMES.find(([names]) => names.test(name))?.[1] ?? 'Part of the page';
}

function nameOfField(field: Parameters<typeof labelOf>[0]): string {
  const privacy = isTextField(field) ? privacyOf(field) : null;
  const name = `Field ${short(labelOf(field), 60)}`.trimEnd();
  if (privacy === 'password') return `${name} (a password: it cannot be taken)`;
  return privacy === 'code' ? `${name} (its value is not taken)` : name;
}

function short(text: string, length: number): string {
  const even = text
    .slice(0, length * 10)
    .replace(/\s+/g, ' ')
    .trim();
  return even.length <= length ? even : `${even.slice(0, length - 1).trimEnd()}…`;
}
