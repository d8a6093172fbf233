import type { Chance } from './chance.ts';
import type { Sources } from './sources.ts';

/** One kind of document: with another chance it is about other people. */
export type Template = (chance: Chance, sources: Sources) => string;
