import type { PercentageOf, SourceFigure } from '../../shared/disclosure/count-table.ts';
import { type DisclosureScheme, mostCount } from '../../shared/disclosure/scheme.ts';
import type { Figure } from '../../shared/measures/figure.ts';
import type { CellPlace } from '../workbook/cell-reference.ts';

/** What will stand in a cell of the export: a count, a ratio `per` so many, or a marker since there is neither. */
export type Slot =
  | { readonly type: 'figure'; readonly id: string; readonly per?: number }
  | { readonly type: 'absent'; readonly marker: string; readonly why: string };

export interface RegisteredFigure {
  readonly id: string;
  /** For a person: which figure this is. */
  readonly label: string;
  /** All that it is called in the export, in lower case. */
  readonly names: ReadonlySet<string>;
  readonly source: SourceFigure;
}

export interface FigureToGive {
  /** A cell of theirs that is given twice is one figure. */
  readonly place: CellPlace | null;
  /** Names a figure that stands in no cell of theirs. */
  readonly key: string;
  readonly label: string;
  readonly figure: Figure;
}

/** Every figure that leaves together, each once. */
export interface FigureRegister {
  readonly figures: ReadonlyMap<string, RegisteredFigure>;
  readonly ratios: ReadonlyMap<string, PercentageOf>;
  give(figure: FigureToGive): Slot;
  ratio(parts: Omit<PercentageOf, 'id'>): Slot;
}

export const placeId = ({ sheetName, row, column }: CellPlace): string => `${sheetName}!${row}:${column}`;

/** The Government Analysis Function's symbol for "not available". */
export const notGiven = (why: string): Slot => ({ type: 'absent', marker: 'x', why });

const noCount = 'Not a count of people or events, so it cannot be rounded as one.';

export function createFigureRegister(scheme: DisclosureScheme): FigureRegister {
  const figures = new Map<string, RegisteredFigure>();
  const ratios = new Map<string, PercentageOf>();
  return {
    figures,
    ratios,
    give({ place, key, label, figure }) {
      const source = sourceOf(figure, scheme);
      if (source === null) return notGiven(whyNot(figure));
      const id = place === null ? key : placeId(place);
      const before = figures.get(id);
      const names = new Set([...(before?.names ?? []), label.toLowerCase()]);
      figures.set(id, { ...(before ?? { id, label, source }), names });
      return { type: 'figure', id };
    },
    ratio(parts) {
      const { per = 100, numerator, denominator } = parts;
      const id = `${per} × ${numerator} ÷ ${denominator}`;
      ratios.set(id, { id, ...parts });
      return { type: 'figure', id, per };
    },
  };
}

/**
 * A count, or a marker; null for all else. '<5' tells more than our own marker does, which takes its place; markers that
 * some publishers use for a small figure are taken to hide one.
 */
export function sourceOf(figure: Figure, scheme: DisclosureScheme): SourceFigure | null {
  if (figure.type === 'below') return { type: 'marker', marker: scheme.marker, isWithheld: true };
  if (figure.type === 'marker') {
    const isWithheld = figure.meaning !== 'not-available' && figure.meaning !== 'not-applicable';
    return { type: 'marker', marker: figure.marker, isWithheld };
  }
  if (figure.type !== 'number' || !Number.isInteger(figure.number)) return null;
  return figure.number < 0 || figure.number > mostCount ? null : { type: 'count', count: figure.number };
}

const whyNot = ({ type }: Figure): string =>
  type === 'number' ? noCount : 'There is no figure in the workbook.';
