import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { callFunction } from '../../../excel-addin/functions/call-function.ts';
import { functionIds } from '../../../excel-addin/functions/register-functions.ts';
import { checkKinds } from '../../../excel-addin/sheets/check-row.ts';
import { disclosureSchemes } from '../../../shared/disclosure/scheme.ts';
import { figureWords } from '../../../shared/measures/figure-words.ts';
import { measureLibrary } from '../../../shared/measures/library.ts';
import { markers } from '../../../shared/measures/markers.ts';
import { readFigure } from '../../../shared/measures/read-figure.ts';
import { analystsPage, answerText, pageTable, readCall } from './page-tables.ts';

/** The first line; what it is for stands below. */
const formulaOf = (cell: string): string => cell.split('\n')[0] ?? '';

describe('the page for analysts', () => {
  test('names every marker with the meaning that the program gives it', () => {
    expect(pageTable(analystsPage, 'markers')).toEqual(
      markers.map(({ marker, sentence }) => [marker, sentence]),
    );
  });

  test('says of every other odd cell what the program says of it', () => {
    const rows = pageTable(analystsPage, 'other-cells');
    expect(rows.length).toBeGreaterThan(8);
    for (const [shown = '', said] of rows) {
      const value = shown === '(blank)' ? '' : shown;
      const isError = value.startsWith('#');
      expect(figureWords(readFigure({ value, text: value, numberFormat: 'General', isError }))).toBe(said);
    }
  });

  test('lists the library with its traps', () => {
    expect(pageTable(analystsPage, 'library')).toEqual(
      measureLibrary.map(({ name, definition, denominator, traps }) => [
        `${name}\n${definition}`,
        denominator,
        traps.join('\n'),
      ]),
    );
  });

  test('shows for each custom function what it answers', () => {
    const rows = pageTable(analystsPage, 'functions');
    expect(rows.map(([call = '']) => readCall(formulaOf(call)).id)).toEqual(functionIds);
    for (const [cell = '', shown] of rows) {
      const formula = formulaOf(cell);
      const { id, given } = readCall(formula);
      const called = callFunction(id as (typeof functionIds)[number], given);
      expect(called.ok && answerText(called.value), formula).toBe(shown);
    }
  });

  test('names every kind of check and every scheme of an export', () => {
    expect(pageTable(analystsPage, 'schemes').map(([name]) => name)).toEqual(
      disclosureSchemes.map(({ name }) => name),
    );
    const kinds = /<p id="check-kinds">([\s\S]*?)<\/p>/.exec(analystsPage)?.[1] ?? '';
    expect(
      Object.values(checkKinds).filter((kind) => !kinds.toLowerCase().includes(kind.toLowerCase())),
    ).toEqual([]);
  });
});

test.each(['docs/analysts.html', 'docs/install.html'])(
  '%s has no script, asks the network for nothing, and links only to what is there',
  (path) => {
    const page = readFileSync(path, 'utf8');
    expect(page).not.toMatch(/<script|<link[^>]+href="http|src="http|@import|\son[a-z]+="/i);
    const ids = new Set([...page.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id));
    const links = [...page.matchAll(/<a href="([^"]+)"/g)].map(([, href = '']) => href);
    const dead = links.filter((href) =>
      href.startsWith('#')
        ? !ids.has(href.slice(1))
        : !href.startsWith('http') && !existsSync(`docs/${href.split('#')[0]}`),
    );
    expect(dead).toEqual([]);
  },
);
