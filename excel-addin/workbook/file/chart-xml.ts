import { quotedSheet } from '../cell-reference.ts';
import { chartSize } from '../chart-look.ts';
import type { ChartPlan } from '../sheet-plan.ts';
import type { CellValue } from '../workbook.ts';
import { type CellArea, columnLetters } from './cell-place.ts';
import { type ColumnValues, columnReference, numberPoints, textPoints } from './chart-cache.ts';
import { markerXml, seriesLooks } from './chart-look.ts';
import { escapeAttribute, escapeXml } from './xml-text.ts';

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const drawing = 'http://schemas.openxmlformats.org/drawingml/2006';
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** The table that a chart is drawn from. */
export interface ChartSource {
  readonly tableName: string;
  readonly sheetName: string;
  readonly headers: readonly string[];
  /** Of the table's rows, without the header. */
  readonly rows: CellArea;
  readonly values: ColumnValues;
  readonly has1904Dates: boolean;
}

/** A chart as Excel 2016 writes one, with the figures beside each reference, so that it shows before it is calculated. */
export function chartXml(chart: ChartPlan, source: ChartSource): string {
  const body = chart.type === 'line' ? lineChart(chart, source) : scatterChart(chart, source);
  const plot = `<c:plotArea><c:layout/>${body}</c:plotArea>`;
  const legend = `<c:legend><c:legendPos val="b"/><c:overlay val="0"/></c:legend>`;
  // A column that only the program reads is hidden, and drawn nevertheless.
  const shown = `<c:plotVisOnly val="0"/><c:dispBlanksAs val="gap"/>`;
  return `${declaration}<c:chartSpace xmlns:c="${drawing}/chart" xmlns:a="${drawing}/main" xmlns:r="${relations}"><c:date1904 val="${Number(source.has1904Dates)}"/><c:roundedCorners val="0"/><c:chart>${titleXml(chart.title, 1400)}<c:autoTitleDeleted val="0"/>${plot}${legend}${shown}</c:chart></c:chartSpace>`;
}

/** `size` in hundredths of a point. */
function titleXml(text: string, size: number): string {
  const run = `<a:pPr><a:defRPr sz="${size}" b="1"/></a:pPr><a:r><a:rPr lang="en-GB" sz="${size}" b="1"/><a:t>${escapeXml(text)}</a:t></a:r>`;
  return `<c:title><c:tx><c:rich><a:bodyPr/><a:lstStyle/><a:p>${run}</a:p></c:rich></c:tx><c:overlay val="0"/></c:title>`;
}

function lineChart(chart: ChartPlan, source: ChartSource): string {
  const series = seriesXml(chart, source, (column) => {
    const values = source.values(chart.xColumn);
    return `<c:cat>${reference(source, chart.xColumn, isNumbers(values))}</c:cat><c:val>${reference(source, column, true)}</c:val>`;
  });
  const lines = `<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>${series}<c:marker val="1"/><c:axId val="1"/><c:axId val="2"/></c:lineChart>`;
  const categories = `<c:catAx>${axisFrame(1, 'b', chart.xTitle)}<c:numFmt formatCode="General" sourceLinked="1"/>${axisTicks(2)}<c:auto val="0"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/><c:noMultiLvlLbl val="0"/></c:catAx>`;
  return lines + categories + valueAxis(chart, 'between');
}

function scatterChart(chart: ChartPlan, source: ChartSource): string {
  const series = seriesXml(
    chart,
    source,
    (column) =>
      `<c:xVal>${reference(source, chart.xColumn, true)}</c:xVal><c:yVal>${reference(source, column, true)}</c:yVal>`,
  );
  const points = `<c:scatterChart><c:scatterStyle val="lineMarker"/><c:varyColors val="0"/>${series}<c:axId val="1"/><c:axId val="2"/></c:scatterChart>`;
  const across = `<c:valAx>${axisFrame(1, 'b', chart.xTitle)}<c:numFmt formatCode="General" sourceLinked="1"/>${axisTicks(2)}<c:crossBetween val="midCat"/></c:valAx>`;
  return points + across + valueAxis(chart, 'midCat');
}

const isNumbers = (values: readonly CellValue[]): boolean =>
  values.every((value) => typeof value === 'number');

function seriesXml(chart: ChartPlan, source: ChartSource, data: (column: string) => string): string {
  const looks = seriesLooks(chart.series.map(({ look }) => look));
  return chart.series
    .map(({ name, column }, at) => {
      const look = looks[at];
      const drawn = look === undefined ? '' : `<c:spPr>${look.line}</c:spPr>${markerXml(look)}`;
      return `<c:ser><c:idx val="${at}"/><c:order val="${at}"/><c:tx>${nameXml(name, column, source)}</c:tx>${drawn}${data(column)}<c:smooth val="0"/></c:ser>`;
    })
    .join('');
}

