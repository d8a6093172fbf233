import type { ConsultationWay } from '../../shared/evidence/subject-fields.ts';
import { type Change, setFields } from '../../shared/ledger/change.ts';
import { clockToMs } from '../../shared/ledger/clock.ts';
import type { Entry } from '../../shared/ledger/entry.ts';
import { ok, type Result } from '../../shared/result.ts';
import { announce } from './announcements.ts';
import { contentsOf, entriesBetween, readLogs } from './inspection-reader.ts';
import { unlessLocked } from './sealing.ts';
import type { Saved, StoreError } from './store.ts';
import type { StoreContext } from './store-context.ts';

/** One look at evidence. */
export interface Look {
  readonly way: ConsultationWay;
  readonly items?: readonly string[];
  readonly itemCount?: number;
  readonly about?: string;
}

/** The same look by the same person is noted once in this time, over all windows and restarts of this browser. */
export const onceInMs = 3600_000;
/** What is looked at together is written together: an item with its pictures. Also, the reading is drawn first. */
const gatherMs = 100;

interface NotesMeans {
  readonly inspection: string;
  actor(): Promise<string>;
  /** One strict transaction. */
  write(changes: readonly Change[]): Promise<Result<Saved, StoreError>>;
}

export interface ConsultationNotes {
  /** Returns at once: the reading does not wait for its note. */
  note(look: Look): void;
  /** Resolves when all that was noted so far is on the disk, or was refused. */
  settle(): Promise<void>;
}

/**
 * Writes who looked at what. Looks gather for a moment and go into one strict transaction; what was refused (a full
 * disk) waits for the next look, and the person is told; of a lock they know, and the page that looked is gone with it.
 */
export function createConsultationNotes(context: StoreContext, means: NotesMeans): ConsultationNotes {
  const recent = createRecentLooks(context, means);
  const waiting = new Map<string, Look>();
  let writing: Promise<void> = Promise.resolve();
  let isAsked = false;
  const writeWaiting = async () => {
    isAsked = false;
    const batch = new Map(waiting);
    if (batch.size === 0) return;
    const saved = await unlessLocked(() => write(batch));
    if (saved.ok) for (const key of batch.keys()) waiting.delete(key);
    else if (saved.error.type !== 'locked') announce(notNoted);
  };
  const write = async (batch: ReadonlyMap<string, Look>): Promise<Result<unknown, StoreError>> => {
    const standing = await recent.read();
    const changes = [...batch].flatMap(([key, look]) => (standing.has(key) ? [] : [toChange(context, look)]));
    return changes.length === 0 ? ok(null) : means.write(changes);
  };
  const settle = () => {
    writing = writing.then(() => oneWindow(writeWaiting)).catch(() => announce(notNoted));
    return writing;
  };
  return {
    note: (look) => {
      waiting.set(keyOf(look), look);
      if (isAsked) return;
      isAsked = true;
      setTimeout(() => void settle(), gatherMs);
    },
    settle,
  };
}

const notNoted = {
  type: 'notice',
  level: 'problem',
  text: 'What was just opened could not be noted in the record of who has seen what. Free some space on this computer: it is noted with the next thing that you open.',
} as const;

/** Two windows that show the same would else both find that nobody has noted it yet. */
const oneWindow = <T>(work: () => Promise<T>): Promise<T> =>
  navigator.locks.request('plumbline-looks', work) as Promise<T>;

const toChange = ({ effects }: StoreContext, look: Look): Change => {
  const { way, items = [], itemCount = items.length, about = '' } = look;
  return setFields('consultation', { id: effects.newId() }, { way, items, itemCount, about });
};

const keyOf = ({ way, items = [], about = '' }: Look): string => `${way} ${about} ${items.join()}`;

/** Read at a time, from the end of the log back to an hour ago. */
const entriesAtOnce = 64;

/** The looks of the last hour, from this computer's own log: read once, then only what was added. */
function createRecentLooks(context: StoreContext, { inspection, actor }: NotesMeans) {
  const { effects } = context;
  const noted = new Map<string, number>();
  let readTo = 0;
  return {
    async read(): Promise<ReadonlySet<string>> {
      const sinceMs = effects.now() - onceInMs;
      const own = (await readLogs(context, inspection)).find(({ seed }) => seed !== null);
      if (own === undefined) return new Set();
      const entries = await entriesSince(context, own, { readTo, sinceMs });
      readTo = own.size;
      const person = await actor();
      const looks = entries.filter((entry) => entry.kind === 'consultation-set' && entry.actor === person);
      const contents = await contentsOf(context, looks);
      for (const { clock, body } of looks) {
        const content = contents.get(body.content?.commitment ?? '');
        if (content === undefined) continue;
        const key = keyOf(JSON.parse(content.json) as Look);
        noted.set(key, Math.max(noted.get(key) ?? 0, clockToMs(clock)));
      }
      return new Set([...noted].flatMap(([key, atMs]) => (atMs < sinceMs ? [] : [key])));
    },
  };
}

/** Within a log clocks rise: where the first of a stretch is too old, all before it are. */
async function entriesSince(
  context: StoreContext,
  { log, size }: { readonly log: string; readonly size: number },
  { readTo, sinceMs }: { readonly readTo: number; readonly sinceMs: number },
): Promise<readonly Entry[]> {
  const found: Entry[] = [];
  for (let to = size; to > readTo; to -= entriesAtOnce) {
    const entries = await entriesBetween(context, log, { from: Math.max(readTo, to - entriesAtOnce), to });
    found.push(...entries);
    if (clockToMs(entries[0]?.clock ?? '') < sinceMs) break;
  }
  return found;
}
