/** The share of a list of which something holds; 1 of an empty one. */
export const shareOf = <T>(all: readonly T[], isThere: (one: T) => boolean): number =>
  all.length === 0 ? 1 : all.filter(isThere).length / all.length;
