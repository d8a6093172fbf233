import { expect, test } from 'vitest';
import { criteriaOf, findFramework } from '../../../../shared/criteria/catalogue.ts';
import { measureLibrary, suggestLibraryMeasures } from '../../../../shared/measures/library.ts';
import { parseLibrary } from '../../../../shared/measures/parse-library.ts';

test('every measure bears on criteria of the edition, and warns of its traps', () => {
  const framework = findFramework('ncpi-2024');
  const known = new Set(framework === undefined ? [] : criteriaOf(framework).map(({ id }) => id));
  expect(measureLibrary.flatMap(({ criteria }) => criteria).filter((id) => !known.has(id))).toEqual([]);
  expect(measureLibrary.length).toBeGreaterThan(18);
});

test('the three counts of missing children are three measures, each warned against the others', () => {
  const missing = measureLibrary.filter(({ id }) => id.startsWith('missing-children-'));
  expect(missing.map(({ id }) => id.split('-').at(-1))).toEqual(['calls', 'incidents', 'individuals']);
  expect(missing.every(({ traps }) => traps.join().includes('three different counts'))).toBe(true);
});

test('backlogs are snapshots', () => {
  const backlogs = measureLibrary.filter(({ id }) => /backlog|overdue/.test(id));
  expect(backlogs.map(({ basis }) => basis)).toEqual(['snapshot', 'snapshot', 'snapshot']);
});

test.each([
  ['Number of section 47 enquiries started', 'section-47-enquiries'],
  ['ICPCs held within 15 working days', 'icpc-within-15-working-days'],
  ['Children detained overnight after charge', 'children-detained-overnight'],
  ['Missing – individuals', 'missing-children-individuals'],
  ['Strategy discussion within 24 hours (%)', 'strategy-discussion-within-24-hours'],
])('“%s” brings up %s first', (name, id) => {
  expect(suggestLibraryMeasures(name)[0]?.id).toBe(id);
});

test('a name of something else brings up nothing', () => {
  expect(suggestLibraryMeasures('Police officers, full-time equivalents')).toEqual([]);
});

test('a broken library is refused with the place of its first fault', () => {
  const [one] = measureLibrary;
  expect(parseLibrary({ version: '1', measures: [{ ...one, unit: 'apples' }] })).toMatchObject({
    ok: false,
    error: { path: 'measures.0.unit' },
  });
  expect(parseLibrary({ version: '1', measures: [one, one] })).toMatchObject({
    ok: false,
    error: { path: 'measures.1.id' },
  });
});
