import type { Framework } from '../../shared/criteria/framework.ts';
import type { InspectionKind } from '../../shared/evidence/subject-fields.ts';
import type { InspectionFileError } from '../../shared/exchange/inspection-file.ts';
import type { PackError } from '../../shared/exchange/pack.ts';
import type { Change } from '../../shared/ledger/change.ts';
import type { CustodyEvent } from '../../shared/ledger/custody.ts';
import type { InspectionState } from '../../shared/ledger/inspection-state.ts';
import type { Fault } from '../../shared/ledger/verify.ts';
import type { Result } from '../../shared/result.ts';
import type { StampedTime, TimeStampError } from '../../shared/time-stamps/time-stamp.ts';
import type { System } from '../systems/system-origins.ts';
import type { Look } from './consultation-notes.ts';
import type { NamesStore } from './names-store.ts';

/** The person at this computer, as they call themselves. */
export interface Person {
  /** Random; stays the same for all inspections on this computer. */
  readonly actor: string;
  readonly name: string;
  readonly role: string;
}

export interface NewInspection {
  readonly framework: string;
  readonly force: string;
  readonly kind: InspectionKind;
  readonly startDate: string;
  readonly endDate: string;
  /** Left out where the person has not said, as in an older inspection file. */
  readonly reviewDate?: string;
}

export interface InspectionSummary extends NewInspection {
  readonly id: string;
  readonly itemCount: number;
  readonly lastChangedMs: number;
  /** Here as a whole: only its record is left. */
  readonly isDisposed: boolean;
}

/** The vault is locked: nothing can be read or written before it is opened in a window of ours. */
export interface LockedError {
  readonly type: 'locked';
}

export type StoreError =
  | LockedError
  /** The disk or the browser's quota is full: nothing of this change was kept. */
  | { readonly type: 'disk-full' }
  /** The database does not open or refused the write. `reason` is the browser's own word, without content. */
  | { readonly type: 'storage-failed'; readonly reason: string }
  | { readonly type: 'inspection-unknown' }
  | { readonly type: 'person-unknown' }
  /** What it would be written of was disposed of here. */
  | { readonly type: 'disposed' };

export interface Saved {
  readonly savedAtMs: number;
}

/** What stays chosen until changed; new clips, points and documents take it over. */
export interface Choices {
  readonly method: string | null;
  readonly area: string | null;
  readonly case: string | null;
  readonly session: string | null;
}

export interface ImportOutcome {
  readonly inspection: string;
  readonly itemsAdded: number;
  readonly itemsChanged: number;
  readonly itemsWithdrawn: number;
  readonly judgmentsChanged: number;
  /** How many clips, points and documents there are now. */
  readonly itemCount: number;
  readonly entriesAdded: number;
  /** Whoever gave the file left out some of what its entries say. */
  readonly omitsContents: boolean;
  /** Texts and files in it that were disposed of here, and were not taken in again. */
  readonly leftOut: number;
  /** Colleagues' disposals that were not known here. */
  readonly disposalsAdded: number;
}

export type ImportError =
  | PackError
  | StoreError
  | { readonly type: 'faults'; readonly faults: readonly Fault[] }
  /** The file and this computer both hold a log, and they tell different stories from this entry on. */
  | { readonly type: 'logs-differ'; readonly log: string; readonly sequence: number };

/** One inspection that is being looked at; follows what other windows and the service worker write. */
export interface OpenInspection {
  readonly id: string;
  readonly framework: Framework;
  readonly areasFramework: Framework;
  state(): InspectionState;
  /** The items in which every word of the query stands, also of those withdrawn. */
  find(query: string): Promise<ReadonlySet<string>>;
  /** Compares what was shown at once with what is stored, and shows that where it differs; throws where it is broken. */
  check(): Promise<void>;
  /** Called after every change, whoever made it. Returns the way to stop. */
  subscribe(listener: () => void): () => void;
  /** One strict transaction; resolves after it is on disk. */
  record(changes: readonly Change[]): Promise<Result<Saved, StoreError>>;
  /** Stores a file's bytes with the change that names it, in the same transaction. */
  recordWithAttachment(
    file: { readonly name: string; readonly mediaType: string; readonly bytes: Uint8Array<ArrayBuffer> },
    toChanges: (attachment: import('../../shared/evidence/item.ts').Attachment) => readonly Change[],
  ): Promise<Result<Saved, StoreError>>;
  /** For the program's own work. What a person is to see is read by `showAttachment`. */
  readAttachment(commitment: string): Promise<Uint8Array | null>;
  /** Reads a file for a person, and notes that it was looked at. */
  showAttachment(commitment: string, look: Look): Promise<Uint8Array | null>;
  /** Notes that this person looked at evidence: once an hour for the same look, and nothing waits for it. */
  noteLook(look: Look): void;
  /** Resolves when the looks noted so far are on the disk. */
  looksNoted(): Promise<void>;
  /** The whole inspection was disposed of on this computer: nothing is gathered into it any more. */
  isDisposed(): boolean;
  /** True while the page that an item was clipped from is still to be kept. */
  isPageOwed(item: string): Promise<boolean>;
  choices(): Promise<Choices>;
  choose(choices: Partial<Choices>): Promise<Result<Saved, StoreError>>;
  close(): void;
}

export interface ExportedFile {
  readonly fileName: string;
  readonly bytes: Uint8Array;
  readonly itemCount: number;
  /** Pictures and archives of pages are not in it: they are not on this computer, or would make it too large. */
  readonly omitsPages: boolean;
  /** Of how many entries the words stayed here. */
  readonly leftOutCount: number;
}

