import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { openNote, rootOf } from './naive-verifier.ts';

const page = readFileSync('docs/evidence-file-format.md', 'utf8');
const [entries = '', leaves = '', content = '', note = ''] = [
  ...(page.split('## An example')[1] ?? '').matchAll(/```\n([\s\S]*?)```/g),
].map(([, block]) => block ?? '');

const lines = entries.trimEnd().split('\n');
const leafHashes = lines.map((line) => createHash('sha256').update(Buffer.of(0)).update(line).digest());

test('the example’s leaf hashes are those of its entries, and link them', () => {
  expect(leafHashes.map((leaf) => leaf.toString('hex'))).toEqual(leaves.trimEnd().split('\n'));
  expect(JSON.parse(lines[1] ?? '').previous).toBe(leafHashes[0]?.toString('hex'));
});

test('the example’s content is the one that its entry commits to', () => {
  const { commitment, salt, json } = JSON.parse(content) as Record<string, string>;
  const digest = createHash('sha256')
    .update(Buffer.from(salt ?? '', 'hex'))
    .update(json ?? '')
    .digest('hex');
  expect(digest).toBe(commitment);
  expect(JSON.parse(lines[1] ?? '').body.content.commitment).toBe(commitment);
});

test('the example’s checkpoint is signed by the key that its log names, and says what the page says', () => {
  const log = {
    id: '00112233445566778899aabbccddeeff',
    lines,
    entries: lines.map((line) => JSON.parse(line)),
    leaves: leafHashes,
    notes: [note],
  };
  expect(openNote(log, note)).toEqual({
    size: 2,
    after: 1,
    seen: [
      {
        log: 'ffeeddccbbaa99887766554433221100',
        size: 3,
        root: Buffer.alloc(32, 7).toString('base64'),
      },
    ],
  });
  expect(rootOf(leafHashes).toString('base64')).toBe(note.split('\n')[2]);
  expect(() => openNote(log, note.replace('after 1', 'after 0'))).toThrow('a false signature');
});
