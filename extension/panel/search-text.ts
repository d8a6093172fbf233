/** Text as search compares it: without accents and case, with one kind of quote, dash and space. */
export const toSearchText = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/[‘’ʼ]/g, "'")
    .replace(/[“”]/g, '"')
    .replace(/[‐-―]/g, '-')
    .replace(/\s+/g, ' ')
    .toLowerCase()
    .trim();

export const toSearchWords = (query: string): readonly string[] =>
  toSearchText(query)
    .split(' ')
    .filter((word) => word !== '');

/** True where each word of the query stands somewhere in the text; an empty query is everywhere. */
export const hasAllWords = (searchText: string, words: readonly string[]): boolean =>
  words.every((word) => searchText.includes(word));
