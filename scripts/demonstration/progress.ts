/** One line for each thing that is being done, with the seconds since the beginning. */
export interface Progress {
  say(line: string): void;
  secondsSoFar(): number;
}

export function startProgress(): Progress {
  const startedMs = performance.now();
  const secondsSoFar = (): number => (performance.now() - startedMs) / 1000;
  return {
    secondsSoFar,
    say: (line) => console.log(`${secondsSoFar().toFixed(0).padStart(4)} s  ${line}`),
  };
}
