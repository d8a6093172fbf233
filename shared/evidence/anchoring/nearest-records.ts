import type { AnchorRow } from './anchor-description.ts';
import { lineOfWord, type PageIndex } from './page-index.ts';
import { hashWords, wordHashes } from './words.ts';

const MOST_RECORDS = 300;
/** How many records are compared word by word. */
const MOST_COMPARED = 24;

/** The likely records that share the most telling whole cells with the stored one. */
export function nearestRecords(
  index: PageIndex,
  { row, weights }: { readonly row: AnchorRow; readonly weights: readonly number[] },
): readonly number[] {
  const wanted = row.cells.map(({ text }) => (text === '' ? 0 : hashWords(text)));
  const shared = (at: number) => {
    const hashes = index.cellHashes[at] ?? [];
    return wanted.reduce(
      (sum, hash, place) => sum + (hash !== 0 && hashes.includes(hash) ? (weights[place] ?? 0) : 0),
      0,
    );
  };
  return [...likelyRecords(index, row)]
    .map((at) => ({ at, shared: shared(at) }))
    .sort((a, b) => b.shared - a.shared)
    .slice(0, MOST_COMPARED)
    .map(({ at }) => at);
}

function likelyRecords(index: PageIndex, { cells }: AnchorRow): ReadonlySet<number> {
  const found = new Set<number>();
  const byCell = cells
    .filter(({ text }) => text !== '')
    .map(({ text }) => index.recordsByCell.get(hashWords(text)) ?? [])
    .sort((a, b) => a.length - b.length);
  for (const records of byCell) {
    if (found.size > 0 && found.size + records.length > MOST_RECORDS) break;
    for (const record of records.slice(0, MOST_RECORDS)) found.add(record);
  }
  for (const { text } of cells) for (const record of recordsByWord(index, text)) found.add(record);
  return found;
}

const RARE = 40;

function recordsByWord(index: PageIndex, text: string): readonly number[] {
  const records: number[] = [];
  for (const hash of wordHashes(text)) {
    const places = index.positionsOf(hash);
    if (places.length > RARE) continue;
    for (let at = 0; at < places.length; at += 1) {
      const line = index.view.lines[lineOfWord(index, places[at] ?? 0)];
      for (let record = line?.record ?? -1; record >= 0; record = index.view.records[record]?.outer ?? -1) {
        records.push(record);
      }
    }
  }
  return records;
}
