import type { PageRecord, PageView } from './page-view.ts';

/** The records that lines `first` to `last` stand in: one, or several of one group; none where they share no group. */
export function touchedRecords(view: PageView, first: number, last: number): readonly PageRecord[] {
  const from = chainOf(view, first);
  const to = chainOf(view, last);
  for (const start of from) {
    const end = to.find((record) => record.group === start.group);
    if (!end) continue;
    const places = view.groups[start.group]?.records ?? [];
    const a = places.indexOf(view.records.indexOf(start));
    const b = places.indexOf(view.records.indexOf(end));
    return places.slice(Math.min(a, b), Math.max(a, b) + 1).flatMap((index) => view.records[index] ?? []);
  }
  return [];
}

function chainOf(view: PageView, line: number): readonly PageRecord[] {
  const chain: PageRecord[] = [];
  let index = view.lines[line]?.record ?? -1;
  for (let record = view.records[index]; record; record = view.records[index]) {
    chain.push(record);
    index = record.outer;
  }
  return chain;
}
