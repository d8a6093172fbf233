import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { InspectionState } from '../../shared/ledger/inspection-state.ts';
import { type System, systemOf, typedAddress, withSystem } from '../systems/system-origins.ts';
import {
  grantedSystems,
  isFirefox,
  mayReadSystem,
  requestSystem,
  returnSystem,
  systemInFront,
  systemSentence,
} from '../systems/system-permissions.ts';
import { TextField } from './fields.tsx';
import type { PanelModel, ViewProps } from './panel-model.ts';
import { counted } from './plain-words.ts';

/** Asks for a system and remembers it; the browser's question comes first of all. */
export async function addSystem(panel: PanelModel, system: System): Promise<boolean> {
  const given = await requestSystem(system);
  if (!given.ok) {
    panel.tell({ level: 'problem', text: systemSentence(given.error) });
    return false;
  }
  const { store } = panel.effects;
  await store.saveSystems(withSystem(await store.listSystems(), system));
  panel.tell({
    level: 'info',
    text: `${system.name} was added. Its frames are read from now on, and your clips are marked whenever its pages are opened.`,
  });
  return true;
}

/** The systems that the person gave, and those that they might. */
export function SystemsView({ panel, state }: ViewProps) {
  const added = useSignal<readonly System[]>([]);
  const withheld = useSignal<readonly System[]>([]);
  const offered = useSignal<readonly System[]>([]);
  const inFront = useSignal<System | null>(null);
  const read = async () => {
    const all = await grantedSystems();
    const stored = await panel.effects.store.listSystems();
    const front = await systemInFront();
    added.value = all
      .filter((origin) => !stored.some(({ origins }) => origins.includes(origin)))
      .reduce((systems, origin) => withSystem(systems, { name: hostOf(origin), origins: [origin] }), stored);
    withheld.value = await notAllowed(added.value);
    inFront.value = front;
    offered.value = (await notAllowed([...(front === null ? [] : [front]), ...seenIn(state)]))
      .filter(
        ({ origins }) => !withheld.value.some((one) => origins.every((each) => one.origins.includes(each))),
      )
      .filter((system, index, systems) => systems.findIndex(({ name }) => name === system.name) === index);
  };
  useEffect(() => void read(), [state]);
  const add = (system: System) => addSystem(panel, system).then(read);
  const remove = async (system: System) => {
    const others = added.value.filter(({ name }) => name !== system.name);
    await returnSystem(system, others);
    await panel.effects.store.saveSystems(others);
    await read();
  };
  return (
    <div class="stack">
      <section class="stack-tight" aria-label="Systems added">
        <p class="muted">
          Plumbline reads a page only when you ask it to, and never its frames (parts of a page that come from
          another address). In a system that you add, it reads those too, and marks your clips whenever a page
          is opened again. Your browser asks you once.
        </p>
        {added.value.length === 0 && <p>No system is added yet.</p>}
        <ul class="stack-tight">
          {added.value.map((system) => (
            <li key={system.name} class="pick">
              <div class="row row-spread">
                <strong>{system.name}</strong>
                <button type="button" class="button-plain" onClick={() => void remove(system)}>
                  Remove<span class="visually-hidden"> {system.name}</span>
                </button>
              </div>
              <Origins system={system} />
              {withheld.value.includes(system) && (
                <div class="row">
                  <span class="problem">The browser withholds it now.</span>
                  <button type="button" onClick={() => void add(system)}>
                    Ask again
                  </button>
                </div>
              )}
            </li>
          ))}
        </ul>
      </section>
      {offered.value.length > 0 && (
        <section class="stack-tight rule-above" aria-labelledby="offered-title">
          <h3 id="offered-title">Not added yet</h3>
          {offered.value.map((system) => (
            <div key={system.name} class="row row-spread">
              <span>
                {system.name}
                {system === inFront.value && <span class="muted"> (the page in front)</span>}
                <Origins system={system} />
              </span>
              <button type="button" onClick={() => void add(system)}>
                Add this system<span class="visually-hidden">: {system.name}</span>
              </button>
            </div>
          ))}
        </section>
      )}
      <AddByAddress panel={panel} onAdd={add} />
    </div>
  );
}

async function notAllowed(systems: readonly System[]): Promise<readonly System[]> {
  const allowed = await Promise.all(systems.map(mayReadSystem));
  return systems.filter((_, index) => !allowed[index]);
}

function Origins({ system: { origins } }: { readonly system: System }) {
  const others = origins.slice(1);
  if (others.length === 0) return null;
  return (
    <div class="muted">
      with {counted(others.length, 'address', 'addresses')} of frames: {others.map(hostOf).join(', ')}
    </div>
  );
}

function AddByAddress({
  panel,
  onAdd,
}: {
  readonly panel: PanelModel;
  readonly onAdd: (system: System) => Promise<unknown>;
}) {
  const address = useSignal('');
  return (
    <form
      class="stack-tight rule-above"
      onSubmit={(event) => {
        event.preventDefault();
        const url = typedAddress(address.value);
        const system = url === null ? null : systemOf(url, [], isFirefox);
        if (system !== null) void onAdd(system);
        else panel.tell({ level: 'problem', text: 'That is no address of a web page.' });
      }}
    >
      <TextField
        label="Another system’s address"
        value={address.value}
        hint="As it stands in the browser’s address bar."
        onValue={(value) => {
          address.value = value;
        }}
      />
      <div class="row">
        <button type="submit">Add this address</button>
      </div>
    </form>
  );
}

/** Where clips of this inspection come from, with the frames that could not be read. */
function seenIn({ items }: InspectionState): readonly System[] {
  const systems = items.flatMap(({ original, kept }) => {
    if (original.type !== 'clip') return [];
    const unread = kept?.outcome === 'kept' ? kept.unread.map(({ url }) => url) : [];
    return systemOf(original.pageUrl, unread, isFirefox) ?? [];
  });
  return systems.reduce<readonly System[]>(withSystem, []);
}

const hostOf = (pattern: string): string => pattern.replace(/^[^/]*\/\/|\/\*$/g, '');
