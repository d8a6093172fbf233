import type { WorkbookAccess } from '../../../../../excel-addin/taskpane/workbook-access.ts';
import type { FileWorkbook } from '../../../../../excel-addin/workbook/file/file-workbook.ts';
import { setFields } from '../../../../../shared/ledger/change.ts';
import { ok } from '../../../../../shared/result.ts';
import { createChance, createDevice, point, startOf } from '../../../shared/sample-inspection.ts';
import { openSample, takeIn } from '../../sheets/sample-workbook.ts';

export interface EvidenceAccess extends WorkbookAccess {
  readonly workbook: FileWorkbook;
}

/**
 * A force's workbook with evidence taken in: three points from two methods behind a strength of 1.1 and, but for the
 * first, behind an area for improvement of 1.1 and 1.2.
 */
export async function evidenceAccess(): Promise<EvidenceAccess> {
  const device = await createDevice('pane-cases');
  await device.record(startOf(device));
  const items = [device.newId(), device.newId(), device.newId()];
  const ways = ['case-inspection', 'discussion', 'discussion'];
  for (const [index, item] of items.entries())
    await device.record([
      point(item, `Point ${index}`),
      setFields('item', { id: item }, { method: `ncpi-2020/${ways[index]}` }),
    ]);
  const criteria = ['ncpi-2024/leadership/1', 'ncpi-2024/leadership/2'];
  await device.record([
    setFields(
      'finding',
      { id: device.newId() },
      { kind: 'strength', sentence: 'Chiefs ask.', criteria: criteria.slice(0, 1), supporting: items },
    ),
    setFields(
      'finding',
      { id: device.newId() },
      {
        kind: 'area-for-improvement',
        sentence: 'Nobody counts.',
        criteria,
        supporting: items.slice(1),
      },
    ),
  ]);
  const workbook = await openSample();
  const taken = await takeIn(workbook, [device]);
  if (!taken.ok) throw new Error(JSON.stringify(taken.error));
  return accessTo(workbook);
}

function accessTo(workbook: FileWorkbook): EvidenceAccess {
  let memory: string | null = null;
  return {
    workbook,
    memory: {
      read: async () => ok(memory),
      write: async (text) => {
        memory = text;
        return ok(undefined);
      },
    },
    version: '0.1.0',
    now: () => new Date('2026-11-20T09:30:00Z'),
    randomBytes: createChance('access').randomBytes,
    show: async () => ok(true),
    remove: async () => ok([]),
    watch: async () => ok(undefined),
    watchAll: async () => ok(undefined),
    removeRow: async () => ok(false),
    readSelection: async () => ok({ type: 'no-cells' }),
    showCells: async () => ok('shown'),
  };
}

export function expectOk<T>(
  result: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: unknown },
): T {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

/** The values of a table that only repeats others, by header. */
export async function pictureRows(workbook: FileWorkbook, name: 'PlCaseSummary' | 'PlComparison') {
  const { tables } = expectOk(await workbook.read([{ name, columns: 'all' }]));
  return (tables[0]?.rows ?? []).map((row) =>
    Object.fromEntries(Object.entries(row).map(([header, { value }]) => [header, value])),
  );
}
