import { beforeEach, describe, expect, test, vi } from 'vitest';
import {
  isOtherPlace,
  isOwnWindow,
  isSameOrigin,
  messageType,
} from '../../../../extension/messages/own-window.ts';

// What a browser gives every page and worker of an extension.
vi.mock('wxt/browser', () => ({
  browser: {
    runtime: { id: 'ours', getURL: (path: string) => `chrome-extension://ours${path}` },
  },
}));

describe('a message', () => {
  beforeEach(() => vi.restoreAllMocks());

  test.each([
    ['the panel', { id: 'ours', url: 'chrome-extension://ours/sidepanel.html?tab' }, true],
    ['a script of ours in a page', { id: 'ours', url: 'https://records.example/child/7' }, false],
    ['another extension', { id: 'other', url: 'chrome-extension://other/panel.html' }, false],
    [
      'another extension that says it is ours',
      { id: 'other', url: 'chrome-extension://ours/sidepanel.html' },
      false,
    ],
    [
      'an extension whose id begins as ours',
      { id: 'ours', url: 'chrome-extension://ours.evil.example/x' },
      false,
    ],
    [
      'a page that has our address in its own',
      { id: 'ours', url: 'https://x.example/?chrome-extension://ours/' },
      false,
    ],
    ['nobody', {}, false],
  ])('of %s is told from others', (_, sender, isOurs) => {
    expect(isOwnWindow(sender)).toBe(isOurs);
  });

  test.each([
    [null],
    [undefined],
    ['pick-here'],
    [7],
    [[]],
    [{}],
    [{ type: 7 }],
    [{ type: { toString: () => 'mark-tab' } }],
    [Object.create({ type: 'mark-tab' })],
    [JSON.parse('{"__proto__":{"type":"mark-tab"}}')],
  ])('of no form of ours has no type: %j', (message) => {
    expect(messageType(message)).toBeNull();
  });

  test('of ours has its type', () => {
    expect(messageType({ type: 'mark-tab' })).toBe('mark-tab');
  });
});

describe('look-alike addresses', () => {
  const ours = 'https://records.example/child/7';
  test.each([
    'https://records.example.evil.example/child/7',
    'https://xrecords.example/child/7',
    'http://records.example/child/7',
    'https://records.example:8443/child/7',
    'https://records.example@evil.example/child/7',
    'https://evil.example/records.example',
    'https://records.example./child/7',
    // Cyrillic е in place of Latin e.
    'https://rеcords.example/child/7',
    'file:///records.example/child/7',
  ])('%s is another place', (address) => {
    expect(isSameOrigin(address, ours)).toBe(false);
    expect(isOtherPlace(address, ours)).toBe(true);
  });

  test.each(['https://records.example/other#part', 'https://RECORDS.example:443/'])(
    '%s is the same place',
    (address) => {
      expect(isSameOrigin(address, ours)).toBe(true);
      expect(isOtherPlace(address, ours)).toBe(false);
    },
  );

  test('a frame without an address is no other place, and none of ours', () => {
    expect(isOtherPlace('about:srcdoc', ours)).toBe(false);
    expect(isSameOrigin('about:blank', 'about:blank')).toBe(false);
  });
});
