/** Text as search compares it: without accents and case, with one kind of quote, dash and space. */
export function toSearchText(text: string): string {
  const plain = /[^ -~\s]/.test(text) ? withoutMarks(text) : text;
  return plain.replace(/\s+/g, ' ').toLowerCase().trim();
}

const withoutMarks = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/[‘’ʼ]/g, "'")
    .replace(/[“”]/g, '"')
    .replace(/[‐-―]/g, '-');

export const toSearchWords = (query: string): readonly string[] =>
  toSearchText(query)
    .split(' ')
    .filter((word) => word !== '');

/** True where each word of the query stands somewhere in the text; an empty query is everywhere. */
export const hasAllWords = (searchText: string, words: readonly string[]): boolean =>
  words.every((word) => searchText.includes(word));
