import { useEffect, useState } from 'preact/hooks';
import type { Result } from '../../shared/result.ts';
import type { WorkbookError } from '../workbook/workbook.ts';
import { errorName } from './error-name.ts';
import { workbookErrorToSentence } from './workbook-sentences.ts';

/** What a view reads for itself: null until it is there; the earlier reading stands while a later one is on its way. */
export interface ViewReading<T> {
  readonly value: T | null;
  readonly problem: string | null;
}

/** Reads when the view opens and whenever `since` changes; an answer that comes late is dropped. */
export function useReading<T>(
  read: () => Promise<Result<T, WorkbookError>>,
  since: readonly unknown[],
): ViewReading<T> {
  const [state, setState] = useState<ViewReading<T>>({ value: null, problem: null });
  useEffect(() => {
    let isWanted = true;
    const fail = (problem: string) => setState(({ value }) => ({ value, problem }));
    read().then(
      (reading) => {
        if (!isWanted) return;
        if (reading.ok) setState({ value: reading.value, problem: null });
        else fail(workbookErrorToSentence(reading.error));
      },
      (thrown: unknown) => {
        if (isWanted) fail(`The sheets could not be read (${errorName(thrown)}). Press “Read again”.`);
      },
    );
    return () => {
      isWanted = false;
    };
  }, since);
  return state;
}
