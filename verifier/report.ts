/** What a check of one evidence file came to, in plain words: the page and the command show the same. */
export interface Report {
  readonly verdict: Verdict;
  readonly headline: string;
  readonly summary: string;
  readonly checks: readonly Check[];
  readonly facts: readonly Fact[];
  readonly records: readonly RecordOfComputer[];
  /** To whom the evidence was given and what was taken in, as the entries say. */
  readonly given: readonly string[];
  /** Who disposed of evidence, why, and how much went. */
  readonly disposed: readonly string[];
  /** Whether an authority’s time stamp is in the file and could be read. */
  readonly isStamped: boolean;
  /** Entries whose words are not in the file. */
  readonly absent: readonly string[];
}

export type Verdict = 'holds' | 'does-not-hold' | 'unreadable';

export interface Check {
  readonly outcome: 'holds' | 'does-not-hold' | 'not-checked' | 'note';
  readonly title: string;
  readonly sentences: readonly string[];
}

export interface Fact {
  readonly name: string;
  readonly value: string;
}

/** What one person, or several, wrote on one computer. */
export interface RecordOfComputer {
  readonly computer: number;
  readonly who: string;
  readonly entryCount: number;
  /** By the computer's own clock. */
  readonly from: string;
  readonly to: string;
  readonly signatures: string;
  readonly seenByOthers: string;
  /** One for each key that signed: the same in every file that holds these entries. */
  readonly keyMarks: readonly string[];
}
