import { describe, expect, test } from 'vitest';
import { importErrorSentences, importOutcomeSentence } from '../../../../extension/panel/import-sentences.ts';
import type { ImportError } from '../../../../extension/store/store.ts';
import { faultSentence, packErrorSentence } from '../../../../shared/exchange/pack-sentences.ts';
import type { Fault } from '../../../../shared/ledger/verify.ts';

const outcome = {
  ...{ inspection: 'i', itemsAdded: 0, itemsChanged: 0, itemsWithdrawn: 0, judgmentsChanged: 0 },
  ...{ itemCount: 12, entriesAdded: 40, leftOut: 0, disposalsAdded: 0, omitsContents: false },
};

describe('importOutcomeSentence', () => {
  test.each([
    [
      { itemsAdded: 12, itemsChanged: 3, itemsWithdrawn: 1, judgmentsChanged: 2 },
      'Nothing is missing or changed. 12 items added, 3 updated, 1 withdrawn; 2 judgments.',
    ],
    [{ itemsAdded: 1 }, 'Nothing is missing or changed. 1 item added.'],
    [{ judgmentsChanged: 23 }, 'Nothing is missing or changed. No items changed; 23 judgments.'],
    [
      { entriesAdded: 0, omitsContents: true },
      'Nothing is missing or changed. All of it was here already. Whoever gave the file left some words out of it, as it says itself.',
    ],
    [{ entriesAdded: 0 }, 'Nothing is missing or changed. All of it was here already.'],
    [
      { entriesAdded: 0, leftOut: 3 },
      'Nothing is missing or changed. 3 texts and files in it were disposed of on this computer and left out: what was disposed of does not come back. There was nothing else new in it.',
    ],
    [
      { disposalsAdded: 1 },
      'Nothing is missing or changed. No items changed. A colleague has disposed of evidence. Nothing of it was deleted here: what that asks of you is said above the list in the panel.',
    ],
  ])('says what came of %j', (part, expected) => {
    expect(importOutcomeSentence({ ...outcome, ...part })).toBe(expected);
  });
});

const log = 'a'.repeat(32);
const seenBy = 'b'.repeat(32);
const faults: readonly Fault[] = [
  { type: 'entry-unreadable', log, sequence: 6, reason: 'no JSON' },
  { type: 'entry-newer', log, sequence: 6, version: 2 },
  { type: 'entries-missing', log, from: 6, to: 6 },
  { type: 'entries-missing', log, from: 6, to: 8 },
  { type: 'entry-changed', log, sequence: 6 },
  { type: 'log-cut-short', log, size: 7, signedSize: 9 },
  { type: 'entries-unsigned', log, from: 6 },
  { type: 'signature-wrong', log },
  { type: 'root-differs', log, size: 7 },
  { type: 'checkpoint-missing', log, size: 7 },
  { type: 'content-changed', log, sequence: 6 },
  { type: 'content-missing', log, sequence: 6 },
  { type: 'content-invalid', log, sequence: 6, path: 'note' },
  { type: 'attachment-missing', name: 'plan.pdf' },
  { type: 'attachment-changed', name: 'plan.pdf' },
  { type: 'log-missing', log, seenBy },
  { type: 'log-rolled-back', log, seenBy, seenSize: 7 },
  { type: 'log-forked', log, seenBy, seenSize: 7 },
];
const errors: readonly ImportError[] = [
  { type: 'not-a-pack' },
  { type: 'pack-cut-short' },
  { type: 'pack-changed', part: 'logs/1' },
  { type: 'pack-changed', part: null },
  { type: 'pack-strange', reason: 'a part is there twice', part: 'contents.jsonl' },
  { type: 'pack-newer', version: 9 },
  { type: 'pack-encrypted' },
  { type: 'pack-too-large', limitMegabytes: 200 },
  { type: 'pack-part-invalid', part: 'manifest.json', reason: 'no inspection' },
  { type: 'pack-framework-invalid', path: 'topics.0.id', reason: 'must not be empty' },
  { type: 'disk-full' },
  { type: 'storage-failed', reason: 'AbortError' },
  { type: 'inspection-unknown' },
  { type: 'person-unknown' },
  { type: 'faults', faults },
  { type: 'logs-differ', log, sequence: 6 },
];
/** Our own words for how it works, which tell an inspector nothing. */
const insiders = /\b(?:ledger|hash|chain|log|device|checkpoint|pack|framework|undefined|null)\b/i;

describe('what is said of a file that is not right', () => {
  test.each(faults)('says of $type what, where and what to do, without a random id', (fault) => {
    const sentence = faultSentence(fault, (id) => (id === log ? 'Sam Hill' : null));
    expect(sentence).toMatch(/(?:ask for the file again|Update Plumbline)/);
    expect(sentence).toMatch(/Sam Hill’s|plan\.pdf/);
    expect(sentence).not.toMatch(insiders);
    expect(sentence).not.toMatch(/[0-9a-f]{32}/);
  });

  test('counts entries from 1, as people do', () => {
    expect(faultSentence({ type: 'entry-changed', log, sequence: 16 }, () => 'Sam Hill')).toBe(
      'In this file, number 17 of Sam Hill’s entries was changed after it was written. Do not rely on this copy: ask for the file again from the person who made it.',
    );
  });

  test.each(errors)('ends each sentence of $type and uses no insider’s word', (error) => {
    for (const sentence of importErrorSentences(error)) {
      expect(sentence).toMatch(/[.]$/);
      expect(sentence).not.toMatch(insiders);
    }
  });

  test('names the part that was changed', () => {
    expect(packErrorSentence({ type: 'pack-changed', part: 'contents/2' })).toContain('“contents/2”');
  });
});