/** The name follows the column's header where they are the same. */
function nameXml(name: string, column: string, { sheetName, headers, rows }: ChartSource): string {
  if (name !== column) return `<c:v>${escapeXml(name)}</c:v>`;
  const cell = `$${columnLetters(rows.firstColumn + headers.indexOf(column))}$${rows.firstRow - 1}`;
  const at = escapeXml(`${quotedSheet(sheetName)}!${cell}`);
  return `<c:strRef><c:f>${at}</c:f><c:strCache>${textPoints([name], 'c:')}</c:strCache></c:strRef>`;
}

function reference(source: ChartSource, header: string, isNumber: boolean): string {
  const at = source.headers.indexOf(header);
  if (at < 0) throw new Error(`a chart is drawn from the column ${header}, which its table lacks`);
  const f = `<c:f>${escapeXml(columnReference(source.sheetName, source.rows.firstColumn + at, source.rows))}</c:f>`;
  const values = source.values(header);
  return isNumber
    ? `<c:numRef>${f}<c:numCache><c:formatCode>General</c:formatCode>${numberPoints(values, 'c:')}</c:numCache></c:numRef>`
    : `<c:strRef>${f}<c:strCache>${textPoints(values, 'c:')}</c:strCache></c:strRef>`;
}

const axisFrame = (id: number, side: 'b' | 'l', title: string): string =>
  `<c:axId val="${id}"/><c:scaling><c:orientation val="minMax"/></c:scaling><c:delete val="0"/><c:axPos val="${side}"/>${side === 'l' ? gridlines : ''}${titleXml(title, 1000)}`;

const gridlines =
  '<c:majorGridlines><c:spPr><a:ln w="6350"><a:solidFill><a:srgbClr val="D9D9D9"/></a:solidFill></a:ln></c:spPr></c:majorGridlines>';

const axisTicks = (crossing: number): string =>
  `<c:majorTickMark val="out"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/><c:crossAx val="${crossing}"/><c:crosses val="autoZero"/>`;

function valueAxis(chart: ChartPlan, crossBetween: 'between' | 'midCat'): string {
  const format = escapeAttribute(chart.yFormat ?? 'General');
  return `<c:valAx>${axisFrame(2, 'l', chart.yTitle)}<c:numFmt formatCode="${format}" sourceLinked="0"/>${axisTicks(1)}<c:crossBetween val="${crossBetween}"/></c:valAx>`;
}

/** Where a chart stands, in cells from 0: one below the other beside the table. */
export interface DrawnChart {
  readonly relationId: string;
  readonly name: string;
  readonly description: string;
  readonly fromColumn: number;
  readonly fromRow: number;
}

/** Of a column of the normal width, 64 pixels of 9,525 units (ECMA-376 part 1, 20.1.2.1). */
const nearlyAColumn = 60 * 9525;

export function drawingXml(charts: readonly DrawnChart[]): string {
  const sheet = `${drawing}/spreadsheetDrawing`;
  const frames = charts.map((chart, at) => {
    // Within its last column: a frame on the edge of the last printed one would be cut.
    const corner = (name: 'from' | 'to', column: number, row: number): string =>
      `<xdr:${name}><xdr:col>${column}</xdr:col><xdr:colOff>${name === 'to' ? nearlyAColumn : 0}</xdr:colOff><xdr:row>${row}</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:${name}>`;
    const from = corner('from', chart.fromColumn, chart.fromRow);
    const lastColumn = chart.fromColumn + chartSize.columns - 1;
    const to = corner('to', lastColumn, chart.fromRow + chartSize.rows);
    const properties = `<xdr:cNvPr id="${at + 2}" name="${escapeAttribute(chart.name)}" descr="${escapeAttribute(chart.description)}"/>`;
    const graphic = `<a:graphic><a:graphicData uri="${drawing}/chart"><c:chart xmlns:c="${drawing}/chart" xmlns:r="${relations}" r:id="${chart.relationId}"/></a:graphicData></a:graphic>`;
    return `<xdr:twoCellAnchor editAs="oneCell">${from}${to}<xdr:graphicFrame macro=""><xdr:nvGraphicFramePr>${properties}<xdr:cNvGraphicFramePr/></xdr:nvGraphicFramePr><xdr:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></xdr:xfrm>${graphic}</xdr:graphicFrame><xdr:clientData/></xdr:twoCellAnchor>`;
  });
  return `${declaration}<xdr:wsDr xmlns:xdr="${sheet}" xmlns:a="${drawing}/main">${frames.join('')}</xdr:wsDr>`;
}
