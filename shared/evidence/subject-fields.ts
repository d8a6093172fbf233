import type { Measure } from '../measures/measure.ts';
import type { Direction, ItemOriginal, ItemShown } from './item.ts';
import type { PageRecord } from './page-record.ts';

export const inspectionKinds = [
  'inspection',
  'self-assessment',
  'post-inspection-review',
  'joint',
  'thematic',
] as const;
export type InspectionKind = (typeof inspectionKinds)[number];
export type SessionKind = 'interview' | 'focus-group' | 'observation';
export type FindingKind = 'strength' | 'area-for-improvement' | 'cause-of-concern' | 'practice-worth-sharing';
/** Whose judgment: the force's self-assessment or the inspector's. */
export type Layer = 'force' | 'inspector';
/** Case audits are graded on three points (reference: North Yorkshire 2022, Avon and Somerset 2023). */
export type CaseGrade = 'good' | 'requires-improvement' | 'inadequate';
/** How sure the judgment is (CERQual's four levels); '' where nobody has said. */
export type Confidence = '' | 'high' | 'moderate' | 'low' | 'very-low';

/** A further person's grade of a case, beside the force's and the inspector's. */
export interface OtherGrade {
  /** A name or a role. */
  readonly by: string;
  readonly grade: CaseGrade;
}

/**
 * What can be said of each kind of subject. Every field is a register of its own: two people may change two
 * fields of one item without disagreeing. Dates are ISO (YYYY-MM-DD), ids are random hex unless said otherwise.
 */
export interface SubjectFields {
  readonly inspection: {
    readonly framework: string;
    /** The edition whose areas of practice and methods are offered beside the criteria. */
    readonly areasFramework: string;
    readonly force: string;
    readonly kind: InspectionKind;
    readonly startDate: string;
    readonly endDate: string;
  };
  readonly actor: { readonly name: string; readonly role: string };
  readonly item: {
    readonly original: ItemOriginal;
    readonly shown: ItemShown;
    /** Of a clip, what was kept of its page; null until that is complete, and where there is no page. */
    readonly kept: PageRecord | null;
    readonly note: string;
    readonly method: string | null;
    readonly area: string | null;
    readonly case: string | null;
    readonly session: string | null;
    readonly gatheredAt: string;
    /** The reminder's text; null when nothing is to be followed up. */
    readonly followUp: string | null;
    /** The reason; null while the item stands. */
    readonly withdrawn: string | null;
  };
  readonly link: { readonly item: string; readonly criterion: string; readonly direction: Direction };
  readonly session: {
    readonly kind: SessionKind;
    readonly title: string;
    /** Roles, not names. */
    readonly roles: string;
    readonly place: string;
    readonly eventDate: string;
    readonly status: 'open' | 'closed';
  };
  readonly case: {
    readonly reference: string;
    readonly area: string | null;
    readonly forceGrade: CaseGrade | null;
    readonly inspectorGrade: CaseGrade | null;
    readonly reasons: string;
    readonly status: 'open' | 'closed';
    readonly criteria: readonly string[];
    readonly otherGrades: readonly OtherGrade[];
    /** When it was referred back to the force and what it was asked, what it replied and when; '' where not. */
    readonly referredAt: string;
    readonly question: string;
    readonly reply: string;
    readonly replyDate: string;
  };
  /** A statistic of the force's own, as its workbook showed it when the file was made. */
  readonly measure: Omit<Measure, 'id'> & {
    /** Null where the cell holds no number that may be counted with. */
    readonly value: number | null;
    /** What the cell showed: '12.4%', 'c', '<5'. */
    readonly valueText: string;
    readonly numeratorValue: number | null;
    readonly denominatorValue: number | null;
    /** The sheet, the cell and the labels that lead to it. */
    readonly source: string;
    readonly asOf: string;
    readonly withdrawn: string | null;
  };
  readonly finding: {
    readonly kind: FindingKind;
    readonly sentence: string;
    readonly criteria: readonly string[];
    readonly supporting: readonly string[];
    readonly contrary: readonly string[];
    readonly withdrawn: string | null;
  };
  /** Judgments meet by layer and criterion; their subject ids are random. */
  readonly judgment: {
    readonly criterion: string;
    readonly layer: Layer;
    /** A grade of the rule's scale, its not-applicable word, or '' for open. */
    readonly judgment: string;
    readonly reasons: string;
    readonly judgedBy: string;
    readonly confidence: Confidence;
    /** What limits that confidence, by CERQual's four components. */
    readonly methodLimits: string;
    readonly coherence: string;
    readonly adequacy: string;
    readonly relevance: string;
  };
  readonly award: {
    readonly topic: string;
    readonly layer: Layer;
    readonly indicated: string;
    readonly awarded: string;
    readonly reason: string;
    readonly name: string;
    readonly date: string;
    readonly causeOfConcern: string;
  };
  readonly moderation: {
    readonly criterion: string;
    readonly layer: Layer;
    readonly outcome: 'agreed' | 'proposed';
    readonly grade: string;
    readonly reason: string;
    readonly name: string;
    readonly date: string;
  };
  readonly 'sign-off': {
    readonly topic: string;
    readonly layer: Layer;
    readonly name: string;
    readonly date: string;
    /** SHA-256, hex, of the canonical JSON of what it rested on. */
    readonly restedOn: string;
    /** Of how many facts that canonical JSON is made; 0 where it was not counted. */
    readonly facts: number;
  };
  /** An evidence file given away: to whom, as the person typed it. */
  readonly disclosure: { readonly recipient: string; readonly fileName: string; readonly itemCount: number };
  /** Another file's evidence taken in. */
  readonly combination: { readonly fileName: string; readonly entryCount: number };
}

export type Noun = keyof SubjectFields;
