import type { Reading } from './inspection-feed.ts';
import type { StoreContext } from './store-context.ts';

/** Reads in this very thread; what that takes comes with its first use, since the panel reads in a worker. */
export function readHereLater(context: StoreContext): Reading {
  let reading: Promise<Reading> | null = null;
  const there = () => {
    reading ??= import('./read-here.ts').then(({ readHere }) => readHere(context));
    return reading;
  };
  return {
    open: async (inspection) => (await there()).open(inspection),
    list: async () => (await there()).list(),
  };
}
