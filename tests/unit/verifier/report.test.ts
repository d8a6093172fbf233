import { unzipSync } from 'fflate';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Pack } from '../../../shared/exchange/pack.ts';
import { writePack } from '../../../shared/exchange/write-pack.ts';
import { setFields } from '../../../shared/ledger/change.ts';
import { reportText } from '../../../verifier/command/report-text.ts';
import { doesNotProveOf, provesOf } from '../../../verifier/proof-words.ts';
import type { Report } from '../../../verifier/report.ts';
import { createDevice, packOf, point, startOf } from '../shared/sample-inspection.ts';
import { verifyNaively } from './naive-verifier.ts';
import { reportOn } from './report-on.ts';
import { disclosure } from './sample-team.ts';

const at = Date.UTC(2026, 10, 3, 10);

const reportOf = async (pack: Pack): Promise<Report> => reportOn(await writePack(pack));

/** Two people: the second has seen all but the first's last entry, which gives the evidence away. */
async function twoPeople(): Promise<Pack> {
  const [ada, ben] = await Promise.all([createDevice('report ada'), createDevice('report ben')]);
  await ada.record(startOf(ada), { nowMs: at });
  await ada.record([point(ada.newId(), 'A point')], { nowMs: at + 60_000 });
  const name = setFields('actor', { id: ben.actor }, { name: 'Other Person', role: '' });
  await ben.record([name], { nowMs: at + 120_000, seen: [ada.seen()] });
  await ada.record([disclosure(ada, 'A solicitor (fictional)')], { nowMs: at + 3_600_000 });
  return packOf([ada, ben]);
}

let pack: Pack;
let report: Report;

beforeAll(async () => {
  pack = await twoPeople();
  report = await reportOf(pack);
});

describe('of a file that holds', () => {
  test('it says so, with how many entries there are', () => {
    expect(report).toMatchObject({
      verdict: 'holds',
      headline: 'This file holds',
      summary: '7 entries: none missing, none changed, each under a genuine signature.',
    });
    expect(new Set(report.checks.map(({ outcome }) => outcome))).toEqual(new Set(['holds']));
  });

  test('it says whose records it has, from when to when, how many signatures, and who saw how much', () => {
    expect(report.records).toMatchObject([
      {
        computer: 1,
        who: 'Sample Person, Inspector',
        entryCount: 5,
        from: '1 January 1970 at 00:00 UTC',
        to: '3 November 2026 at 11:00 UTC',
        signatures: '4 signatures, genuine',
        seenByOthers: 'the first 4 seen by Other Person; the last 1 by nobody yet',
      },
      {
        computer: 2,
        who: 'Other Person',
        entryCount: 2,
        signatures: '2 signatures, genuine',
        seenByOthers: 'none seen by another computer',
      },
    ]);
  });

  test('each signing mark is the beginning of its key’s SHA-256, and the two differ', () => {
    const marks = report.records.flatMap(({ keyMarks }) => keyMarks);
    expect(marks.every((mark) => /^[0-9a-f]{4}(?: [0-9a-f]{4}){4}$/.test(mark))).toBe(true);
    expect(new Set(marks).size).toBe(2);
  });

  test('it says to whom the evidence was given, by whom and when', () => {
    expect(report.given).toEqual([
      '3 November 2026 at 11:00 UTC: Sample Person gave 7 items to “A solicitor (fictional)” as “marchshire.plumb”.',
    ]);
  });

  test('it says what it is about', () => {
    expect(report.facts.slice(0, 4)).toEqual([
      { name: 'Force', value: 'Marchshire (fictional)' },
      { name: 'Exercise', value: 'inspection, 2026-11-02 to 2026-11-13' },
      { name: 'Criteria edition', value: 'ncpi-2024' },
      { name: 'Holds', value: '1 item of evidence' },
    ]);
  });
});

describe('of a file of version 2, which holds who has seen what', () => {
  const looked = async () => {
    const device = await createDevice('report looks');
    await device.record(startOf(device), { nowMs: at });
    const looks = ['to-sort', 'evidence'].map((about) =>
      setFields('consultation', { id: device.newId() }, { way: 'list', items: [], itemCount: 0, about }),
    );
    await device.record(looks, { nowMs: at + 60_000 });
    const printed = { way: 'paper', recipient: '', reason: 'For the file', fileName: '' } as const;
    await device.record(
      [
        setFields(
          'disclosure',
          { id: device.newId() },
          { ...printed, items: ['ab'.repeat(16)], itemCount: 1 },
        ),
      ],
      { nowMs: at + 120_000 },
    );
    return packOf([device]);
  };

  test('it holds, says how many looks were noted, and how evidence was given out', async () => {
    const { verdict, facts, given } = await reportOf(await looked());
    expect(verdict).toBe('holds');
    expect(facts.find(({ name }) => name === 'Seen')?.value).toMatch(/^2 looks at the evidence noted/);
    expect(given).toEqual([
      '3 November 2026 at 10:02 UTC: Sample Person gave 1 item to nobody who is named, on paper. Reason given: “For the file”.',
    ]);
  });

  test('the verifier that was written from the page alone says that it holds too', async () => {
    const file = await writePack(await looked());
    const manifest = new TextDecoder().decode(unzipSync(file)['manifest.json']);
    expect(JSON.parse(manifest).version).toBe(2);
    expect(verifyNaively(file)).toEqual({ holds: true, why: '', absent: 0, disposed: 0 });
  });

  test('a look whose words are gone is named plainly', async () => {
    const whole = await looked();
    const { absent } = await reportOf({
      ...whole,
      contents: whole.contents.filter(({ json }) => !json.includes('to-sort')),
    });
    expect(absent).toHaveLength(1);
    expect(absent[0]).toContain('a look at the evidence, 3 November 2026 at 10:01 UTC');
  });
});