/** Whether an evidence file leaves as it is, or inside the age format. */
export type FileForm = 'plain' | 'sealed';

/** What is given: a person has looked at what it would hold. */
export interface Leaving {
  /** Ids; null: all items there are. */
  readonly items: readonly string[] | null;
  /** Working notes, and what is to be followed up. */
  readonly withNotes: boolean;
  /** What colleagues wrote on each other's grades. */
  readonly withStaffComments: boolean;
  /** What was said before it was changed. */
  readonly withEarlier: boolean;
  /** Why the words of originals go, though names were hidden in them; null: they stay. */
  readonly originalsBecause: string | null;
}

/** An evidence file that is given away: to whom, why ('' where left out), and as it is where no form is named. */
export interface GivenFile {
  readonly recipient: string;
  readonly reason?: string;
  readonly form?: FileForm;
  /** Everything but originals where it is left out. */
  readonly leaving?: Leaving;
}

/** Of chosen items, or with null of the whole inspection; `answers` a colleague's disposal where it follows one. */
export interface DisposalRequest {
  readonly items: readonly string[] | null;
  readonly reason: string;
  readonly answers?: string;
}

export interface DisposalCounts {
  readonly itemCount: number;
  /** Entries whose words go. */
  readonly textCount: number;
  readonly fileCount: number;
}

/** A time stamp that is kept: that the first entries of a record existed at a time, and who says so. */
export interface KeptStamp {
  readonly log: string;
  /** How many entries it covers. */
  readonly size: number;
  /** Of this computer’s own record. */
  readonly isOwn: boolean;
  readonly stamped: StampedTime;
}

export interface TimeStamps {
  /** The newest, by the time that they say. */
  readonly newest: readonly KeptStamp[];
  readonly count: number;
  /** Entries of this computer that no stamp covers yet. */
  readonly unstamped: number;
  /** Asked by itself: where, and why it was not given last time; null where no authority was set up. */
  readonly asked: { readonly host: string; readonly problem: TimeStampProblem | null } | null;
}

export type TimeStampProblem = TimeStampError | { readonly type: 'authority-unreachable' };

/** All that the panel and the service worker need of storage. */
export interface Store {
  readPerson(): Promise<Person | null>;
  savePerson(person: { readonly name: string; readonly role: string }): Promise<Result<Person, StoreError>>;
  listInspections(): Promise<readonly InspectionSummary[]>;
  startInspection(inspection: NewInspection): Promise<Result<string, StoreError>>;
  /** Joins by the text of an inspection file; joining twice is the same as once. */
  joinInspection(fileText: string): Promise<Result<string, StoreError | InspectionFileError>>;
  currentInspection(): Promise<string | null>;
  setCurrentInspection(id: string | null): Promise<void>;
  openInspection(id: string): Promise<Result<OpenInspection, StoreError>>;
  /** Checks everything, then adds what is new in one transaction; the file's name stands in the record of it. */
  importPack(bytes: Uint8Array, fileName?: string): Promise<Result<ImportOutcome, ImportError>>;
  /** The evidence file, and the text of the inspection file for a colleague. The disclosure is recorded first. */
  exportPack(inspection: string, request: GivenFile): Promise<Result<ExportedFile, StoreError>>;
  /** The names to hide in an inspection, and the hiding of them. */
  namesOf(inspection: string): Promise<NamesStore>;
  /** What happened to the evidence, and who has seen it, oldest first. */
  readCustody(inspection: string): Promise<readonly CustodyEvent[]>;
  /** To take to any authority: what asks for a stamp of this computer’s newest entries. It holds no evidence. */
  requestTimeStamp(
    inspection: string,
  ): Promise<Result<{ readonly fileName: string; readonly bytes: Uint8Array<ArrayBuffer> }, StoreError>>;
  /** Checks an authority’s answer, and keeps its stamp beside the signature that it is of. */
  takeTimeStamp(
    inspection: string,
    answer: Uint8Array,
  ): Promise<Result<KeptStamp, StoreError | TimeStampError>>;
  listTimeStamps(inspection: string): Promise<TimeStamps>;
  /** What a disposal would destroy here. */
  planDisposal(
    inspection: string,
    items: readonly string[] | null,
  ): Promise<Result<DisposalCounts, StoreError>>;
  /** Destroys for good, and says so in the record, in one transaction. */
  dispose(inspection: string, request: DisposalRequest): Promise<Result<DisposalCounts, StoreError>>;
  exportInspectionFile(
    inspection: string,
  ): Promise<Result<{ readonly fileName: string; readonly text: string }, StoreError>>;
  /** Half-typed words, by a name of the view's choosing: strict writes, so that a crash costs no keystroke. */
  readDraft(name: string): Promise<string | null>;
  saveDraft(name: string, text: string): Promise<Result<Saved, StoreError>>;
  discardDraft(name: string): Promise<void>;
  /** The systems that the person gave, as they were added: what the browser allows now is the browser's to say. */
  listSystems(): Promise<readonly System[]>;
  saveSystems(systems: readonly System[]): Promise<Result<Saved, StoreError>>;
  /** Of nobody touching the computer, until Plumbline locks. */
  lockMinutes(): Promise<number>;
  saveLockMinutes(minutes: number): Promise<Result<Saved, StoreError>>;
  /** The criteria editions there are: shipped, and added by the person. */
  listFrameworks(): Promise<readonly Framework[]>;
  addFramework(
    fileText: string,
  ): Promise<
    Result<Framework, StoreError | import('../../shared/criteria/parse-framework.ts').FrameworkError>
  >;
}
