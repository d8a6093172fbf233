import { useEffect, useState } from 'preact/hooks';
import type { Result } from '../../../shared/result.ts';
import type { WorkbookError } from '../../workbook/workbook.ts';
import type { Pane } from '../pane.ts';
import type { PaneReading } from '../pane-reading.ts';
import { readStanding, type Standing } from './standing.ts';

/** Above this many items the whole workbook is not read again after every edit, only when the pane reads it again. */
const mostItemsToFollow = 20_000;

type Read = Result<Standing, WorkbookError>;
/** Several parts of one view need it: it is read once for each reading of the pane. */
const read = new WeakMap<object, Promise<Read>>();

/** null until it has been read the first time; what was read last stands until the next is there. */
export function useStanding(pane: Pane, reading: PaneReading): Read | null {
  const of = reading.counts.items > mostItemsToFollow ? reading.counts : reading;
  const [standing, setStanding] = useState<Read | null>(null);
  useEffect(() => {
    let isWanted = true;
    const reads = read.get(of) ?? readStanding(pane.access);
    read.set(of, reads);
    reads.then(
      (value) => isWanted && setStanding(value),
      () => read.delete(of),
    );
    return () => {
      isWanted = false;
    };
  }, [pane, of]);
  return standing;
}
