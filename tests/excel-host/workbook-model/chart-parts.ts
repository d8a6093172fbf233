import { escapeXml } from './xml.ts';

export const CHART = 'http://schemas.openxmlformats.org/drawingml/2006/chart';
export const DRAWING_MAIN = 'http://schemas.openxmlformats.org/drawingml/2006/main';
export const SHEET_DRAWING = 'http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing';

const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

export const EMPTY_DRAWING = `${DECLARATION}<xdr:wsDr xmlns:xdr="${SHEET_DRAWING}" xmlns:a="${DRAWING_MAIN}"/>`;

export type ChartKind = 'line' | 'scatter';

const axis = (element: string, own: { id: number; crosses: number; side: string; more: string }): string =>
  `<c:${element}><c:axId val="${own.id}"/><c:scaling><c:orientation val="minMax"/></c:scaling><c:delete val="0"/><c:axPos val="${own.side}"/>${own.side === 'l' ? '<c:majorGridlines/>' : ''}<c:numFmt formatCode="General" sourceLinked="1"/><c:majorTickMark val="out"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/><c:crossAx val="${own.crosses}"/><c:crosses val="autoZero"/>${own.more}</c:${element}>`;

/** A chart without series, as Excel writes a new one. */
export function chartXml(kind: ChartKind): string {
  const ids = '<c:axId val="50010001"/><c:axId val="50010002"/>';
  const plot =
    kind === 'line'
      ? `<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/><c:marker val="1"/>${ids}</c:lineChart>`
      : `<c:scatterChart><c:scatterStyle val="lineMarker"/><c:varyColors val="0"/>${ids}</c:scatterChart>`;
  const more = kind === 'line' ? '<c:auto val="1"/><c:lblAlgn val="ctr"/>' : '<c:crossBetween val="midCat"/>';
  const x = axis(kind === 'line' ? 'catAx' : 'valAx', { id: 50010001, crosses: 50010002, side: 'b', more });
  const between = `<c:crossBetween val="${kind === 'line' ? 'between' : 'midCat'}"/>`;
  const y = axis('valAx', { id: 50010002, crosses: 50010001, side: 'l', more: between });
  return `${DECLARATION}<c:chartSpace xmlns:c="${CHART}" xmlns:a="${DRAWING_MAIN}"><c:roundedCorners val="0"/><c:chart><c:autoTitleDeleted val="0"/><c:plotArea><c:layout/>${plot}${x}${y}</c:plotArea><c:legend><c:legendPos val="r"/><c:overlay val="0"/></c:legend><c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart></c:chartSpace>`;
}

export const titleXml = (text: string): string =>
  `<c:title xmlns:c="${CHART}" xmlns:a="${DRAWING_MAIN}"><c:tx><c:rich><a:bodyPr/><a:p><a:r><a:t>${escapeXml(text)}</a:t></a:r></a:p></c:rich></c:tx><c:overlay val="0"/></c:title>`;

export interface Corner {
  readonly row: number;
  readonly column: number;
}

const cornerXml = (name: string, { row, column }: Corner): string =>
  `<xdr:${name}><xdr:col>${column}</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>${row}</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:${name}>`;

export function anchorXml(chart: { id: number; name: string; relationship: string }): string {
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  return `<xdr:twoCellAnchor xmlns:xdr="${SHEET_DRAWING}" xmlns:a="${DRAWING_MAIN}">${cornerXml('from', { row: 1, column: 1 })}${cornerXml('to', { row: 16, column: 8 })}<xdr:graphicFrame macro=""><xdr:nvGraphicFramePr><xdr:cNvPr id="${chart.id}" name="${escapeXml(chart.name)}"/><xdr:cNvGraphicFramePr/></xdr:nvGraphicFramePr><xdr:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></xdr:xfrm><a:graphic><a:graphicData uri="${CHART}"><c:chart xmlns:c="${CHART}" xmlns:r="${office}" r:id="${chart.relationship}"/></a:graphicData></a:graphic></xdr:graphicFrame><xdr:clientData/></xdr:twoCellAnchor>`;
}

/** The sequences of CT_Chart, CT_CatAx with CT_ValAx, and CT_LineSer with CT_ScatterSer: ECMA-376 part 1, 21.2.2. */
export const CHART_ORDER =
  'title autoTitleDeleted pivotFmts view3D floor sideWall backWall plotArea legend plotVisOnly dispBlanksAs extLst'.split(
    ' ',
  );
export const AXIS_ORDER =
  'axId scaling delete axPos majorGridlines minorGridlines title numFmt majorTickMark minorTickMark tickLblPos spPr txPr crossAx crosses crossesAt crossBetween auto lblAlgn lblOffset extLst'.split(
    ' ',
  );
export const SERIES_ORDER =
  'idx order tx spPr marker dPt dLbls trendline errBars cat val xVal yVal smooth extLst'.split(' ');
