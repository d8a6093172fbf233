import { readFileSync } from 'node:fs';
import { DOMParser } from '@xmldom/xmldom';
import { expect, test } from 'vitest';
import { defaultHandling, defaultMarking } from '../../shared/policy/default-marking.ts';

const PAGES = [
  'extension/entrypoints/sidepanel/index.html',
  'extension/entrypoints/viewer/index.html',
  'excel-addin/taskpane/index.html',
];

test.each(PAGES)('%s bears the marking and how to handle it, before any script runs', (path) => {
  const page = readFileSync(path, 'utf8');
  const line = /<aside class="marking-line"[\s\S]*?<\/aside>/.exec(page)?.[0] ?? '';
  const aside = new DOMParser().parseFromString(line, 'text/xml').documentElement;
  const texts = [...(aside?.getElementsByTagName('*') ?? [])].map(({ textContent }) => textContent?.trim());
  expect(texts).toEqual([defaultMarking, defaultHandling]);
  expect(page.indexOf('marking-line')).toBeLessThan(page.indexOf('<script'));
});
