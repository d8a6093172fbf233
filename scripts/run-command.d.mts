export function fail(sentence: string): never;

export function runCommand(
  command: string,
  args: readonly string[],
  options?: { readonly isQuiet?: boolean; readonly mayFail?: boolean },
): boolean;
