import { browserEffects } from '../store/browser-effects.ts';
import { Database } from '../store/database.ts';
import { frameworksOf } from '../store/frameworks.ts';
import type { InspectionFeed, Reading } from '../store/inspection-feed.ts';
import { readHere } from '../store/read-here.ts';
import type { StoreContext } from '../store/store-context.ts';
import { writeSnapshots } from '../store/write-snapshot.ts';
import { searchTextOf } from './find-items.ts';
import type { Reach, ReadingAnswer, ReadingJobMessage } from './reading-jobs.ts';
import { createStateTeller } from './tell-state.ts';

/** After the last change, before what it was is sealed together: changes come in runs. */
const quietMs = 5_000;
/** Worked out without a pause, so that who asks meanwhile waits for no more. */
const textsAtOnce = 1_000;

const answer = (message: ReadingAnswer) => postMessage(message);

interface OpenFeed {
  readonly inspection: string;
  readonly feed: InspectionFeed;
  readonly tellState: () => void;
  timer?: ReturnType<typeof setTimeout>;
}

/** Opens, folds, compares and searches for the panel, whose own thread goes on answering. Ends with the page. */
export function answerReading(): void {
  const database = new Database();
  // While the passphrase is typed; whoever asks for something is told where it does not open.
  database.open().catch(() => undefined);
  const feeds = new Map<number, OpenFeed>();
  let reader: { readonly context: StoreContext; readonly reading: Reading } | null = null;
  const readerWith = ({ keys, databaseName }: Reach) => {
    if (reader?.context.database.name !== databaseName) {
      const context = {
        database: new Database(databaseName),
        effects: browserEffects,
        vault: { keys: async () => keys },
      };
      reader = { context, reading: readHere(context) };
    }
    return reader;
  };
  const keepSoon = (opened: OpenFeed) => {
    clearTimeout(opened.timer);
    opened.timer = setTimeout(() => {
      if (reader !== null) void writeSnapshots(reader.context, opened.inspection).catch(() => undefined);
    }, quietMs);
  };
  const open = async (number: number, inspection: string, reach: Reach) => {
    const { reading } = readerWith(reach);
    const feed = await reading.open(inspection);
    const tell = createStateTeller((told) =>
      answer(
        'items' in told ? { type: 'items', feed: number, ...told } : { type: 'state', feed: number, ...told },
      ),
    );
    const opened: OpenFeed = { inspection, feed, tellState: () => tell(feed.state()) };
    opened.tellState();
    feeds.set(number, opened);
    return null;
  };
  const check = async (opened: OpenFeed): Promise<boolean> => {
    if (reader !== null) await prepareSearch(reader.context, opened.feed);
    const isOther = await opened.feed.check();
    if (isOther) opened.tellState();
    keepSoon(opened);
    return isOther;
  };
  const follow = async (opened: OpenFeed): Promise<boolean> => {
    const isOther = await opened.feed.follow();
    if (!isOther) return false;
    opened.tellState();
    keepSoon(opened);
    return true;
  };
  const work = async ({ name, given }: ReadingJobMessage): Promise<unknown> => {
    if (name === 'list') return readerWith(given).reading.list();
    if (name === 'open') return open(given.feed, given.inspection, given);
    const opened = feeds.get(given.feed);
    // Closed meanwhile, as when another inspection was chosen: nobody waits for it.
    if (opened === undefined) return name === 'find' ? new Set() : false;
    if (name === 'find') return opened.feed.find(given.query);
    if (name === 'follow') return follow(opened);
    if (name === 'check') return check(opened);
    clearTimeout(opened.timer);
    opened.feed.close();
    feeds.delete(given.feed);
    return null;
  };
  addEventListener('message', ({ data }: MessageEvent<ReadingJobMessage>) => {
    work(data).then(
      (outcome) => answer({ type: 'done', id: data.id, outcome }),
      (fault: unknown) =>
        answer({ type: 'failed', id: data.id, fault: fault instanceof Error ? fault.name : 'Error' }),
    );
  });
}

/** Ahead of the first search, with pauses in which others are answered. */
async function prepareSearch(context: StoreContext, { state }: InspectionFeed): Promise<void> {
  const standing = state();
  const frameworks = await frameworksOf(context, standing);
  if (frameworks === null) return;
  for (const [index, item] of standing.items.entries()) {
    searchTextOf(item, { state: standing, ...frameworks });
    if (index % textsAtOnce === textsAtOnce - 1) await new Promise((resolve) => setTimeout(resolve));
  }
}
