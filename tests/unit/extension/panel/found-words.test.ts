import { describe, expect, test } from 'vitest';
import { foundInShort, lookedSentence } from '../../../../extension/panel/found-words.ts';

describe('what became of the clips of a page, in words', () => {
  test('counts each verdict, the good news first', () => {
    expect(foundInShort(['gone', 'same', 'changed', 'same'])).toBe(
      'On this page: 4 clips (2 same, 1 changed, 1 gone)',
    );
  });

  test('says of one clip that it is one', () => {
    expect(foundInShort(['ambiguous'])).toBe('On this page: 1 clip (1 not certain)');
  });

  test('says that none are marked', () => {
    expect(foundInShort([])).toBe('On this page: no clips marked');
  });

  test('says what to do where no script may run', () => {
    expect(lookedSentence('refused')).toContain('toolbar button');
  });
});
