import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CapturedClip } from '../../../../shared/evidence/captured-clip.ts';
import type { CaseList } from '../../../../shared/redaction/case-list.ts';
import { findIdentifiers } from '../../../../shared/redaction/find-identifiers.ts';
import { redactClip } from '../../../../shared/redaction/redact-clip.ts';
import { redactJson } from '../../../../shared/redaction/redact-json.ts';
import { emptyTokenBook, redactText } from '../../../../shared/redaction/tokens.ts';

const caseList: CaseList = [
  { id: 'a', class: 'child', spellings: ['John Smith', 'Johnny'] },
  { id: 'b', class: 'adult', spellings: ['Maria da Costa'] },
  { id: 'c', class: 'crime-reference', spellings: ['42/98765/24'] },
];
const redact = (text: string) => redactText(text, findIdentifiers(text, { caseList }), emptyTokenBook).text;

/** Pieces of records, with and without identifiers, that are put together in any order. */
const pieces = [
  'John Smith',
  'SMITH, John',
  'Mrs O’Rourke',
  'NHS no 999 004 3213',
  '07700 900123',
  'DOB 3/4/15',
  'a 7-year-old',
  'PC 1234 Holt',
  'j.holt@example.org',
  '12 Acacia Avenue, LS1 4AP',
  'the force',
  'was seen by officers',
  'Section 47',
  '\n',
  '; ',
  '🧒🏽',
  'e\u0301',
  '—',
  '42 / 98765 / 24',
];
const record = fc
  .array(fc.oneof(fc.constantFrom(...pieces), fc.string({ maxLength: 12, unit: 'grapheme' })), {
    maxLength: 8,
  })
  .map((parts) => parts.join(' '));

describe('a redacted text', () => {
  test('is the words between the hits, untouched, and a token of the book for each hit', () => {
    fc.assert(
      fc.property(record, (text) => {
        const hits = findIdentifiers(text, { caseList });
        const { text: redacted, book } = redactText(text, hits, emptyTokenBook);
        let rest = redacted;
        let from = 0;
        for (const { start, end } of hits) {
          const between = text.slice(from, start);
          expect(rest.startsWith(between)).toBe(true);
          rest = rest.slice(between.length);
          const token = [...book.values()]
            .sort((a, b) => b.length - a.length)
            .find((known) => rest.startsWith(known));
          expect(token).toMatch(/^[A-Z]+-\d+$/);
          rest = rest.slice(token?.length);
          from = end;
        }
        expect(rest).toBe(text.slice(from));
      }),
    );
  });

  test('has no hit that overlaps another or leaves the text', () => {
    fc.assert(
      fc.property(record, (text) => {
        let from = 0;
        for (const { start, end } of findIdentifiers(text, { caseList })) {
          expect(start).toBeGreaterThanOrEqual(from);
          expect(end).toBeGreaterThan(start);
          from = end;
        }
        expect(from).toBeLessThanOrEqual(text.length);
      }),
    );
  });

  test('has nothing left to find', () => {
    const text =
      'John Smith (DOB 3/4/15), 12 Acacia Avenue, LS1 4AP, tel 07700 900123, PC 1234 Holt, Mrs O’Rourke, aged 7';
    expect(findIdentifiers(redact(text), { caseList })).toEqual([]);
  });
});

describe('tokens', () => {
  test('are one for a person however the case list’s name is written', () => {
    expect(redact('John Smith; SMITH, John; J. Smith; j smith; JOHN\nSMITH; Smith’s; Johnny')).toBe(
      'CHILD-1; CHILD-1; CHILD-1; CHILD-1; CHILD-1; CHILD-1’s; CHILD-1',
    );
  });

  test('are one for a number however it is spaced', () => {
    expect(redact('07700 900123, +44 7700 900 123, 07700 900124')).toBe('PHONE-1, PHONE-1, PHONE-2');
  });

  test('tell officers from citizens', () => {
    expect(redact('DC Holt met Mrs Bligh')).toBe('DC OFFICER-1 met Mrs ADULT-1');
  });

  test('stay those of the book in later items', () => {
    const first = redactJson({ text: 'Mrs Bligh and Mrs Orme' }, { caseList, book: emptyTokenBook });
    const second = redactJson({ text: 'Mrs Orme, Mrs Quill' }, { caseList, book: first.book });
    expect(second.value.text).toBe('Mrs ADULT-2, Mrs ADULT-3');
  });

  test('hide the same characters whatever the order of the items', () => {
    const blanked = (texts: readonly string[]) => {
      let book = emptyTokenBook;
      return new Map(
        texts.map((text) => {
          const redacted = redactJson({ text }, { caseList, book });
          book = redacted.book;
          return [text, redacted.value.text.replace(/\b[A-Z]+-\d+\b/g, '█')];
        }),
      );
    };
    fc.assert(
      fc.property(fc.array(record, { maxLength: 4 }), (texts) => {
        expect(blanked([...texts].reverse())).toEqual(new Map([...blanked(texts)]));
      }),
      { numRuns: 50 },
    );
  });
});

