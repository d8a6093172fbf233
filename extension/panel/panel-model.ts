import { type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { Change } from '../../shared/ledger/change.ts';
import type { InspectionState } from '../../shared/ledger/inspection-state.ts';
import type { Choices, InspectionSummary, OpenInspection, Person, Store } from '../store/store.ts';
import { storeErrorSentence } from './import-sentences.ts';

/** What the panel needs from outside itself. */
export interface PanelEffects {
  readonly store: Store;
  now(): number;
  /** 32 random hex digits. */
  newId(): string;
  download(fileName: string, bytes: Uint8Array<ArrayBuffer>): void;
  /** The keys that the browser really assigned to "clip"; null where there are none. */
  commandShortcut(): Promise<string | null>;
  print(): void;
  /** The address of this page as a tab; null where it is one already. */
  readonly fullTabUrl: string | null;
}

export type Place = 'to-sort' | 'evidence' | 'sessions' | 'cases' | 'findings' | 'files';

export interface Notice {
  readonly text: string;
  readonly level: 'info' | 'problem';
}

export interface CurrentInspection {
  readonly inspection: OpenInspection;
  readonly state: InspectionState;
}

/** What every view of an inspection is given. */
export interface ViewProps extends CurrentInspection {
  readonly panel: PanelModel;
}

export interface PanelModel {
  readonly effects: PanelEffects;
  readonly isReady: ReadonlySignal<boolean>;
  readonly person: ReadonlySignal<Person | null>;
  readonly inspections: ReadonlySignal<readonly InspectionSummary[]>;
  readonly current: ReadonlySignal<CurrentInspection | null>;
  readonly choices: ReadonlySignal<Choices>;
  readonly savedAtMs: ReadonlySignal<number | null>;
  readonly notice: ReadonlySignal<Notice | null>;
  readonly place: ReadonlySignal<Place>;
  /** The item that is being worked on; undefined until one is chosen, null when it was put down. */
  readonly inHand: ReadonlySignal<string | null | undefined>;
  /** In which of a view's lists it was taken up: an item may stand in several. */
  readonly inHandOf: ReadonlySignal<string>;
  /** True until the criteria field of the item in hand has taken the focus. */
  readonly wantsFocus: Signal<boolean>;
  load(): Promise<void>;
  savePerson(person: { readonly name: string; readonly role: string }): Promise<boolean>;
  switchTo(inspection: string): Promise<void>;
  /** Reads again which inspections there are, then shows this one. */
  showInspection(id: string): Promise<void>;
  /**
   * True when it is on disk; otherwise a line says why not. The inspection is named by the view, so that words typed in
   * one never reach another, however late they are recorded.
   */
  record(inspection: OpenInspection, changes: readonly Change[]): Promise<boolean>;
  choose(inspection: OpenInspection, choices: Partial<Choices>): Promise<void>;
  goTo(place: Place): void;
  takeInHand(item: string | null, list?: string): void;
  saved(atMs: number): void;
  tell(notice: Notice | null): void;
}

const noChoices: Choices = { method: null, area: null, case: null, session: null };

export function createPanelModel(effects: PanelEffects): PanelModel {
  const { store } = effects;
  const isReady = signal(false);
  const person = signal<Person | null>(null);
  const inspections = signal<readonly InspectionSummary[]>([]);
  const current = signal<CurrentInspection | null>(null);
  const choices = signal<Choices>(noChoices);
  const savedAtMs = signal<number | null>(null);
  const notice = signal<Notice | null>(null);
  const place = signal<Place>('to-sort');
  const inHand = signal<string | null | undefined>(undefined);
  const inHandOf = signal('');
  const wantsFocus = signal(false);
  let stop = () => {};

  const tell = (next: Notice | null) => {
    notice.value = next;
  };

  /** Counts what was chosen here: what was read before that is out of date. */
  let choicesMade = 0;
  const readChoices = async (inspection: OpenInspection) => {
    const madeBefore = choicesMade;
    const read = await inspection.choices();
    if (current.peek()?.inspection === inspection && choicesMade === madeBefore) choices.value = read;
  };

  const show = async (id: string) => {
    const opened = await store.openInspection(id);
    if (!opened.ok) return tell({ level: 'problem', text: storeErrorSentence(opened.error) });
    stop();
    current.peek()?.inspection.close();
    const inspection = opened.value;
    inHand.value = undefined;
    choices.value = noChoices;
    current.value = { inspection, state: inspection.state() };
    stop = inspection.subscribe(() => {
      current.value = { inspection, state: inspection.state() };
      void readChoices(inspection);
    });
    await readChoices(inspection);
  };

  const model: PanelModel = {
    ...{
      effects,
      isReady,
      person,
      inspections,
      current,
      choices,
      savedAtMs,
      notice,
      place,
      inHand,
      inHandOf,
      wantsFocus,
    },
    async load() {
      person.value = await store.readPerson();
      inspections.value = await store.listInspections();
      const standing = await store.currentInspection();
      const [first] = inspections.value;
      if (standing !== null) await show(standing);
      else if (first !== undefined) await model.switchTo(first.id);
      isReady.value = true;
    },
    async savePerson(next) {
      const saved = await store.savePerson(next);
      if (saved.ok) person.value = saved.value;
      else tell({ level: 'problem', text: storeErrorSentence(saved.error) });
      return saved.ok;
    },
    async switchTo(id) {
      await store.setCurrentInspection(id);
      await show(id);
    },
    async showInspection(id) {
      inspections.value = await store.listInspections();
      await model.switchTo(id);
    },
    async record(inspection, changes) {
      const recorded = await inspection.record(changes);
      if (recorded.ok) model.saved(recorded.value.savedAtMs);
      else tell({ level: 'problem', text: storeErrorSentence(recorded.error) });
      return recorded.ok;
    },
    async choose(inspection, next) {
      choicesMade += 1;
      choices.value = { ...choices.peek(), ...next };
      const chosen = await inspection.choose(next);
      choicesMade += 1;
      if (chosen.ok) model.saved(chosen.value.savedAtMs);
      else tell({ level: 'problem', text: storeErrorSentence(chosen.error) });
    },
    goTo(next) {
      if (place.peek() !== next) inHand.value = undefined;
      if (notice.peek()?.level === 'info') tell(null);
      place.value = next;
    },
    takeInHand(item, list = '') {
      inHand.value = item;
      inHandOf.value = list;
    },
    saved(atMs) {
      savedAtMs.value = Math.max(atMs, savedAtMs.peek() ?? 0);
    },
    tell,
  };
  return model;
}
