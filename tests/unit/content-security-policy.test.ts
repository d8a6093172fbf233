import { globSync, readFileSync } from 'node:fs';
import { DOMParser } from '@xmldom/xmldom';
import { describe, expect, test } from 'vitest';

type Policy = Readonly<Record<string, readonly string[]>>;

const parsePolicy = (text: string): Policy =>
  Object.fromEntries(
    text.split(';').map((directive) => {
      const [name = '', ...sources] = directive.trim().split(/\s+/);
      return [name, sources];
    }),
  );

const NOTHING = ["'none'"];
const OURS = ["'self'"];

describe.each(['chrome-mv3', 'firefox-mv3'])('the policy of the pages of %s', (folder) => {
  const manifest = JSON.parse(readFileSync(`dist/extension/${folder}/manifest.json`, 'utf8'));
  const { 'script-src': scripts = [], ...policy } = parsePolicy(
    manifest.content_security_policy.extension_pages,
  );

  test('allows its own files and no connection, frame, form, font or medium', () => {
    expect(policy).toEqual({
      'default-src': NOTHING,
      'object-src': NOTHING,
      'base-uri': NOTHING,
      'form-action': NOTHING,
      'frame-ancestors': NOTHING,
      'connect-src': OURS,
      'style-src': OURS,
      'img-src': ["'self'", 'blob:', 'data:'],
    });
  });

  test('runs its own scripts alone, none that was made out of text', () => {
    // WebAssembly of its own is compiled, never text run as a program.
    expect(scripts.filter((source) => source !== "'wasm-unsafe-eval'")).toEqual(OURS);
  });

  test('opens no file of its own to pages, and hears no page and no other extension', () => {
    expect(manifest.web_accessible_resources).toBeUndefined();
    expect(manifest.externally_connectable).toBeUndefined();
    expect(manifest.content_scripts).toBeUndefined();
  });

  test('has no script or style in its pages themselves', () => {
    for (const path of globSync(`dist/extension/${folder}/*.html`)) {
      const page = readFileSync(path, 'utf8');
      expect(page).not.toMatch(/<style|\son\w+=|\sstyle=|javascript:/i);
      expect(page.match(/<script(?![^>]*\ssrc="\/)/g)).toBeNull();
    }
  });
});

test('the policy of the Excel pane allows its own files, office.js, and no connection', () => {
  const page = readFileSync('dist/excel-addin/taskpane.html', 'utf8');
  const [meta] = new DOMParser()
    .parseFromString(/<meta http-equiv[^>]*>/.exec(page)?.[0].replace(/>$/, '/>') ?? '', 'text/xml')
    .getElementsByTagName('meta');
  expect(parsePolicy(meta?.getAttribute('content') ?? '')).toEqual({
    'default-src': NOTHING,
    'connect-src': OURS,
    'script-src': ["'self'", 'https://appsforoffice.microsoft.com'],
    'style-src': OURS,
    'img-src': ["'self'", 'data:', 'blob:'],
    'base-uri': NOTHING,
    'form-action': NOTHING,
    'object-src': NOTHING,
  });
  // A policy holds for what comes after it.
  expect(page.indexOf('Content-Security-Policy')).toBeLessThan(page.indexOf('<script'));
});
