import type { CellArea } from '../force-sheet.ts';
import { type CellArea as PlacedArea, parseArea, touches } from './cell-place.ts';
import { quickAttribute } from './quick-attribute.ts';
import { attribute, elements, isOn } from './xml-text.ts';

/** What stands before and after a sheet's cells, and the attributes of the rows wanted, by their number. */
export interface SheetFrame {
  readonly head: string;
  readonly tail: string;
  readonly rowTags: ReadonlyMap<number, string>;
}

export function mergesIn({ tail }: SheetFrame, area: PlacedArea): readonly CellArea[] {
  return elements(tail, 'mergeCell').flatMap((tag) => {
    const found = parseArea(attribute(tag, 'ref') ?? '');
    return found !== undefined && touches(found, area)
      ? [
          {
            row: found.firstRow - 1,
            column: found.firstColumn,
            rowCount: found.lastRow - found.firstRow + 1,
            columnCount: found.lastColumn - found.firstColumn + 1,
          },
        ]
      : [];
  });
}

/** Hidden by hand, by a filter, or without height; a sheet may hide every row that it does not list. */
export function hiddenRows({ head, rowTags }: SheetFrame, area: PlacedArea): readonly number[] {
  const format = elements(head, 'sheetFormatPr')[0];
  const hidesUnlisted = format !== undefined && isOn(format, 'zeroHeight');
  const hidden: number[] = [];
  for (let row = area.firstRow; row <= area.lastRow; row++) {
    const attributes = rowTags.get(row);
    if (attributes === undefined ? hidesUnlisted : isHiddenTag(attributes, 'ht')) hidden.push(row - 1);
  }
  return hidden;
}

export function hiddenColumns({ head }: SheetFrame, area: PlacedArea): readonly number[] {
  return elements(head, 'col')
    .filter((tag) => isHiddenTag(tag.attributes, 'width'))
    .flatMap((tag) => {
      const from = Math.max(area.firstColumn, Number(attribute(tag, 'min')) - 1);
      const to = Math.min(area.lastColumn, Number(attribute(tag, 'max')) - 1);
      return Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index);
    });
}

function isHiddenTag(attributes: string, size: string): boolean {
  const hidden = quickAttribute(attributes, 'hidden');
  const said = quickAttribute(attributes, size);
  return hidden === '1' || hidden === 'true' || (said !== undefined && Number(said) === 0);
}
