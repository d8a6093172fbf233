import type { SeriesLook } from './sheet-plan.ts';

export type Dash = 'solid' | 'dash' | 'dot' | 'dash-dot';
export type Marker = 'circle' | 'square' | 'triangle' | 'diamond';

export interface SeriesDrawing {
  /** RRGGBB, of the line and the markers alike; 4.5:1 or more on white. */
  readonly colour: string;
  /** null draws no line. */
  readonly line: { readonly dash: Dash; readonly widthPoints: number } | null;
  readonly marker: { readonly shape: Marker; readonly size: number } | null;
}

interface Look {
  readonly colours: readonly [string, ...string[]];
  readonly line: SeriesDrawing['line'];
  /** The first series of a look has the first, the next the next. */
  readonly markers: readonly Marker[];
}

/** No two looks share both their line and their marker, so that a print in grey tells them apart. */
const looks: Readonly<Record<SeriesLook, Look>> = {
  value: {
    colours: ['1D4F7C', 'A3203A', '1A7544'],
    line: { dash: 'solid', widthPoints: 2.25 },
    markers: ['circle', 'square', 'triangle'],
  },
  points: {
    colours: ['1D4F7C', 'A3203A', '1A7544'],
    line: null,
    markers: ['diamond', 'square', 'triangle'],
  },
  centre: { colours: ['404040'], line: { dash: 'solid', widthPoints: 1.5 }, markers: [] },
  limit: { colours: ['A3203A'], line: { dash: 'dash', widthPoints: 1.5 }, markers: [] },
  'near-limit': { colours: ['7D6200'], line: { dash: 'dot', widthPoints: 1.5 }, markers: [] },
  target: { colours: ['1A7544'], line: { dash: 'dash-dot', widthPoints: 1.75 }, markers: [] },
};

/** Points drawn over a line of values, such as its signals, must not pass for its own markers. */
const coloursOverLine = ['B04A00', '5B2C83'] as const;

/** How the series of one chart are drawn, in both workbooks. */
export function seriesDrawings(wanted: readonly SeriesLook[]): readonly SeriesDrawing[] {
  const seen = new Map<SeriesLook, number>();
  return wanted.map((name) => {
    const nth = seen.get(name) ?? 0;
    seen.set(name, nth + 1);
    const { line, markers } = looks[name];
    const isOverLine = name === 'points' && wanted.includes('value');
    const colours = isOverLine ? coloursOverLine : looks[name].colours;
    const shape = markers[nth % markers.length];
    return {
      colour: colours[nth % colours.length] ?? colours[0],
      line,
      marker: shape === undefined ? null : { shape, size: isOverLine ? 11 : 6 },
    };
  });
}

/** As many columns of the normal width and rows of the normal height as make about 17 by 13 centimetres. */
export const chartSize = { columns: 10, rows: 24 } as const;

/**
 * Where a chart stands, in cells from 0: the first beside the header row, a blank column from its table, and the
 * others beneath it.
 */
export const chartPlace = (
  table: { readonly headerRow: number; readonly endColumn: number },
  index: number,
): { readonly row: number; readonly column: number } => ({
  row: table.headerRow + index * (chartSize.rows + 1),
  column: table.endColumn + 1,
});

/** By this name a chart is known again, wherever its person has put it. */
export const chartName = (table: string, index: number): string => `${table} ${index + 1}`;
