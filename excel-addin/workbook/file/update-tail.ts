import { areaName, type CellArea, parseArea } from './cell-place.ts';
import { choiceValidation, gradeCount, gradeFormats } from './column-xml.ts';
import type { SheetUpdate } from './plan-update.ts';
import {
  attribute,
  type Element,
  elements,
  firstElement,
  nextTag,
  prefixed,
  withAttribute,
} from './xml-text.ts';

/** What stands behind a sheet's cells after the table has another size: drop-downs and colours by word. */
export function updatedTail(tail: string, update: SheetUpdate): string {
  return update.addedColumns.reduce(
    (text, { at, column }) => {
      const area = areaName({ ...update.area, firstColumn: at, lastColumn: at });
      const { prefix } = nextTag(text, 0) ?? { prefix: '' };
      const graded = column.hasGradeColours
        ? insertBefore(
            text,
            afterFormats,
            prefixed(gradeFormats(area, highestPriority(text), update.look()), prefix),
          )
        : text;
      const choices = choiceValidation(area, column);
      return choices === undefined ? graded : withValidation(graded, prefixed(choices, prefix), prefix);
    },
    withMovedEnds(tail, update),
  );
}

/** Drop-downs and colours that reached to the table's last row reach to its new last row, as Excel has it. */
function withMovedEnds(tail: string, { table, area }: SheetUpdate): string {
  const old = table.place.rows;
  if (old.lastRow === area.lastRow) return tail;
  const follow = (list: string): string =>
    list
      .split(/\s+/)
      .map((name) => followed(name, old, area))
      .join(' ');
  return tail
    .replace(
      /(<(?:[\w.-]+:)?(?:conditionalFormatting|dataValidation)\s[^>]*?\bsqref=")([^"]*)/g,
      (_, before, list) => before + follow(list),
    )
    .replace(/(<(?:[\w.-]+:)?sqref>)([^<]*)/g, (_, before, list) => before + follow(list));
}

function followed(name: string, old: CellArea, area: CellArea): string {
  const range = parseArea(name);
  const isOurs =
    range?.lastRow === old.lastRow &&
    range.firstRow >= old.firstRow &&
    range.firstRow <= area.lastRow &&
    range.firstColumn >= old.firstColumn &&
    range.lastColumn <= old.lastColumn;
  return isOurs ? areaName({ ...range, lastRow: area.lastRow }) : name;
}

const highestPriority = (tail: string): number =>
  Math.max(0, ...elements(tail, 'cfRule').map((tag) => Number(attribute(tag, 'priority') ?? gradeCount)));

/** What follows conditional formats and validations in a sheet, by ISO/IEC 29500-1, 18.3.1.99. */
const afterValidations = [
  'hyperlinks',
  'printOptions',
  'pageMargins',
  'pageSetup',
  'headerFooter',
  'rowBreaks',
  'colBreaks',
  'customProperties',
  'cellWatches',
  'ignoredErrors',
  'smartTags',
  'drawing',
  'legacyDrawing',
  'legacyDrawingHF',
  'picture',
  'oleObjects',
  'controls',
  'webPublishItems',
  'tableParts',
  'extLst',
];
const afterFormats = ['dataValidations', ...afterValidations];

function insertBefore(tail: string, names: readonly string[], text: string): string {
  let tag = nextTag(tail, 0);
  while (tag !== undefined && !(names.includes(tag.name) || tag.name === 'worksheet'))
    tag = nextTag(tail, tag.end);
  const at = tag?.start ?? tail.length;
  return tail.slice(0, at) + text + tail.slice(at);
}

function withValidation(tail: string, validation: string, prefix: string): string {
  const list: Element | undefined = firstElement(tail, 'dataValidations');
  if (list === undefined || list.kind === 'empty') {
    const made = `<${prefix}dataValidations count="1">${validation}</${prefix}dataValidations>`;
    return list === undefined
      ? insertBefore(tail, afterValidations, made)
      : tail.slice(0, list.start) + made + tail.slice(list.end);
  }
  const longer = tail.slice(0, list.contentEnd) + validation + tail.slice(list.contentEnd);
  const count = elements(longer, 'dataValidation').length;
  const tag = withAttribute(tail.slice(list.start, list.end), 'count', String(count));
  return longer.slice(0, list.start) + tag + longer.slice(list.end);
}
