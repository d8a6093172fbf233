import type { Figure } from '../../shared/measures/figure.ts';
import type { MeasureUnit } from '../../shared/measures/measure.ts';
import type { CellPlace } from '../workbook/cell-reference.ts';
import type { CellArea } from '../workbook/force-sheet.ts';
import { areaWord, cellWord } from './cell-words.ts';
import type { FindVerdict, FoundCell } from './find-again.ts';
import type { MeasureProposal, Proposed } from './measure-proposal.ts';

/** One part of a proposal as the pane shows it: what it is called, what was read, and where. */
export interface ProposalLine {
  readonly part:
    | 'Name'
    | 'Value'
    | 'Numerator'
    | 'Denominator'
    | 'Unit'
    | 'Period'
    | 'Counted'
    | 'Series'
    | 'Table';
  readonly says: string;
  /** '' where it rests on no cell. */
  readonly from: string;
}

const unitWords: Readonly<Record<MeasureUnit, string>> = {
  count: 'a count',
  percent: 'per cent, written as plain numbers',
  share: 'a share, shown as a percentage',
  rate: 'a rate',
  days: 'days',
  hours: 'hours',
  money: 'money',
  other: 'another unit',
};

export function figureWords(figure: Figure): string {
  if (figure.type === 'number') return figure.number.toLocaleString('en-GB', { maximumFractionDigits: 4 });
  if (figure.type === 'marker') return `“${figure.marker}”, no number`;
  if (figure.type === 'below') return `“${figure.text}”, no number`;
  if (figure.type === 'error') return `${figure.word}, an error`;
  return figure.type === 'blank' ? 'blank' : `“${figure.text}”`;
}

const placesOf = (areas: readonly CellArea[]): string => [...new Set(areas.map(areaWord))].join(', ');
const wordAt = (place: CellPlace): string => cellWord(place.row, place.column);

const guessed = <T>({ from }: Proposed<T>): string =>
  from.length === 0 ? ' (nothing in the sheet says so)' : '';

/** Each part of a proposal in words, with the cells that it was read from. */
export function proposalLines(proposal: MeasureProposal): readonly ProposalLine[] {
  const { name, unit, period, series } = proposal;
  const cellLine = (part: 'Numerator' | 'Denominator', place: CellPlace | null): readonly ProposalLine[] =>
    place === null ? [] : [{ part, says: `the figure in ${wordAt(place)}`, from: wordAt(place) }];
  return [
    { part: 'Name', says: name.value || 'no name was found', from: placesOf(name.from) },
    { part: 'Value', says: figureWords(proposal.figure), from: wordAt(proposal.value) },
    ...cellLine('Numerator', proposal.numerator),
    ...cellLine('Denominator', proposal.denominator),
    { part: 'Unit', says: `${unitWords[unit.value]}${guessed(unit)}`, from: placesOf(unit.from) },
    { part: 'Period', says: period.value || 'not said in the table', from: placesOf(period.from) },
    {
      part: 'Counted',
      says: proposal.basis === 'snapshot' ? 'on one day' : 'over a period',
      from: placesOf(period.from),
    },
    ...(series === null
      ? []
      : [
          {
            part: 'Series' as const,
            says: `values over time, the ${series.isNewestFirst ? 'latest' : 'earliest'} first, by ${areaWord(series.periods)}`,
            from: areaWord(series.values),
          },
        ]),
    {
      part: 'Table',
      says: 'its headers, labels and figures, without title and notes',
      from: areaWord(proposal.table),
    },
  ];
}

const cellIn = ({ place }: FoundCell): string => `${place.sheetName}, ${wordAt(place)}`;
const periodIn = ({ period }: FoundCell): string => (period === '' ? '' : ` for ${period}`);

/** What became of a measure's cell, with its old and its new value. */
export function findSentence(name: string, verdict: FindVerdict): string {
  const old = figureWords(verdict.old);
  switch (verdict.type) {
    case 'found':
      return `${name} is where it was (${cellIn(verdict.cell)}): it was ${old}, and is ${figureWords(verdict.cell.figure)}.`;
    case 'moved':
      return `${name} now stands in ${cellIn(verdict.cell)}: it was ${old}, and is ${figureWords(verdict.cell.figure)}.`;
    case 'newer-period':
      return `${name} has a later figure${periodIn(verdict.cell)} in ${cellIn(verdict.cell)}: it was ${old}, and would be ${figureWords(verdict.cell.figure)}.`;
    case 'ambiguous':
      return `${name} (${old}) could be ${verdict.candidates
        .slice(0, 5)
        .map((cell) => `${cellIn(cell)}${periodIn(cell)}: ${figureWords(cell.figure)}`)
        .join('; or ')}. Choose which, or leave it as it is.`;
    case 'gone':
      return `${name} (${old}) was not found again by its labels, headers, title and period. Select its figure again, or leave it as it is.`;
  }
}
