import type { InspectionState } from '../../shared/ledger/inspection-state.ts';
import { onVaultChange } from '../store/browser-vault.ts';
import type { InspectionFeed, Reading } from '../store/inspection-feed.ts';
import { sealingOf } from '../store/sealing.ts';
import type { StoreContext } from '../store/store-context.ts';
import type { Reach, ReadingAnswer, ReadingJobMessage, ReadingJobName, ReadingJobs } from './reading-jobs.ts';
import { createStateKeeper } from './tell-state.ts';

interface Waiting {
  readonly resolve: (outcome: unknown) => void;
  readonly reject: (error: Error) => void;
}

interface Listening {
  readonly keeper: ReturnType<typeof createStateKeeper>;
  state: InspectionState | null;
}

/** Reads in a worker that is begun with the page, behind the lock screen, and ends at once where Plumbline is locked. */
export function readInWorker(context: StoreContext): Reading {
  const waiting = new Map<number, Waiting>();
  const listening = new Map<number, Listening>();
  let count = 0;

  const fail = (id: number, fault: string) => {
    const error = new Error('The worker that reads what is kept failed');
    error.name = fault;
    waiting.get(id)?.reject(error);
    waiting.delete(id);
  };
  const failAll = (fault: string) => {
    for (const id of [...waiting.keys()]) fail(id, fault);
  };
  const take = (answer: ReadingAnswer) => {
    if (answer.type === 'failed') return fail(answer.id, answer.fault);
    if (answer.type === 'done') {
      waiting.get(answer.id)?.resolve(answer.outcome);
      waiting.delete(answer.id);
      return;
    }
    const listener = listening.get(answer.feed);
    if (listener === undefined) return;
    if (answer.type === 'items') listener.keeper.takeItems(answer.items);
    else listener.state = listener.keeper.takeState(answer);
  };
  const worker = new Worker('/reading-worker.js');
  worker.addEventListener('message', ({ data }: MessageEvent<ReadingAnswer>) => take(data));
  worker.addEventListener('error', () => failAll('WorkerError'));
  const ask = <Name extends ReadingJobName>(name: Name, given: ReadingJobs[Name]['given']) =>
    new Promise<ReadingJobs[Name]['outcome']>((resolve, reject) => {
      const id = count++;
      waiting.set(id, { resolve: resolve as Waiting['resolve'], reject });
      worker.postMessage({ id, name, given } as ReadingJobMessage);
    });
  // Who waits for an answer is on a page that a lock loads anew.
  onVaultChange((isOpen) => {
    if (!isOpen) worker.terminate();
  });

  const reach = async (): Promise<Reach> => {
    const { keys } = await sealingOf(context);
    // Its name is known once it is open.
    await context.database.open();
    return { keys, databaseName: context.database.name };
  };

  const open = async (inspection: string): Promise<InspectionFeed> => {
    const given = await reach();
    const feed = count++;
    const listener: Listening = { keeper: createStateKeeper(), state: null };
    listening.set(feed, listener);
    await ask('open', { feed, inspection, ...given }).catch((error: unknown) => {
      listening.delete(feed);
      throw error;
    });
    return {
      state: () => stateOf(listener),
      follow: () => ask('follow', { feed }),
      find: (query) => ask('find', { feed, query }),
      check: () => ask('check', { feed }),
      close: () => {
        listening.delete(feed);
        void ask('close', { feed });
      },
    };
  };
  return { open, list: async () => ask('list', await reach()) };
}

function stateOf({ state }: Listening): InspectionState {
  if (state === null) throw new RangeError('a state is told before an inspection counts as open');
  return state;
}
