/** The total is the sum of the parts, by ids of figures, given out or not. */
export interface SumKnown {
  readonly total: string;
  readonly parts: readonly string[];
  /** The parts are only some of the total: a numerator within its denominator. What is left over stands nowhere and can be worked out. */
  readonly isOpen?: boolean;
  /** An open sum whose total stands in a row of totals, and is rounded as one. */
  readonly isTotal?: boolean;
}
