import { createHash } from 'node:crypto';
import type { Pack } from '../../../shared/exchange/pack.ts';
import {
  type Appended,
  appendChanges,
  emptyHead,
  type LogHead,
  openLog,
  type Writing,
} from '../../../shared/ledger/append.ts';
import { type Change, setFields } from '../../../shared/ledger/change.ts';
import type { LogHeadSeen } from '../../../shared/ledger/checkpoint.ts';
import { laterClock } from '../../../shared/ledger/clock.ts';
import type { ContentRecord } from '../../../shared/ledger/content.ts';
import { createSigner } from '../../../shared/ledger/signing-key.ts';
import type { LogCopy } from '../../../shared/ledger/verify.ts';

/** Chance that is the same in every run: SHA-256 of a counter. */
export function createChance(seed: string) {
  let count = 0;
  const randomBytes = (length: number): Uint8Array<ArrayBuffer> =>
    new Uint8Array(createHash('sha256').update(`${seed} ${count++}`).digest().subarray(0, length));
  return { randomBytes, newId: () => Buffer.from(randomBytes(16)).toString('hex') };
}

export const inspectionId = 'a1'.repeat(16);

/** One device that writes one log, kept in memory. */
export interface Device {
  readonly copy: () => LogCopy;
  readonly contents: () => readonly ContentRecord[];
  readonly seen: () => LogHeadSeen;
  readonly actor: string;
  readonly newId: () => string;
  readonly head: () => LogHead;
  record(
    changes: readonly Change[],
    options?: { nowMs?: number; seen?: readonly LogHeadSeen[]; clock?: string },
  ): Promise<Appended>;
}

export async function createDevice(name: string): Promise<Device> {
  const { randomBytes, newId } = createChance(name);
  const signer = await createSigner(randomBytes(32));
  const actor = newId();
  const lines: string[] = [];
  const notes: string[] = [];
  const contents: ContentRecord[] = [];
  let head: LogHead = emptyHead(newId());
  let root = '';
  const take = (appended: Appended) => {
    head = appended.head;
    root = appended.checkpoint.root;
    lines.push(...appended.lines);
    notes.push(appended.checkpoint.note);
    contents.push(...appended.contents);
    return appended;
  };
  const writing = (nowMs: number, seen: readonly LogHeadSeen[]): Writing => ({
    actor,
    nowMs,
    signer,
    seen,
    randomBytes,
  });
  take(await openLog(head, { inspection: inspectionId, device: newId() }, writing(1_000, [])));
  return {
    actor,
    newId,
    head: () => head,
    copy: () => ({ log: head.log, lines: [...lines], checkpoints: [...notes] }),
    contents: () => [...contents],
    seen: () => ({ log: head.log, size: lines.length, root }),
    record: async (changes, { nowMs = 2_000, seen = [], clock } = {}) => {
      const at = { ...head, clock: laterClock(head.clock, clock ?? null) };
      return take(await appendChanges(at, changes, writing(nowMs, seen)));
    },
  };
}

export const startOf = (device: Device): readonly Change[] => [
  setFields('actor', { id: device.actor }, { name: 'Sample Person', role: 'Inspector' }),
  setFields(
    'inspection',
    { id: inspectionId },
    {
      framework: 'ncpi-2024',
      areasFramework: 'ncpi-2020',
      force: 'Marchshire (fictional)',
      kind: 'inspection',
      startDate: '2026-11-02',
      endDate: '2026-11-13',
    },
  ),
];

export const point = (id: string, text: string): Change =>
  setFields(
    'item',
    { id },
    {
      original: { type: 'point', text },
      shown: { text, title: 'Interview', source: 'Headquarters', grid: null },
      gatheredAt: '2026-11-03T10:00:00.000Z',
    },
  );

export const packOf = (devices: readonly Device[]): Pack => ({
  purpose: 'evidence',
  inspection: inspectionId,
  madeAtMs: 3_000,
  logs: devices.map((device) => device.copy()),
  contents: devices.flatMap((device) => device.contents()),
  attachments: [],
  frameworks: [],
});

export const contentMap = (contents: readonly ContentRecord[]): ReadonlyMap<string, ContentRecord> =>
  new Map(contents.map((content) => [content.commitment, content]));
