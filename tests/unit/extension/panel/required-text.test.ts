import { describe, expect, test } from 'vitest';
import { requiredTextFault } from '../../../../extension/panel/required-text.ts';

describe('requiredTextFault', () => {
  test.each(['   ', '\t', '\n \n', '\u00a0'])('does not take %j for words', (text) => {
    expect(requiredTextFault(text)).toBe('There are only spaces here. Write at least one word.');
  });

  test.each(['a', ' a ', 'NC/00388/26'])('takes %j', (text) => {
    expect(requiredTextFault(text)).toBe('');
  });

  test('leaves an empty field to the browser, which asks for it by itself', () => {
    expect(requiredTextFault('')).toBe('');
  });
});
