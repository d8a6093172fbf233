/** Words that begin with a capital in references without naming anybody. */
const referenceWords = new Set([
  ...['Audit', 'Case', 'Child', 'Crime', 'Custody', 'Family', 'File', 'Force', 'Incident', 'Log', 'Missing'],
  ...[
    'No',
    'Number',
    'Occurrence',
    'Op',
    'Operation',
    'Record',
    'Ref',
    'Reference',
    'Report',
    'Review',
    'Section',
  ],
]);

/** Two words one after the other, each a capital and small letters, as a person's name is written: a hint, not proof. */
export function looksLikeName(text: string): boolean {
  const words = text.split(/[^\p{L}'’-]+/u).filter((word) => word !== '');
  const isNameWord = (word: string | undefined) =>
    word !== undefined && /^\p{Lu}[\p{L}'’-]*\p{Ll}[\p{L}'’-]*$/u.test(word) && !referenceWords.has(word);
  return words.some((word, index) => isNameWord(word) && isNameWord(words[index + 1]));
}