const clip: CapturedClip = {
  quote: 'Poppy Lane\t7\tSarah Lane\tSpoke to Poppy at school',
  selectors: [
    { type: 'TextQuoteSelector', exact: 'Poppy Lane', prefix: 'child ', suffix: ' 7' },
    { type: 'TextPositionSelector', start: 4, end: 40 },
  ],
  structure: {
    headings: ['Cases', 'Poppy Lane'],
    table: {
      caption: 'Contacts of Poppy Lane',
      columnHeaders: ['Child name', 'Age', 'Mother', 'Notes'],
      rows: [
        { key: 'Poppy Lane', cells: ['Poppy Lane', '7', 'Sarah Lane', 'Spoke to Poppy at school'] },
        { key: 'kwik', cells: ['kwik', '16', 'n/a', 'KWIK went to his nan; risk high'] },
      ],
    },
    field: null,
    list: null,
  },
  anchor: null,
  pageUrl: 'https://records.example/case?child=Poppy%20Lane',
  pageTitle: 'Poppy Lane – record',
  frameUrl: null,
  isFindable: true,
  unread: [],
};

describe('a redacted clip', () => {
  const { value } = redactClip(clip, { caseList: [], book: emptyTokenBook });

  test('hides below its headers, and the same person in its other words', () => {
    expect(value.structure.table).toEqual({
      caption: 'Contacts of CHILD-1',
      columnHeaders: ['Child name', 'Age', 'Mother', 'Notes'],
      rows: [
        { key: 'CHILD-1', cells: ['CHILD-1', 'AGE-1', 'ADULT-1', 'Spoke to CHILD-1 at school'] },
        { key: 'CHILD-2', cells: ['CHILD-2', 'AGE-2', 'n/a', 'CHILD-2 went to his nan; risk high'] },
      ],
    });
    expect(value.pageUrl).toBe('https://records.example/case');
    expect(value.pageTitle).toBe('CHILD-1 – record');
    expect(value.structure.headings).toEqual(['Cases', 'CHILD-1']);
  });

  test('has no word of the people anywhere, nor of what stood around it', () => {
    expect(JSON.stringify(value)).not.toMatch(/poppy|lane|sarah|kwik/i);
    expect(value.selectors).toEqual([{ type: 'TextPositionSelector', start: 4, end: 40 }]);
  });

  test('leaves the original as it was', () => {
    expect(clip.structure.table?.rows[0]?.key).toBe('Poppy Lane');
  });

  test('reads a form field by its label', () => {
    const field = { label: 'Child’s name', name: 'f12', type: 'text', value: 'wren' };
    const { value: redacted } = redactClip(
      { ...clip, quote: 'wren', structure: { headings: [], table: null, field, list: null } },
      { caseList: [], book: emptyTokenBook },
    );
    expect(redacted.structure.field?.value).toBe('CHILD-1');
    expect(redacted.quote).toBe('CHILD-1');
  });

  test('reads a table of labels and values by its rows', () => {
    const table = {
      caption: '',
      columnHeaders: ['', ''],
      rows: [
        { key: 'Child name', cells: ['Child name', 'wren'] },
        { key: 'Grade', cells: ['Grade', 'Good'] },
      ],
    };
    const { value: redacted } = redactJson(table, { caseList: [], book: emptyTokenBook });
    expect(redacted.rows.map(({ cells }) => cells[1])).toEqual(['CHILD-1', 'Good']);
  });
});
