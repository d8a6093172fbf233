import { claimedSize } from './checkpoint.ts';
import type { KnewAt } from './custody.ts';
import type { LogId } from './entry.ts';
import type { LogCopy } from './verify.ts';

/** How far each log had seen the others when an entry was written: the signed note that covers the entry says it. */
export function knowledgeOf(copies: readonly Pick<LogCopy, 'log' | 'checkpoints'>[]): KnewAt {
  const notes = new Map(
    copies.map(({ log, checkpoints }) => [
      log,
      checkpoints.map((note) => ({ size: claimedSize(note), note })).sort((a, b) => a.size - b.size),
    ]),
  );
  return (ref) => {
    const [log = '', sequence = ''] = ref.split(':');
    const covering = notes.get(log)?.find(({ size }) => size > Number(sequence));
    return new Map([...seenIn(covering?.note ?? ''), [log, Number(sequence)]]);
  };
}

const seenIn = (note: string): readonly (readonly [LogId, number])[] =>
  [...note.matchAll(/^seen (\S+) (\d+) /gm)].map(([, log = '', size = '']) => [log, Number(size)]);