describe('where words are gone', () => {
  const without = (contents: Pack['contents']): Pack => ({ ...pack, contents });

  test('the entry that said them is named, and the file still holds', async () => {
    const erased = without(pack.contents.filter(({ json }) => !json.includes('A point')));
    const { verdict, headline, absent } = await reportOf(erased);
    expect(verdict).toBe('holds');
    expect(headline).toBe('This file holds, with 1 text erased or left out');
    expect(absent).toEqual([
      'Number 4 of Sample Person’s entries, an item of evidence, 3 November 2026 at 10:01 UTC.',
    ]);
    expect(verifyNaively(await writePack(erased))).toEqual({ holds: true, why: '', absent: 1, disposed: 0 });
  });

  test('that evidence was given away is told also where the words of it are gone', async () => {
    const { given } = await reportOf(
      without(pack.contents.filter(({ json }) => !json.includes('solicitor'))),
    );
    expect(given).toEqual([
      '3 November 2026 at 11:00 UTC: Sample Person gave evidence away; the words of that entry are not in this file.',
    ]);
  });

  test('others that were changed are found beside them', async () => {
    const [, ...contents] = pack.contents.map((content) =>
      content.json.includes('A point')
        ? { ...content, json: content.json.replace('A point', 'No point') }
        : content,
    );
    const { verdict, checks } = await reportOf(without(contents));
    expect(verdict).toBe('does-not-hold');
    expect(checks.find(({ outcome }) => outcome === 'does-not-hold')?.title).toContain(
      'What the entries say',
    );
  });

  test('a name that was changed is not shown', async () => {
    const contents = pack.contents.map((content) => ({
      ...content,
      json: content.json.replace('Other Person', 'Some Person'),
    }));
    const { records } = await reportOf(without(contents));
    expect(records[1]?.who).toBe('Nobody is named');
  });
});

describe('where a file does not hold', () => {
  test('it is told which check failed, and that what rests on it was not made', async () => {
    const [first, ...others] = pack.logs;
    if (first === undefined) throw new Error('there is a log');
    const { verdict, checks } = await reportOf({
      ...pack,
      logs: [{ ...first, lines: first.lines.toSpliced(2, 1) }, ...others],
    });
    expect(verdict).toBe('does-not-hold');
    const [, entries, signatures, , between] = checks;
    expect(entries).toMatchObject({ outcome: 'does-not-hold', title: 'Entries are complete and unchanged' });
    expect(entries?.sentences[0]).toMatch(/^Number 3 of Sample Person’s entries is missing\./);
    expect(signatures?.outcome).toBe('not-checked');
    expect(between?.outcome).toBe('not-checked');
  });

  test('a record that somebody had seen is missed by name', async () => {
    const { checks } = await reportOf({ ...pack, logs: pack.logs.slice(1) });
    const told = checks.flatMap(({ sentences }) => sentences);
    expect(told.some((sentence) => sentence.includes('though Other Person had seen some'))).toBe(true);
  });
});

test('a name that another computer gives to a person is not taken', async () => {
  const [ada, other] = await Promise.all([createDevice('report ada'), createDevice('report other')]);
  await ada.record(startOf(ada));
  const asAda = { ...other, actor: ada.actor };
  await other.record([setFields('actor', { id: ada.actor }, { name: 'Sample Person' })]);
  const changed = await reportOf(packOf([ada, asAda]));
  // The other computer's entries are another actor's: a name that it gives to Ada is not taken.
  expect(changed.records.map(({ who }) => who)).toEqual(['Sample Person, Inspector', 'Nobody is named']);
  expect(changed.checks.map(({ title }) => title)).not.toContain('One person on several computers');
});

describe('on a screen of letters', () => {
  test('it has all sections, and what it proves and does not', () => {
    const text = reportText('case.plumb', report);
    expect(text).toMatch(/^case\.plumb: this file holds\n/);
    for (const sentence of [...provesOf(report), ...doesNotProveOf(report), ...report.given])
      expect(text).toContain(sentence);
    expect(text).toContain(`signing mark ${report.records[0]?.keyMarks[0]}`);
  });

  test('a name cannot steer the terminal or turn the line about', () => {
    const text = reportText('\u001b[2Jcase\u202e.plumb', report);
    expect(text.split('\n')[0]).toBe('\uFFFD[2Jcase\uFFFD.plumb: this file holds');
  });

  test('it uses none of our own words for how it works', () => {
    const insiders = /\b(?:ledger|hash|chain|log|device|checkpoint|pack|framework|undefined|null|NaN)\b/i;
    expect(reportText('case', report).replaceAll(/"[^"]*"/g, '')).not.toMatch(insiders);
  });
});

test('a file’s parts are those that the format’s page names', async () => {
  const parts = Object.keys(unzipSync(await writePack(pack))).map((path) =>
    path.replace(/[0-9a-f]{32}/, 'LOG'),
  );
  expect(new Set(parts)).toEqual(
    new Set(['manifest.json', 'logs/LOG/entries.jsonl', 'logs/LOG/checkpoints.jsonl', 'contents.jsonl']),
  );
});

test('what came with a later version is told as far as it can be: to nobody, without a file or a count', async () => {
  const device = await createDevice('report later');
  await device.record([
    ...startOf(device),
    setFields('disclosure', { id: device.newId() }, { recipient: '' }),
    setFields('combination', { id: device.newId() }, { entryCount: 3 }),
  ]);
  const { given } = await reportOf(packOf([device]));
  expect(given.map((sentence) => sentence.replace(/^.*UTC: /, ''))).toEqual([
    'Sample Person gave evidence to nobody who is named.',
    'Sample Person took in 3 entries of another file.',
  ]);
});
