import { chartName, chartPlace } from '../chart-look.ts';
import type { ChartPlan } from '../sheet-plan.ts';
import { type CellArea, columnNumber } from './cell-place.ts';
import { type ColumnValues, columnReference, numberPoints, textPoints } from './chart-cache.ts';
import { type ChartSource, chartXml, drawingXml } from './chart-xml.ts';
import {
  addContentType,
  addRelationship,
  emptyRelationships,
  freePart,
  type Parts,
  relationships,
  relationshipsPath,
} from './parts.ts';
import { children, type Element, elements, escapeXml, unescapeXml } from './xml-text.ts';

const contentType = 'application/vnd.openxmlformats-officedocument';

/** Adds the charts' own parts and answers with the relationship that the sheet names its drawing by. */
export function addCharts(
  parts: Parts,
  sheetPart: string,
  { charts, source }: { readonly charts: readonly ChartPlan[]; readonly source: ChartSource },
): string {
  const folder = sheetPart.replace(/[^/]*\/[^/]*$/, '');
  const drawingPart = freePart(parts, `${folder}drawings/drawing`);
  parts.write(drawingPart, ['']);
  parts.write(relationshipsPath(drawingPart), [emptyRelationships]);
  const { headers, rows, tableName } = source;
  const table = { headerRow: rows.firstRow - 2, endColumn: rows.firstColumn + headers.length };
  const drawn = charts.map((chart, at) => {
    const { row: fromRow, column: fromColumn } = chartPlace(table, at);
    const chartPart = freePart(parts, `${folder}charts/chart`);
    parts.write(chartPart, [chartXml(chart, source)]);
    addContentType(parts, chartPart, `${contentType}.drawingml.chart+xml`);
    return {
      relationId: addRelationship(parts, drawingPart, { kind: 'chart', target: chartPart }),
      name: chartName(tableName, at),
      description: chart.description,
      fromColumn,
      fromRow,
    };
  });
  parts.write(drawingPart, [drawingXml(drawn)]);
  addContentType(parts, drawingPart, `${contentType}.drawing+xml`);
  return addRelationship(parts, sheetPart, { kind: 'drawing', target: drawingPart });
}

/** The table before and after it has grown or shrunk. */
export interface ChartChange {
  readonly sheetPart: string;
  readonly before: CellArea;
  readonly after: CellArea;
  readonly headers: readonly string[];
  readonly values: ColumnValues;
}

/** Every reference to a whole column of the table, in the charts of its sheet, whoever drew or saved them. */
export function updateCharts(parts: Parts, change: ChartChange): void {
  const chartParts = relationships(parts, change.sheetPart)
    .filter(({ kind }) => kind === 'drawing')
    .flatMap(({ target }) => relationships(parts, target))
    .filter(({ kind, target }) => kind === 'chart' && parts.has(target));
  for (const { target } of chartParts) {
    const xml = parts.text(target);
    const updated = updatedChart(xml, change);
    if (updated !== xml) parts.write(target, [updated]);
  }
}

function updatedChart(xml: string, change: ChartChange): string {
  let updated = xml;
  for (const name of ['numRef', 'strRef'])
    for (const element of elements(updated, name).toReversed()) {
      const content = updatedReference(updated, element, change);
      if (content !== undefined)
        updated = updated.slice(0, element.end) + content + updated.slice(element.contentEnd);
    }
  return updated;
}

const wholeColumn = /^(.*)!\$?([A-Z]{1,3})\$?(\d+)(?::\$?([A-Z]{1,3})\$?(\d+))?$/;

function updatedReference(xml: string, element: Element, change: ChartChange): string | undefined {
  const { before, after, headers } = change;
  const parts = children(xml, element);
  const f = parts.find(({ name }) => name === 'f');
  const cache = parts.find(({ name }) => name === 'numCache' || name === 'strCache');
  if (f === undefined) return undefined;
  const found = wholeColumn.exec(unescapeXml(xml.slice(f.end, f.contentEnd)));
  if (found === null) return undefined;
  const [, sheet = '', letters = '', firstRow, toLetters = letters, lastRow = firstRow] = found;
  const column = columnNumber(letters);
  const header = headers[column - before.firstColumn];
  const isWhole = Number(firstRow) === before.firstRow && Number(lastRow) === before.lastRow;
  if (!isWhole || toLetters !== letters || header === undefined) return undefined;
  const reference = columnReference('', column, after).replace(/^''/, sheet);
  const written = xml.slice(element.end, f.end) + escapeXml(reference);
  if (cache === undefined) return written + xml.slice(f.contentEnd, element.contentEnd);
  return (
    written +
    xml.slice(f.contentEnd, cache.end) +
    updatedCache(xml, cache, change.values(header)) +
    xml.slice(cache.contentEnd, element.contentEnd)
  );
}

function updatedCache(xml: string, cache: Element, values: ReturnType<ColumnValues>): string {
  const format = children(xml, cache).find(({ name }) => name === 'formatCode');
  const kept = format === undefined ? '' : xml.slice(format.start, format.elementEnd);
  const points = cache.name === 'numCache' ? numberPoints : textPoints;
  return kept + points(values, cache.prefix);
}
