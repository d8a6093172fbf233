import { browser } from 'wxt/browser';

/** As much of a message's sender as tells who it is. */
export interface Sender {
  readonly id?: string | undefined;
  readonly url?: string | undefined;
}

/**
 * Whether a message comes from a window of ours: the panel, its tab, the viewer. Scripts that we put into pages have
 * our id too, but the page's address; what they say is parsed as if the page had said it.
 */
export const isOwnWindow = ({ id, url }: Sender): boolean =>
  id === browser.runtime.id && url?.startsWith(browser.runtime.getURL('/')) === true;

/** Null where it is no message of any of our forms; what else it holds is for a parser of its own. */
export function messageType(message: unknown): string | null {
  if (typeof message !== 'object' || message === null || !Object.hasOwn(message, 'type')) return null;
  const { type } = message as { readonly type: unknown };
  return typeof type === 'string' ? type : null;
}

/** Whether two addresses are of one place; never where one has none, as about:blank. */
export function isSameOrigin(one: string | undefined, other: string | undefined): boolean {
  const place = placeOf(one);
  return place !== null && place === placeOf(other);
}

/** Whether a page says that it is another than the browser says; a frame without an address may be anything. */
export function isOtherPlace(said: string, seen: string | undefined): boolean {
  const [one, other] = [placeOf(said), placeOf(seen)];
  return one !== null && other !== null && one !== other;
}

/** The origin; of addresses without one, as files, their kind. */
function placeOf(address: string | undefined): string | null {
  const url = URL.parse(address ?? '');
  if (url === null || url.protocol === 'about:') return null;
  return url.origin === 'null' ? url.protocol : url.origin;
}
