import { type Signal, signal } from '@preact/signals';
import type { Layer } from '../../shared/evidence/subject-fields.ts';
import type { AskedCell } from '../sheets/force-layer.ts';
import type { ForceOffer } from '../sheets/import-evidence.ts';
import { afterPause, type Timers } from './after-pause.ts';
import type { Draft, DraftStore } from './drafts.ts';
import { errorName } from './error-name.ts';
import type { EvidenceFile, InspectionSheets } from './inspection-sheets.ts';
import type { NoticeText } from './notice.tsx';
import type { PaneReading } from './pane-reading.ts';
import type { Person, PersonStore } from './person.ts';
import type { WorkbookAccess } from './workbook-access.ts';
import { workbookErrorToSentence } from './workbook-sentences.ts';

export type PaneView = 'evidence' | 'measures' | 'cases' | 'judgments' | 'grades';

export interface PaneEffects {
  readonly sheets: InspectionSheets;
  /** For the commands of views that are loaded when they are opened. */
  readonly access: WorkbookAccess;
  readonly people: PersonStore;
  readonly drafts: DraftStore;
  readonly now: () => Date;
  readonly randomBytes: (length: number) => Uint8Array;
  readonly timers: Timers;
}

export interface ForceFile {
  readonly file: EvidenceFile;
  readonly offer: ForceOffer;
  /** Once the force's layer was taken: what was typed here and differs. */
  readonly asked: readonly AskedCell[] | null;
}

/** One form's own words in the drafts: no other form's, no other inspection's. */
export interface FormDraft {
  read(): Draft | null;
  keep(draft: Draft): void;
  forget(): void;
}

/**
 * What the views show and do. One thing is done at a time, its outcome is one notice; controls pressed meanwhile do
 * nothing but keep the focus, which a disabled control would lose.
 */
export interface Pane extends PaneEffects {
  /** undefined while the workbook has not been read yet; null where it has none of our sheets. */
  readonly reading: Signal<PaneReading | null | undefined>;
  readonly view: Signal<PaneView>;
  readonly layer: Signal<Layer>;
  readonly person: Signal<Person | null>;
  readonly notice: Signal<NoticeText | null>;
  /** What is being done, in words; shown when it takes longer than a moment. */
  readonly busy: Signal<string | null>;
  /** The inline form that is open: only one at a time. */
  readonly openForm: Signal<string | null>;
  /** The form that was just closed: its opener takes the focus back. */
  readonly formToReturnTo: Signal<string | null>;
  /** A file of another inspection, refused, whose inspection this untouched workbook could still become. */
  readonly adoptable: Signal<EvidenceFile | null>;
  /** A file of an earlier inspection that this one is to start from. */
  readonly earlier: Signal<EvidenceFile | null>;
  /** A file that was brought in, and what it holds of the force's layer that was not taken. */
  readonly forceFile: Signal<ForceFile | null>;
  draftOf(form: string): FormDraft;
  /** What was typed stays in the form's draft. */
  closeForm(): void;
  /** After its words were written: they are no draft any more. */
  finishForm(form: string): void;
  /** Reads the workbook again; 'grades' leaves the counts of evidence as they are. */
  refresh(what?: 'grades'): Promise<void>;
  run(what: string, work: () => Promise<NoticeText | null>): Promise<void>;
}

/** Long enough for a drag-fill over a column to be one reading, short enough to feel immediate. */
const pauseMs = 400;

export function createPane(effects: PaneEffects): Pane {
  const { sheets, people, drafts, timers } = effects;
  let isWatching = false;

  const pane: Pane = {
    ...effects,
    reading: signal(undefined),
    view: signal<PaneView>('evidence'),
    layer: signal<Layer>('inspector'),
    person: signal(people.read()),
    notice: signal(null),
    busy: signal(null),
    openForm: signal(null),
    formToReturnTo: signal(null),
    adoptable: signal(null),
    earlier: signal(null),
    forceFile: signal(null),
    draftOf(form) {
      const key = `${pane.reading.value?.inspection.id ?? 'none'} ${form}`;
      return {
        read: () => drafts.read(key),
        keep: (draft) => drafts.keep(key, draft),
        forget: () => drafts.forget(key),
      };
    },
    closeForm() {
      pane.formToReturnTo.value = pane.openForm.value;
      pane.openForm.value = null;
    },
    finishForm(form) {
      pane.draftOf(form).forget();
      if (pane.openForm.value === form) pane.closeForm();
    },
    async refresh(what) {
      const reading = await sheets.read(what === 'grades' ? (pane.reading.value ?? null) : null);
      if (!reading.ok) {
        pane.notice.value = problem(workbookErrorToSentence(reading.error));
        return;
      }
      pane.reading.value = reading.value;
      if (reading.value === null) isWatching = false;
      else await startWatching();
    },
    async run(what, work) {
      if (pane.busy.value !== null) return;
      pane.busy.value = what;
      pane.notice.value = null;
      try {
        pane.notice.value = await work();
      } catch (thrown) {
        pane.notice.value = problem(bugSentence(thrown));
      } finally {
        pane.busy.value = null;
      }
    },
  };

  const edited = afterPause(
    () => {
      pane.refresh('grades').catch((thrown: unknown) => {
        pane.notice.value = problem(bugSentence(thrown));
      });
    },
    pauseMs,
    timers,
  );

  async function startWatching(): Promise<void> {
    if (isWatching) return;
    isWatching = true;
    const watching = await sheets.watch(edited);
    if (!watching.ok) isWatching = false;
  }

  return pane;
}

export const problem = (...lines: readonly string[]): NoticeText => ({ kind: 'problem', lines });
/** A problem with what was typed in one field of the open form. */
export const problemAt = (field: string, ...lines: readonly string[]): NoticeText => ({
  ...problem(...lines),
  field,
});
export const done = (...lines: readonly string[]): NoticeText => ({ kind: 'done', lines });

const bugSentence = (thrown: unknown): string =>
  `Something went wrong inside Plumbline (${errorName(thrown)}). Press “Read again”; if it happens again, pass this sentence on.`;
