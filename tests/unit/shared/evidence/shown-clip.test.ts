import { describe, expect, test } from 'vitest';
import { shownClip } from '../../../../shared/evidence/shown-clip.ts';

const clip = {
  quote: 'High',
  selectors: [],
  structure: { headings: [], table: null, field: null, list: null },
  pageUrl: 'http://records.marchshire.example/case',
  pageTitle: 'Case list',
  frameUrl: null,
  isFindable: true,
  anchor: null,
  unread: [],
};

describe('what is shown of a clip', () => {
  test('is its text, its page’s title and its address', () => {
    expect(shownClip(clip)).toEqual({ text: 'High', title: 'Case list', source: clip.pageUrl, grid: null });
  });

  test('names each value of a table row by its column', () => {
    const table = {
      caption: '',
      columnHeaders: ['Reference', 'Risk', ''],
      rows: [{ key: 'MP/24/00417', cells: ['MP/24/00417', 'High', 'open'] }],
    };
    const shown = shownClip({ ...clip, structure: { ...clip.structure, table } });
    expect(shown).toMatchObject({ text: 'Reference: MP/24/00417; Risk: High; open', grid: table });
  });

  test('tells which group of rows a row is of', () => {
    const rows = [{ key: 'B. Missing / Total', cells: ['Total', '7'] }];
    const table = { caption: '', columnHeaders: ['Measure', 'April'], rows };
    const shown = shownClip({ ...clip, structure: { ...clip.structure, table } });
    expect(shown.text).toBe('B. Missing / Total – Measure: Total; April: 7');
  });

  test('names a field’s value by its label, and the frame as its source', () => {
    const field = { label: 'Risk', name: 'risk', type: 'text', value: 'High' };
    const shown = shownClip({
      ...clip,
      frameUrl: 'http://records.marchshire.example/frame',
      structure: { ...clip.structure, field },
    });
    expect(shown).toMatchObject({ text: 'Risk: High', source: 'http://records.marchshire.example/frame' });
  });
});
