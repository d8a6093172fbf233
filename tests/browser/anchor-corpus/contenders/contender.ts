/** What a contender says of a clip: where it stands now, if anywhere. */
export interface Answer {
  readonly range: Range | null;
  readonly verdict: string;
}

/** Anything that finds clips again. Nothing of the truth reaches it. */
export interface Contender {
  readonly name: string;
  describe(root: Element, range: Range): unknown;
  prepare(root: Element): unknown;
  anchor(root: Element, stored: unknown, prepared: unknown): Answer | Promise<Answer>;
}

/** The contract of tests/browser/anchor-adapter.ts. */
export interface Adapter {
  describe(root: Element, range: Range): unknown;
  prepare?(root: Element): unknown;
  anchor(root: Element, stored: unknown, prepared?: unknown): Answer;
}

/** The product's own. What it stores goes through JSON, as it does in the ledger. */
export const adapterContender = (adapter: Adapter, name = 'Plumbline'): Contender => ({
  name,
  describe: (root, range) => adapter.describe(root, range),
  prepare: (root) => adapter.prepare?.(root),
  anchor: (root, stored, prepared) => adapter.anchor(root, stored, prepared),
});
