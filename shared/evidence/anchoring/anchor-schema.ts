import * as v from 'valibot';
import type { AnchorDescription } from './anchor-description.ts';

const text = v.string();
const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const hashes = v.array(count);
const runs = v.array(hashes);

const row = v.object({
  cells: v.array(v.object({ text, column: count, repeats: count })),
  first: count,
  last: count,
  index: v.pipe(v.number(), v.safeInteger(), v.minValue(-1)),
  previous: count,
  next: count,
});

/** What a script in a page, or a stored clip, gives as an anchor. */
export const anchorSchema = v.object({
  version: v.literal(1),
  quote: text,
  cutBefore: text,
  cutAfter: text,
  before: hashes,
  beforeInLine: count,
  after: hashes,
  afterInLine: count,
  occurrences: count,
  occurrence: count,
  kind: text,
  headings: hashes,
  share: v.number(),
  rows: v.array(row),
  group: v.nullable(v.object({ kind: text, caption: count, headers: hashes, size: count, around: runs })),
  page: v.object({ title: hashes, telling: runs, tabled: runs, otherHeadings: hashes }),
}) satisfies v.GenericSchema<unknown, AnchorDescription>;
