import { shippedFrameworks } from '../../../../shared/criteria/catalogue.ts';
import type { Framework } from '../../../../shared/criteria/framework.ts';
import type { Direction } from '../../../../shared/evidence/item.ts';
import type { InspectionState, ItemState, Subject } from '../../../../shared/ledger/inspection-state.ts';

const published = (id: string): Framework => {
  const framework = shippedFrameworks.find((one) => one.id === id);
  if (framework === undefined) throw new Error(`${id} ships with the product`);
  return framework;
};

export const framework = published('ncpi-2024');
export const areasFramework = published('ncpi-2020');

const meta = (id: string) => ({
  id,
  refs: [`log:${id}`],
  madeBy: 'actor-a',
  madeAtMs: 0,
  version: `${id}-version`,
});

export const sampleLink = (item: string, criterion: string, direction: Direction = 'neutral') => ({
  ...meta(`${item} ${criterion}`),
  ...{ item, criterion, direction },
});

export function sampleItem(id: string, fields: Partial<ItemState> = {}): ItemState {
  const text = fields.shown?.text ?? `Text of ${id}`;
  return {
    ...meta(id),
    original: { type: 'point', text },
    shown: { text, title: '', source: '', grid: null },
    kept: null,
    redaction: null,
    ...{ note: '', method: null, area: null, case: null, session: null, followUp: null, withdrawn: null },
    gatheredAt: '2026-11-03T10:00:00.000Z',
    links: [],
    ...fields,
  };
}

export const sampleSession = (id: string, fields: Partial<Subject<'session'>> = {}): Subject<'session'> => ({
  ...meta(id),
  ...{ kind: 'interview', title: `Title of ${id}`, roles: '', place: '', eventDate: '2026-11-02' },
  status: 'open',
  ...fields,
});

export const sampleState = (parts: Partial<InspectionState> = {}): InspectionState => ({
  inspection: null,
  actors: new Map([['actor-a', { ...meta('actor-a'), name: 'Robin Sample', role: 'Inspector' }]]),
  ...{ items: [], sessions: [], cases: [], findings: [], judgments: [], awards: [], moderations: [] },
  ...{
    measures: [],
    signOffs: [],
    disclosures: [],
    combinations: [],
    disposals: [],
    looseLinks: [],
    conflicts: [],
  },
  sizes: new Map(),
  ...parts,
});

export const inContext = (parts: Partial<InspectionState> = {}) => ({
  state: sampleState(parts),
  framework,
  areasFramework,
});
