import type { Json } from '../brand.ts';
import type { SubjectFields } from '../evidence/subject-fields.ts';
import type { Clock } from './clock.ts';
import type { EntryRef, LogId } from './entry.ts';

/** What every subject carries beside its fields. */
export interface SubjectMeta {
  readonly id: string;
  /** The writings that stand: to be named by the next change to this subject. */
  readonly refs: readonly EntryRef[];
  /** Who made it, and when, by the maker's clock. */
  readonly madeBy: string;
  readonly madeAtMs: number;
  /** The latest writing of any field: says whether a copy elsewhere is older. */
  readonly version: Clock;
}

export type Subject<N extends keyof SubjectFields> = SubjectMeta & SubjectFields[N];

export type ItemState = Subject<'item'> & { readonly links: readonly Subject<'link'>[] };

/** Two people changed one thing without having seen each other's change. */
export interface Conflict {
  readonly noun: keyof SubjectFields;
  readonly subject: string;
  readonly field: string;
  readonly versions: readonly { readonly value: Json; readonly actor: string; readonly ref: EntryRef }[];
}

/** One inspection as all its logs together tell it; the same whatever the order they came in. */
export interface InspectionState {
  readonly inspection: Subject<'inspection'> | null;
  readonly actors: ReadonlyMap<string, Subject<'actor'>>;
  /** In the order they were gathered. Withdrawn items are kept, with their reason. */
  readonly items: readonly ItemState[];
  readonly sessions: readonly Subject<'session'>[];
  readonly cases: readonly Subject<'case'>[];
  readonly measures: readonly Subject<'measure'>[];
  readonly findings: readonly Subject<'finding'>[];
  readonly judgments: readonly Subject<'judgment'>[];
  readonly awards: readonly Subject<'award'>[];
  readonly moderations: readonly Subject<'moderation'>[];
  readonly signOffs: readonly Subject<'sign-off'>[];
  readonly disclosures: readonly Subject<'disclosure'>[];
  readonly combinations: readonly Subject<'combination'>[];
  /** Also those of colleagues, whose evidence may stand here still. */
  readonly disposals: readonly Subject<'disposal'>[];
  /** Of items that are not here, as where they were disposed of: judgments of these criteria rested on them. */
  readonly looseLinks: readonly Subject<'link'>[];
  readonly conflicts: readonly Conflict[];
  /** How many entries of each log are in this state. */
  readonly sizes: ReadonlyMap<LogId, number>;
}
