import { type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { Change } from '../../shared/ledger/change.ts';
import type { InspectionState } from '../../shared/ledger/inspection-state.ts';
import type { Result } from '../../shared/result.ts';
import type { RecoveryRequest } from '../locking/make-recovery-file.ts';
import type { SecurityKeyAccess } from '../locking/security-key-access.ts';
import type { MarksAccess } from '../marks/marks-access.ts';
import type { PdfTab } from '../store/announcements.ts';
import type { Choices, InspectionSummary, Leaving, OpenInspection, Person, Store } from '../store/store.ts';
import type { PdfToOpen } from '../viewer/open-viewer.ts';
import type { Brought } from './brought.ts';
import { ownFaultSentence, storageShutSentence } from './failure-sentences.ts';
import { storeErrorSentence } from './import-sentences.ts';

/** What the panel needs from outside itself. */
export interface PanelEffects {
  readonly store: Store;
  now(): number;
  /** 32 random hex digits. */
  newId(): string;
  download(fileName: string, bytes: Uint8Array<ArrayBuffer>): void;
  /** To the pane in Excel on the web; what comes of it is told as a notice. */
  sendToWorkbook(
    inspection: string,
    given: { readonly reason: string; readonly leaving: Promise<Leaving> },
  ): Promise<void>;
  /** The keys that the browser really assigned to "clip"; null where there are none. */
  commandShortcut(): Promise<string | null>;
  print(): void;
  /** The clips of the page in front: what became of them. */
  readonly marks: MarksAccess;
  /** Lets the person point out a part of the page in front; what comes of it is told as a notice. */
  pickPart(): Promise<void>;
  /** Opens the PDF viewer in a tab; gives the sentence that says why not, null when it is open. */
  openViewer(pdf: PdfToOpen): Promise<string | null>;
  /** Everything that is read is put away until the passphrase is given again. */
  lock(): Promise<void>;
  /** Gives the sentence that says why not, null when it is changed. */
  changePassphrase(words: { readonly from: string; readonly to: string }): Promise<string | null>;
  /** Null where this browser lets no extension ask a security key. */
  securityKey(): Promise<SecurityKeyAccess | null>;
  /** The bytes of a recovery file, or the sentence that says why there are none. */
  makeRecoveryFile(request: RecoveryRequest): Promise<Result<Uint8Array<ArrayBuffer>, string>>;
  /** The address of this page as a tab; null where it is one already. */
  readonly fullTabUrl: string | null;
  /** Keeps half-typed words of one window apart from those of another; the same after a restart. */
  readonly draftSuffix: string;
  /** Where the window with this suffix is closed, its half-typed words are offered here. */
  closedDraftSuffix(): Promise<string | null>;
}

export type Place = 'to-sort' | 'evidence' | 'sessions' | 'cases' | 'findings' | 'files' | 'brought';

export interface Notice {
  readonly text: string;
  readonly level: 'info' | 'problem';
  /** A PDF that the viewer is offered for. */
  readonly pdf?: PdfTab;
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
  /** Why nothing can be shown; null when all is well. */
  readonly failure: ReadonlySignal<string | null>;
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
  /** What was dropped, pasted or chosen and is not read yet: the first is in hand. */
  readonly brought: Signal<readonly Brought[]>;
  /** True until the criteria field of the item in hand has taken the focus. */
  readonly wantsFocus: Signal<boolean>;
  load(): Promise<void>;
  savePerson(person: { readonly name: string; readonly role: string }): Promise<boolean>;
  switchTo(inspection: string): Promise<void>;
  /** Shows this one, then reads again which inspections there are. */
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
  const failure = signal<string | null>(null);
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
  const brought = signal<readonly Brought[]>([]);
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

  const tellFault = (error: unknown) => tell({ level: 'problem', text: ownFaultSentence(error) });

  /** Counts what was asked for: only the inspection asked for last is shown and stored as the one to clip into. */
  let shownNumber = 0;
  let showing: Promise<unknown> = Promise.resolve();
  const show = (id: string): Promise<void> => {
    shownNumber += 1;
    const number = shownNumber;
    const shown = showing.then(() => showUnlessLate(id, () => number !== shownNumber));
    showing = shown.catch(() => undefined);
    return shown;
  };
  const showUnlessLate = async (id: string, isLate: () => boolean) => {
    if (isLate()) return;
    const opened = await store.openInspection(id);
    if (opened.ok && !isLate()) await store.setCurrentInspection(id);
    if (isLate()) return opened.ok ? opened.value.close() : undefined;
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
    // What was read from snapshots is compared with the rows behind the list.
    inspection.check().catch((error: unknown) => {
      if (current.peek()?.inspection === inspection) failure.value = storageShutSentence(error);
    });
    await readChoices(inspection);
  };

  const model: PanelModel = {
    ...{
      effects,
      isReady,
      failure,
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
      brought,
    },
    async load() {
      failure.value = null;
      try {
        person.value = await store.readPerson();
        const chosen = await store.currentInspection();
        if (chosen === null) inspections.value = await store.listInspections();
        const standing = chosen ?? inspections.value[0]?.id;
        if (standing !== undefined) await show(standing);
        isReady.value = true;
        // To count what is in the others they are all read: nobody waits for that.
        if (chosen !== null) inspections.value = await store.listInspections();
      } catch (error) {
        failure.value = storageShutSentence(error);
      }
    },
    async savePerson(next) {
      const saved = await store.savePerson(next);
      if (!saved.ok) tell({ level: 'problem', text: storeErrorSentence(saved.error) });
      else {
        const before = person.peek();
        person.value = saved.value;
        // An open inspection goes on under the name that it was opened with.
        const standing = current.peek()?.inspection.id;
        const isOther = before?.name !== next.name || before.role !== next.role;
        if (isOther && standing !== undefined) await model.switchTo(standing);
      }
      return saved.ok;
    },
    async switchTo(id) {
      await show(id).catch(tellFault);
    },
    async showInspection(id) {
      await model.switchTo(id);
      try {
        inspections.value = await store.listInspections();
      } catch (error) {
        tellFault(error);
      }
    },
    async record(inspection, changes) {
      try {
        const recorded = await inspection.record(changes);
        if (recorded.ok) model.saved(recorded.value.savedAtMs);
        else tell({ level: 'problem', text: storeErrorSentence(recorded.error) });
        return recorded.ok;
      } catch (error) {
        tellFault(error);
        return false;
      }
    },
    async choose(inspection, next) {
      choicesMade += 1;
      choices.value = { ...choices.peek(), ...next };
      try {
        const chosen = await inspection.choose(next);
        if (chosen.ok) model.saved(chosen.value.savedAtMs);
        else tell({ level: 'problem', text: storeErrorSentence(chosen.error) });
      } catch (error) {
        tellFault(error);
      } finally {
        choicesMade += 1;
      }
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
      savedAtMs.value = atMs;
    },
    tell,
  };
  return model;
}
