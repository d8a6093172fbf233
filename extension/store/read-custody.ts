import type { ContentRecord } from '../../shared/ledger/content.ts';
import {
  type CustodyEvent,
  type CustodyFields,
  compareEntries,
  createCustodyReader,
} from '../../shared/ledger/custody.ts';
import type { Entry } from '../../shared/ledger/entry.ts';
import { knowledgeOf } from '../../shared/ledger/log-knowledge.ts';
import { contentsOf, readLogCopies } from './inspection-reader.ts';
import type { StoreContext } from './store-context.ts';

/** Read without a pause, so many entries keep the window from answering for less than a frame. */
const entriesAtOnce = 500;

/** Everything that happened in an inspection, oldest first, derived from its entries. */
export async function readCustody(
  context: StoreContext,
  inspection: string,
): Promise<readonly CustodyEvent[]> {
  const copies = await readLogCopies(context, inspection);
  const lines = copies.flatMap((copy) => copy.lines);
  const entries: Entry[] = [];
  await inSlices(lines, (line) => entries.push(JSON.parse(line) as Entry));
  const contents = await contentsOf(context, entries);
  const toEvent = createCustodyReader(knowledgeOf(copies));
  const events: CustodyEvent[] = [];
  await inSlices(entries.sort(compareEntries), (entry) => {
    const event = toEvent({ entry, fields: fieldsOf(entry, contents) });
    if (event !== null) events.push(event);
  });
  return events;
}

async function inSlices<T>(all: readonly T[], work: (one: T) => void): Promise<void> {
  for (let from = 0; from < all.length; from += entriesAtOnce) {
    for (const one of all.slice(from, from + entriesAtOnce)) work(one);
    await new Promise((resolve) => setTimeout(resolve));
  }
}

/** Written by this program, or parsed when they were imported. */
function fieldsOf({ body }: Entry, contents: ReadonlyMap<string, ContentRecord>): CustodyFields | null {
  const json = body.content && contents.get(body.content.commitment)?.json;
  return json == null ? null : (JSON.parse(json) as CustodyFields);
}
