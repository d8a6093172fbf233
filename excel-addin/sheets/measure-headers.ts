/** Headers of PlMeasures; those of the bands' limits are named after the rule's grades. */
export const measureHeader = {
  name: 'Name',
  value: 'Value',
  meaning: 'What it means',
  band: 'Band',
  againstTarget: 'Against target',
  range: 'Likely range',
  rangeLow: 'Range from',
  rangeHigh: 'Range to',
  unit: 'Unit',
  period: 'Period',
  basis: 'Snapshot or period',
  direction: 'Direction',
  definition: 'Definition',
  denominatorWords: 'Counted out of',
  numerator: 'Numerator',
  denominator: 'Denominator',
  target: 'Target',
  criteria: 'Criteria',
  source: 'Source',
  points: 'Points',
  periods: 'Periods',
  check: 'Check',
  warnings: 'Warnings',
  number: 'Number',
  scaled: 'Number shown',
  way: 'Way',
  limits: 'Limits',
  limitsFit: 'Limits fit',
  textRead: 'Text read',
  numberRead: 'Number read',
  meaningRead: 'Meaning read',
  rowLabels: 'Row labels',
  headerLabels: 'Header labels',
  sheetTitle: 'Sheet title',
  order: 'Series order',
  library: 'Library entry',
  id: 'Id',
} as const;

export type MeasureHeader = (typeof measureHeader)[keyof typeof measureHeader];

/** The value from which on (or up to which) a measure counts as the grade. */
export const limitHeader = (grade: string): string => `${grade} limit`;

/** The grades that have a limit, the best first: the lowest is what meets none. `scale`: lowest first. */
export const limitGrades = (scale: readonly string[]): readonly string[] => scale.slice(1).toReversed();
