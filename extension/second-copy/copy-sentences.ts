import { longTime, shortTime } from '../panel/format-date.ts';
import { counted } from '../panel/plain-words.ts';
import type { CopyFault, PlaceStatus } from './copy-status.ts';

/** Why a copy is not as new as what is kept here, and what to do. */
export function copyFaultSentence(fault: CopyFault): string {
  switch (fault.type) {
    case 'database-lacks':
      return `What is kept in this browser lacks ${counted(fault.entries, 'entry', 'entries')} that the second copy has. The copy is left as it is. Restart the browser; if this is said again, press “Rebuild from a copy”.`;
    case 'rows-broken':
      return 'Something that is kept in this browser cannot be read any more. The second copy is left as it is. Restart the browser; if this is said again, press “Rebuild from a copy”.';
    case 'copy-newer':
      return 'The second copy was written by a newer Plumbline, and is left as it is. Update Plumbline.';
    case 'asks':
      return 'The browser asks for your leave again before anything more is copied into the folder.';
    case 'failed':
      return fault.reason === 'QuotaExceededError'
        ? 'The second copy is behind: the disk is full. Free some space; it goes on by itself.'
        : `The second copy is behind: it could not be written (${fault.reason}). Plumbline tries again every minute.`;
  }
}

/** How a copy stands, in one line. `whole` says what is kept here, and with that in the copy. */
export function copyStatusSentence(
  { currentAtMs, verifiedAtMs, fault }: PlaceStatus,
  whole: string,
  nowMs: number,
): string {
  if (fault !== null) return copyFaultSentence(fault);
  if (currentAtMs === null) return 'Being written …';
  const checked = verifiedAtMs === null ? 'not read back yet' : `verified ${dayAndTime(verifiedAtMs, nowMs)}`;
  return `${whole}, ${checked}.`;
}

const dayMs = 24 * 3600 * 1000;

const dayAndTime = (ms: number, nowMs: number): string => {
  if (nowMs - ms > dayMs) return longTime(ms);
  const words = shortTime(ms, nowMs);
  return words.includes(',') ? words : `today ${words}`;
};
