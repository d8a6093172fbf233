/** What is left of the work that an export may cost, counted in entries of tableaus, so that it never depends on a clock. */
export interface SolvingBudget {
  left: number;
}

/** About two seconds of an office computer. */
const mostEntries = 400_000_000;

export const createSolvingBudget = (entries = mostEntries): SolvingBudget => ({ left: entries });

export const isSpent = ({ left }: SolvingBudget): boolean => left <= 0;
