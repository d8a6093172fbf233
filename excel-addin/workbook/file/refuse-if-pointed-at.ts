import { type Book, type BookSheet, definedNames } from './book.ts';
import { refusal } from './file-fault.ts';
import { type Parts, reachable, relationships } from './parts.ts';
import { attribute, type Element, elements, unescapeXml } from './xml-text.ts';

export interface Ours {
  readonly sheets: ReadonlySet<BookSheet>;
  /** Of the tables, as the file spells them. */
  readonly names: readonly string[];
}

type PointsAtOurs = (formula: string) => boolean;

/** What of theirs points at a sheet that is gone would make Excel call the file damaged. */
export function refuseIfPointedAt(parts: Parts, book: Book, ours: Ours): void {
  const pointsAtOurs = pointer(book, ours);
  for (const name of definedNames(book.xml)) {
    if (ours.sheets.has(ownerOf(name, book) as BookSheet)) continue;
    if (pointsAtOurs(unescapeXml(book.xml.slice(name.end, name.contentEnd))))
      throw refusal(
        `The name "${attribute(name, 'name')}" points at one of our sheets. Change or delete it first.`,
      );
  }
  for (const sheet of book.sheets) {
    if (ours.sheets.has(sheet) || !parts.has(sheet.part)) continue;
    refuseFormula(parts, sheet, pointsAtOurs);
    refuseChart(parts, sheet, pointsAtOurs);
  }
  refusePivot(parts, book, { ours, pointsAtOurs });
}

/** The sheet a name belongs to, or undefined for one of the whole workbook. */
export function ownerOf(name: Element, book: Book): BookSheet | undefined {
  const place = attribute(name, 'localSheetId');
  return place === undefined ? undefined : book.sheets[Number(place)];
}

/** Cells, conditional formats, validations and sparklines have these; charts of both kinds have the first. */
const formulas = /<(?:[\w.-]+:)?(?:f|formula[12]?)(?:\s[^>]*)?>([^<]+)</g;

function refuseFormula(parts: Parts, sheet: BookSheet, pointsAtOurs: PointsAtOurs): void {
  const xml = parts.text(sheet.part);
  for (const match of xml.matchAll(formulas)) {
    if (!pointsAtOurs(unescapeXml(match[1] ?? ''))) continue;
    const cell = xml.slice(0, match.index).match(/.*<(?:[\w.-]+:)?c\s[^>]*?r="([A-Z]+\d+)"/s)?.[1] ?? '';
    throw refusal(
      `A formula on the sheet "${sheet.name}" (${cell}) points at one of our sheets. Change it first.`,
    );
  }
}

function refuseChart(parts: Parts, sheet: BookSheet, pointsAtOurs: PointsAtOurs): void {
  for (const part of targetsOf(parts, reachable(parts, [sheet.part]), ['chart', 'chartEx']))
    for (const match of parts.text(part).matchAll(formulas))
      if (pointsAtOurs(unescapeXml(match[1] ?? '')))
        throw refusal(
          `A chart on the sheet "${sheet.name}" points at one of our sheets. Change or delete it first.`,
        );
}

/** A pivot table keeps where its figures come from apart from its sheet. */
function refusePivot(
  parts: Parts,
  book: Book,
  { ours, pointsAtOurs }: { readonly ours: Ours; readonly pointsAtOurs: PointsAtOurs },
): void {
  const isOurs = (sheetName: string): boolean =>
    [...ours.sheets].some(({ name }) => name.toLowerCase() === sheetName.toLowerCase());
  for (const part of targetsOf(parts, [book.part], ['pivotCacheDefinition'])) {
    const xml = parts.text(part);
    for (const source of [...elements(xml, 'worksheetSource'), ...elements(xml, 'rangeSet')]) {
      // One with an id comes from another workbook.
      if (attribute(source, 'id') !== undefined) continue;
      if (isOurs(attribute(source, 'sheet') ?? '') || pointsAtOurs(attribute(source, 'name') ?? ''))
        throw refusal('A pivot table is drawn from one of our sheets. Change its source or delete it first.');
    }
  }
}

const targetsOf = (parts: Parts, from: Iterable<string>, kinds: readonly string[]): ReadonlySet<string> =>
  new Set(
    [...from].flatMap((part) =>
      relationships(parts, part).flatMap(({ kind, target, isExternal }) =>
        !isExternal && kinds.includes(kind) && parts.has(target) ? [target] : [],
      ),
    ),
  );

function pointer(book: Book, { sheets, names }: Ours): PointsAtOurs {
  const literally = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const form = (text: string): string => text.toLowerCase();
  const quoted = [...sheets].map((sheet) => `'${literally(sheet.name.replaceAll("'", "''"))}'!`);
  const bare = [...sheets].map((sheet) => `(?<![\\p{L}\\p{N}_.'])${literally(sheet.name)}!`);
  const tables = names.map((name) => `(?<![\\p{L}\\p{N}_.])${literally(name)}(?![\\p{L}\\p{N}_.])`);
  const pattern = new RegExp([...quoted, ...bare, ...tables].join('|'), 'iu');
  const places = new Map(book.sheets.map(({ name }, at) => [form(name), at]));
  /** A reference through several sheets ('Data:PL Evidence'!A1) holds the first, the last and all between them. */
  const spansOurs = (first: string, last: string): boolean => {
    const ends = [first, last].flatMap((name) => places.get(form(name)) ?? []);
    const [from = 0, to = from] = ends;
    if (ends.length === 0) return false;
    return book.sheets.slice(Math.min(from, to), Math.max(from, to) + 1).some((sheet) => sheets.has(sheet));
  };
  return (formula) =>
    pattern.test(formula) ||
    [...formula.matchAll(spans)].some(([, first = '', last = '', bareFirst = '', bareLast = '']) =>
      spansOurs((first || bareFirst).replaceAll("''", "'"), (last || bareLast).replaceAll("''", "'")),
    );
}

/** Names of sheets hold no colon: quoted, or bare where they are plain words. */
const spans = /'((?:[^':[\]]|'')+):((?:[^':[\]]|'')+)'!|([\p{L}\p{N}_.]+):([\p{L}\p{N}_.]+)!/gu;
