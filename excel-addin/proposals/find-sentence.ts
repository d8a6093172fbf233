import type { Figure } from '../../shared/measures/figure.ts';
import { cellWord } from './cell-words.ts';
import type { FindVerdict, FoundCell } from './find-again.ts';

/** A figure as it stands in a sentence; figureWords (shared/measures) says what it means. */
export function figureInShort(figure: Figure): string {
  if (figure.type === 'number') return figure.number.toLocaleString('en-GB', { maximumFractionDigits: 4 });
  if (figure.type === 'marker') return `“${figure.marker}”, no number`;
  if (figure.type === 'below') return `“${figure.text}”, no number`;
  if (figure.type === 'error') return `${figure.word}, an error`;
  return figure.type === 'blank' ? 'blank' : `“${figure.text}”`;
}

const cellIn = ({ place }: FoundCell): string => `${place.sheetName}, ${cellWord(place.row, place.column)}`;
const periodIn = ({ period }: FoundCell): string => (period === '' ? '' : ` for ${period}`);

/** What became of a measure's cell, with its old and its new value. */
export function findSentence(name: string, verdict: FindVerdict): string {
  const old = figureInShort(verdict.old);
  switch (verdict.type) {
    case 'found':
      return `${name} is where it was (${cellIn(verdict.cell)}): it was ${old}, and is ${figureInShort(verdict.cell.figure)}.`;
    case 'moved':
      return `${name} now stands in ${cellIn(verdict.cell)}: it was ${old}, and is ${figureInShort(verdict.cell.figure)}.`;
    case 'newer-period':
      return `${name} has a later figure${periodIn(verdict.cell)} in ${cellIn(verdict.cell)}: it was ${old}, and would be ${figureInShort(verdict.cell.figure)}.`;
    case 'ambiguous':
      return `${name} (${old}) could be ${verdict.candidates
        .slice(0, 5)
        .map((cell) => `${cellIn(cell)}${periodIn(cell)}: ${figureInShort(cell.figure)}`)
        .join('; or ')}. Choose which, or leave it as it is.`;
    case 'gone':
      return `${name} (${old}) was not found again by its labels, headers, title and period. Select its figure again, or leave it as it is.`;
  }
}
