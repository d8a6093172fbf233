import { keptAddress } from './kept-address.ts';

/** A fragment is a place on the page, but for applications that keep their own address in it. */
export const isSameAddress = (one: string, other: string): boolean =>
  withoutPlace(keptAddress(one)) === withoutPlace(keptAddress(other));

const withoutPlace = (url: string): string => url.replace(/#(?![!/]).*$/, '');
