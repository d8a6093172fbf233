import type { Element } from '@xmldom/xmldom';
import { Chart } from './chart.ts';
import { anchorXml, CHART, type ChartKind, chartXml, EMPTY_DRAWING } from './chart-parts.ts';
import type { PackageParts } from './package-parts.ts';
import { type Sheet, WORKSHEET_ORDER } from './sheet.ts';
import {
  children,
  descendants,
  ensureChild,
  OFFICE_RELATIONSHIPS,
  parseXml,
  removeElement,
  rootOf,
} from './xml.ts';

const DRAWING_TYPE = 'application/vnd.openxmlformats-officedocument.drawing+xml';
const CHART_TYPE = 'application/vnd.openxmlformats-officedocument.drawingml.chart+xml';

const drawingOf = (parts: PackageParts, sheet: Sheet): string | undefined =>
  parts.relationships(sheet.path).find((each) => each.type.endsWith('/drawing'))?.target;

/** The native charts of a sheet, in the order in which they were made. */
export function chartsOf(parts: PackageParts, sheet: Sheet): readonly Chart[] {
  const drawingPath = drawingOf(parts, sheet);
  if (drawingPath === undefined || !parts.has(drawingPath)) return [];
  const targets = new Map(parts.relationships(drawingPath).map((each) => [each.id, each.target]));
  return children(rootOf(parts.document(drawingPath))).flatMap((anchor) => {
    const frame = anchor.getElementsByTagNameNS(CHART, 'chart')[0];
    const path = targets.get(frame?.getAttributeNS(OFFICE_RELATIONSHIPS, 'id') ?? '');
    return path === undefined ? [] : [new Chart(parts, { sheet, drawingPath, anchor, path })];
  });
}

export function addChart(parts: PackageParts, sheet: Sheet, kind: ChartKind): Chart {
  const drawingPath = drawingOf(parts, sheet) ?? addDrawing(parts, sheet);
  const path = parts.freePath('xl/charts/chart');
  parts.addPart(path, chartXml(kind), CHART_TYPE);
  const relationship = parts.addRelationship(drawingPath, `${OFFICE_RELATIONSHIPS}/chart`, path);
  const root = rootOf(parts.touch(drawingPath));
  const ids = descendants(root, 'cNvPr').map((each) => Number(each.getAttribute('id')));
  const id = Math.max(1, ...ids) + 1;
  const made = rootOf(parseXml(anchorXml({ id, name: `Chart ${id - 1}`, relationship })));
  const anchor = root.ownerDocument?.importNode(made, true) as Element;
  root.appendChild(anchor);
  return new Chart(parts, { sheet, drawingPath, anchor, path });
}

function addDrawing(parts: PackageParts, sheet: Sheet): string {
  const path = parts.freePath('xl/drawings/drawing');
  parts.addPart(path, EMPTY_DRAWING, DRAWING_TYPE);
  const relationship = parts.addRelationship(sheet.path, `${OFFICE_RELATIONSHIPS}/drawing`, path);
  const element = ensureChild(sheet.touch(), 'drawing', WORKSHEET_ORDER);
  element.setAttributeNS(OFFICE_RELATIONSHIPS, 'r:id', relationship);
  return path;
}

export function removeChart(parts: PackageParts, chart: Chart): void {
  const { drawingPath, anchor, path } = chart.place;
  const relationship = parts.relationships(drawingPath).find((each) => each.target === path);
  parts.touch(drawingPath);
  removeElement(anchor);
  if (relationship) parts.removeRelationship(drawingPath, relationship.id);
  parts.removePart(path);
}

/** With its sheet a drawing goes, and its charts. */
export function removeDrawing(parts: PackageParts, sheet: Sheet): void {
  for (const chart of chartsOf(parts, sheet)) removeChart(parts, chart);
  const path = drawingOf(parts, sheet);
  if (path !== undefined) parts.removePart(path);
}
