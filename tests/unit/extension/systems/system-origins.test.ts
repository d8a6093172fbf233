import { describe, expect, test } from 'vitest';
import {
  originPattern,
  systemOf,
  typedAddress,
  withSystem,
} from '../../../../extension/systems/system-origins.ts';

describe('the origins of a system', () => {
  test('are those of its page and of its frames, each once', () => {
    const frames = [
      'https://viewer.example/doc?id=7',
      'about:srcdoc',
      'https://records.example/menu',
      'https://viewer.example/',
    ];
    expect(systemOf('https://records.example/child/7', frames, false)).toEqual({
      name: 'records.example',
      origins: ['https://records.example/*', 'https://viewer.example/*'],
    });
  });

  test('name the port in Chromium and not in Firefox, which refuses it', () => {
    expect(originPattern('http://records.example:8080/x', false)).toBe('http://records.example:8080/*');
    expect(originPattern('http://records.example:8080/x', true)).toBe('http://records.example/*');
  });

  test.each(['chrome://version', 'file:///C:/x.html', 'about:blank', 'not an address'])(
    'there are none of %s',
    (url) => {
      expect(systemOf(url, [], false)).toBeNull();
    },
  );

  test('of one name are joined', () => {
    const one = { name: 'a.example', origins: ['https://a.example/*'] };
    const more = { name: 'a.example', origins: ['https://a.example/*', 'https://b.example/*'] };
    expect(withSystem([one], more)).toEqual([more]);
    expect(withSystem([more], one)).toEqual([more]);
  });
});

test.each([
  ['records.example', 'https://records.example/'],
  [' http://intranet:81/start ', 'http://intranet:81/start'],
])('a person may type %s', (typed, address) => {
  expect(typedAddress(typed)).toBe(address);
});

test.each(['', 'two words', 'javascript:alert(1)'])('“%s” is no address', (typed) => {
  expect(typedAddress(typed)).toBeNull();
});
