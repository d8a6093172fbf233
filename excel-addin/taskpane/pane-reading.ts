import type { Criterion, Framework } from '../../shared/criteria/framework.ts';
import type { InspectionKind, Layer } from '../../shared/evidence/subject-fields.ts';
import type { Rule } from '../../shared/grading/rule.ts';
import type { Judgments } from '../sheets/judgment-readings.ts';
import type { TopicReading } from '../sheets/topic-readings.ts';

/** What the pane shows of our sheets, read again whenever they may have changed. */
export interface PaneReading {
  readonly inspection: InspectionHeading;
  readonly counts: EvidenceCounts;
  readonly framework: Framework;
  /** The workbook's own. */
  readonly rule: Rule;
  /** No evidence file has been taken in yet. */
  readonly isBegunHere: boolean;
  /** Our sheets that the pane needs and that somebody deleted. */
  readonly missing: readonly string[];
  readonly criteria: readonly Criterion[];
  readonly layers: Readonly<Record<Layer, LayerReading>>;
  /** Every cell of the sheet of judgments, by criterion. */
  readonly judgments: Judgments;
}

export interface InspectionHeading {
  readonly id: string;
  readonly force: string;
  readonly kind: InspectionKind;
  readonly framework: string;
  readonly startDate: string;
  readonly endDate: string;
}

export interface EvidenceCounts {
  readonly items: number;
  readonly withdrawn: number;
  readonly findings: number;
  readonly cases: number;
  readonly measures: number;
  /** Documents and notes added in the pane that no evidence file has told of. */
  readonly ownPapers: number;
}

export interface LayerReading {
  readonly topics: readonly TopicReading[];
  readonly judged: number;
  readonly criteria: number;
  readonly open: readonly CriterionPlace[];
  readonly notGrades: readonly (CriterionPlace & { readonly text: string })[];
  /** Not applicable without a reason. */
  readonly reasonMissing: readonly CriterionPlace[];
}

/** A criterion and its row on the sheet of judgments. */
export interface CriterionPlace {
  readonly key: string;
  readonly number: string;
  readonly label: string;
  /** The header of the column where it is typed. */
  readonly column: string;
}

/** What the pane writes when a grade is awarded; all blank takes the award back. */
export interface Award {
  readonly grade: string;
  readonly reason: string;
  readonly name: string;
  readonly date: string;
}
