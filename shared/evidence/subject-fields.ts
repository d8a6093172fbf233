import type { Measure } from '../measures/measure.ts';
import type { Direction, ItemOriginal, ItemShown } from './item.ts';
import type { PageRecord } from './page-record.ts';
import type { RedactionRecord } from './redaction-record.ts';

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

/** How evidence was looked at. Reading a whole list is one look; the items of a search or a finding are named. */
export const consultationWays = [
  'item',
  'picture',
  'fields',
  'document',
  'list',
  'search',
  'finding',
  'page-clips',
  'log',
] as const;
export type ConsultationWay = (typeof consultationWays)[number];

/** How evidence left: as a whole file, to the open workbook, on paper, as a copy of one file, by copying text. */
export const disclosureWays = [
  'evidence-file',
  'workbook',
  'paper',
  'file-copy',
  'text-copy',
  'log-copy',
] as const;
export type DisclosureWay = (typeof disclosureWays)[number];

export const disposalOutcomes = ['disposed', 'kept'] as const;
export type DisposalOutcome = (typeof disposalOutcomes)[number];

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
    /** When it is to be decided whether the evidence is still needed; '' where nobody has said. */
    readonly reviewDate: string;
  };
  readonly actor: { readonly name: string; readonly role: string };
  readonly item: {
    readonly original: ItemOriginal;
    readonly shown: ItemShown;
    /** Of a clip, what was kept of its page; null until that is complete, and where there is no page. */
    readonly kept: PageRecord | null;
    /** Null while nothing was hidden in it. */
    readonly redaction: RedactionRecord | null;
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
  /** Evidence given away, or taken out of Plumbline: to whom, as the person typed it ('' where nobody was named). */
  readonly disclosure: {
    readonly recipient: string;
    readonly fileName: string;
    readonly itemCount: number;
    readonly way: DisclosureWay;
    /** Null: everything that was in the inspection. */
    readonly items: readonly string[] | null;
    /** As the person typed it; '' where none was given. */
    readonly reason: string;
  };
  /** Evidence looked at. Never folded into the state: the log alone is read for it. */
  readonly consultation: {
    readonly way: ConsultationWay;
    /** Those that were named: see `consultationWays`. */
    readonly items: readonly string[];
    /** How many there were to be seen. */
    readonly itemCount: number;
    /** Of a list, which; of a finding, its id. */
    readonly about: string;
  };
  /** Another file's evidence taken in. */
  readonly combination: { readonly fileName: string; readonly entryCount: number };
  /** Evidence destroyed for good, or a colleague's disposal answered: who did it, why and of what, without its words. */
  readonly disposal: {
    /** 'kept': the colleague's disposal that it answers is not carried out here. */
    readonly outcome: DisposalOutcome;
    /** Null: the whole inspection. */
    readonly items: readonly string[] | null;
    /** As the person typed it. */
    readonly reason: string;
    /** Of a colleague's disposal that was carried out here as well, or was not; null for one of one's own. */
    readonly answers: string | null;
    /** What was destroyed here: items, entries' words, and files. */
    readonly itemCount: number;
    readonly textCount: number;
    readonly fileCount: number;
  };
}

export type Noun = keyof SubjectFields;
