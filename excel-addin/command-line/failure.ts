/** As --help explains them. */
export const exitCodes = { badArguments: 2, unreadable: 3, notVerified: 4, notWritten: 5 } as const;

export interface Failure {
  readonly exitCode: (typeof exitCodes)[keyof typeof exitCodes];
  readonly sentences: readonly string[];
}

export const failure = (kind: keyof typeof exitCodes, ...sentences: readonly string[]): Failure => ({
  exitCode: exitCodes[kind],
  sentences,
});
