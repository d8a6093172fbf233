import type { ProtectedFigures } from '../../shared/disclosure/protect-figures.ts';
import { suppressionNote } from '../../shared/disclosure/suppression-words.ts';
import { findMarker } from '../../shared/measures/markers.ts';
import { textCell } from '../sheets/cell-plan.ts';
import type { SheetPlan } from '../workbook/sheet-plan.ts';
import type { ExportSources } from './export-sources.ts';

export interface NotesInput extends Pick<ExportSources, 'cover' | 'framework' | 'areas'> {
  readonly shown: ProtectedFigures;
  /** Every marker that stands in the export. */
  readonly markers: readonly string[];
  /** What the charts show over time, each in a sentence. */
  readonly trends: readonly string[];
  readonly leftOut: readonly string[];
  /** The day of the export, ISO. */
  readonly today: string;
}

type Line = readonly [about: string, note: string];

export const notesOut = (input: NotesInput): SheetPlan => ({
  sheetName: 'Notes',
  title: 'Notes on these figures',
  note: 'What was done to the figures before they left the force, and what the signs in the tables mean.',
  table: {
    name: 'PlOutNotes',
    keyColumn: 'Number',
    columns: [
      { header: 'Number', widthChars: 9 },
      { header: 'About', widthChars: 30, isWrapped: true },
      { header: 'Note', widthChars: 100, isWrapped: true },
    ],
    rows: linesOf(input).map(([about, note], at) => ({
      key: String(at + 1),
      cells: { Number: textCell(String(at + 1)), About: textCell(about), Note: textCell(note) },
    })),
    isExact: true,
  },
});

const linesOf = (input: NotesInput): readonly Line[] => [
  ['Whose figures', `${input.cover.force}, ${input.cover.startDate} to ${input.cover.endDate}.`],
  [
    'Made on',
    `${input.today}, by Plumbline. It holds values only, and no link to the workbook that it was made from.`,
  ],
  ['Way of protecting', `${input.shown.scheme.name}. Source: ${input.shown.scheme.source}.`],
  ...suppressionNote(input.shown).map((note): Line => ['Small numbers', note]),
  ...standingLines,
  ...input.trends.map((note): Line => ['Over time', note]),
  ...input.leftOut.map((note): Line => ['Left out', note]),
  ...input.markers.map((marker): Line => [`The sign ${marker}`, markerWords(marker, input)]),
  ...attributions(input).map((note): Line => ['Criteria', note]),
];

const standingLines: readonly Line[] = [
  [
    'Bands',
    'A band is worked out from the figure as shown, so that it tells no more than the figure; near a limit it may differ from the band in the force’s own workbook.',
  ],
  [
    'Charts',
    'Averages, limits and what stands out are worked out from the figures as shown, and may differ from those in the force’s own workbook. A figure that is withheld is a gap.',
  ],
  [
    'Definitions',
    'What each measure counts, and out of what, stands beside it on the sheet Measures, in the force’s own words.',
  ],
];

const ours: Readonly<Record<string, string>> = {
  x: 'Not given or not available: there is no figure, or none that can be rounded so that it gives nothing away.',
  z: 'Not applicable: there can be no figure here, or it would be a share of nothing.',
};

function markerWords(marker: string, { shown }: NotesInput): string {
  if (marker === shown.scheme.marker)
    return 'Withheld, because a small figure could identify someone, or because it would give such a figure away.';
  return ours[marker] ?? findMarker(marker)?.sentence ?? 'As in the force’s own figures.';
}

const attributions = ({ framework, areas }: NotesInput): readonly string[] => [
  ...new Set([framework, areas].map(({ title, attribution }) => `${title}. ${attribution}`)),
];
