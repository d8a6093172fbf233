import { type Signal, signal } from '@preact/signals';
import type { TableProposalRow } from '../../proposals/propose-table.ts';
import { afterPause } from '../after-pause.ts';
import { errorName } from '../error-name.ts';
import type { Pane } from '../pane.ts';
import type { ChartMade } from './chart-measures.ts';
import type { Look } from './find-measures.ts';
import { faultSentence } from './measure-fault.ts';
import { type MeasureLine, readMeasureList } from './measure-list.ts';
import type { Selected } from './read-selected.ts';

/** What is about to be bound: one figure, or rows of a table. */
export interface Binding {
  readonly form: string;
  readonly selected: Selected;
  readonly rows: readonly TableProposalRow[];
  /** Of a whole table, the column that its values stand in; null where each column is a measure of its own. */
  readonly column: number | null;
  readonly isWholeTable: boolean;
}

/** What the view of measures holds while a person goes to another view and comes back. */
export interface Room {
  /** undefined until it was read. */
  readonly lines: Signal<readonly MeasureLine[] | undefined>;
  /** Why it could not be read, in a sentence. */
  readonly fault: Signal<string | null>;
  readonly binding: Signal<Binding | null>;
  /** Several tables were selected at once: which of them is meant. */
  readonly choice: Signal<Selected | null>;
  readonly look: Signal<Look | null>;
  readonly made: Signal<ChartMade | null>;
  /** The figures were looked through since the pane was opened: PL Checks is worth a look. */
  readonly checked: Signal<boolean>;
}

const rooms = new WeakMap<Pane, Room>();

export function roomOf(pane: Pane): Room {
  const known = rooms.get(pane);
  if (known !== undefined) return known;
  const room: Room = {
    lines: signal(undefined),
    fault: signal(null),
    binding: signal(null),
    choice: signal(null),
    look: signal(null),
    made: signal(null),
    checked: signal(false),
  };
  rooms.set(pane, room);
  return room;
}

/** A drag-fill over a column is one reading. */
const pauseMs = 400;

const watched = new WeakSet<Pane>();

/** Follows the force's own cells from now on; a host that cannot watch is read by hand, as it was. */
export async function watchRoom(pane: Pane): Promise<void> {
  if (watched.has(pane)) return;
  watched.add(pane);
  const edited = afterPause(
    () => {
      if (pane.view.value === 'measures' && pane.reading.value) void readRoomSafely(pane);
    },
    pauseMs,
    pane.timers,
  );
  const watching = await pane.access.watchAll(edited);
  if (!watching.ok) watched.delete(pane);
}

export const readRoomSafely = (pane: Pane): Promise<void> =>
  readRoom(pane).catch((thrown: unknown) => {
    const { fault } = roomOf(pane);
    fault.value = `The measures could not be read (${errorName(thrown)}). Press “Read again”.`;
  });

export async function readRoom(pane: Pane): Promise<void> {
  const { lines, fault } = roomOf(pane);
  const read = await readMeasureList(pane.access);
  fault.value = read.ok ? null : faultSentence(read.error);
  if (read.ok) lines.value = read.value;
}
