import type { Figure } from './figure.ts';
import { findMarker } from './markers.ts';

/** What a figure means, in a sentence; '' for a plain number, which says it itself. */
export function figureWords(figure: Figure): string {
  switch (figure.type) {
    case 'number':
      return oddityWords(figure.number, figure.oddities);
    case 'marker':
      return findMarker(figure.marker)?.sentence ?? '';
    case 'below':
      return `Withheld: a number below ${figure.below.toLocaleString('en-GB')} stands here, and it is not said which. It is not counted as zero.`;
    case 'blank':
      return 'Blank: the sheet does not say whether it is none or not known. It is not counted as zero.';
    case 'error':
      return `${figure.word}: the cell’s own formula is broken, so there is no figure.`;
    case 'words':
      return commaWords(figure.text);
  }
}

function oddityWords(number: number, oddities: readonly string[]): string {
  if (oddities.includes('text-year'))
    return `This may be a year: it stands as text, and is read as ${number}.`;
  const read = number.toLocaleString('en-GB', { maximumFractionDigits: 10 });
  if (oddities.includes('note-mark')) return `A number with a note’s mark behind it; it is read as ${read}.`;
  return oddities.length === 0 ? '' : `A number stored as text; it is read as ${read}.`;
}

const commaWords = (text: string): string =>
  /^[-−+]?[\d.]+,\d+%?$/u.test(text)
    ? 'A number with a comma that can be read in two ways, so it is not read. Write it with a full stop.'
    : 'Words, not a figure.';
