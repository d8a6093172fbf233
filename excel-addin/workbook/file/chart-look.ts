import { seriesDrawings } from '../chart-look.ts';
import type { SeriesLook } from '../sheet-plan.ts';

export interface DrawnLook {
  /** The series' own line, as DrawingML. */
  readonly line: string;
  readonly marker: string;
  readonly markerSize: number;
  readonly colour: string;
}

/** DrawingML counts a line's width in these. */
const emuPerPoint = 12_700;

const dashes = { solid: 'solid', dash: 'dash', dot: 'sysDot', 'dash-dot': 'lgDashDot' } as const;

export const seriesLooks = (wanted: readonly SeriesLook[]): readonly DrawnLook[] =>
  seriesDrawings(wanted).map(({ colour, line, marker }) => ({
    line:
      line === null
        ? '<a:ln><a:noFill/></a:ln>'
        : `<a:ln w="${line.widthPoints * emuPerPoint}" cap="rnd"><a:solidFill><a:srgbClr val="${colour}"/></a:solidFill><a:prstDash val="${dashes[line.dash]}"/><a:round/></a:ln>`,
    marker: marker?.shape ?? 'none',
    markerSize: marker?.size ?? 0,
    colour,
  }));

export const markerXml = ({ marker, markerSize, colour }: DrawnLook): string => {
  if (marker === 'none') return '<c:marker><c:symbol val="none"/></c:marker>';
  const fill = `<a:solidFill><a:srgbClr val="${colour}"/></a:solidFill>`;
  return `<c:marker><c:symbol val="${marker}"/><c:size val="${markerSize}"/><c:spPr>${fill}<a:ln w="9525">${fill}</a:ln></c:spPr></c:marker>`;
};
