import type { Element } from '@xmldom/xmldom';
import type { SeenChart } from '../../../../excel-host/user-hands.ts';
import { all, at, type Opened, one, relations, sheetPart, targets } from './file-dom.ts';

const relsOf = (part: string): string => part.replace(/([^/]*)$/, '_rels/$1.rels');

interface Frame {
  readonly anchor: Element;
  readonly name: string;
  readonly part: string;
}

function frames(book: Opened, sheetName: string): readonly Frame[] {
  const sheet = sheetPart(book, sheetName);
  const [drawing] = all(book.part(sheet), 'drawing');
  if (drawing === undefined) return [];
  const drawingPart = targets(book, relsOf(sheet)).get(drawing.getAttributeNS(relations, 'id') ?? '') ?? '';
  const related = targets(book, relsOf(drawingPart));
  return all(book.part(drawingPart), 'twoCellAnchor').map((anchor) => ({
    anchor,
    name: at(one(anchor, 'cNvPr'), 'name'),
    part: related.get(one(anchor, 'chart').getAttributeNS(relations, 'id') ?? '') ?? '',
  }));
}

const plain = (reference: Element): string => (one(reference, 'f').textContent ?? '').replace(/[$']/g, '');

/** The first that there is of these, below an element. */
const firstOf = (within: Element, ...names: readonly string[]): Element =>
  one(within, names.find((name) => all(within, name).length > 0) ?? '');

export const chartsOf = (book: Opened, sheetName: string): readonly SeenChart[] =>
  frames(book, sheetName).map(({ name, part }) => {
    const chart = book.part(part);
    return {
      name,
      title: all(one(chart, 'title'), 't')
        .map((run) => run.textContent)
        .join(''),
      series: all(chart, 'ser').map((series) => ({
        name: firstOf(one(series, 'tx'), 'v').textContent ?? '',
        values: plain(firstOf(series, 'val', 'yVal')),
        x: plain(firstOf(series, 'cat', 'xVal')),
      })),
    };
  });

export function deleteChart(book: Opened, sheetName: string, name: string): void {
  const frame = frames(book, sheetName).find((one) => one.name === name);
  if (frame === undefined) throw new Error(`no chart ${name}`);
  frame.anchor.parentNode?.removeChild(frame.anchor);
  for (const rels of Object.keys(book.parts).filter((part) => part.includes('drawings/_rels/')))
    for (const tag of all(book.part(rels), 'Relationship'))
      if (targets(book, rels).get(at(tag, 'Id')) === frame.part) tag.parentNode?.removeChild(tag);
  for (const tag of all(book.part('[Content_Types].xml'), 'Override'))
    if (at(tag, 'PartName') === `/${frame.part}`) tag.parentNode?.removeChild(tag);
  delete book.parts[frame.part];
}

/** As a program that renames a sheet makes its charts and names follow. */
export function followSheetName(book: Opened, from: string, to: string): void {
  const charts = Object.keys(book.parts).filter((name) => /\/charts\/[^/]+\.xml$/.test(name));
  const formulas = charts.flatMap((part) => all(book.part(part), 'f'));
  for (const formula of [...formulas, ...all(book.part('xl/workbook.xml'), 'definedName')])
    formula.textContent = (formula.textContent ?? '').replaceAll(`'${from}'!`, `'${to}'!`);
}
