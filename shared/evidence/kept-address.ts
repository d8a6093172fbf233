/** Characters of an address that are kept: some systems keep a whole search in theirs, none more than this. */
const LONGEST_ADDRESS = 4_000;
/** A data: or javascript: address is itself the page: its first words tell what it is. */
const LONGEST_INLINE = 200;

/** A name and a password in an address (https://name:word@host/) are a secret, and no part of the place. */
const CREDENTIALS = /^((?:(?:blob|filesystem|view-source):)*[a-z][a-z0-9+.-]*:[\\/]{2,})[^\\/?#]*@/i;

/** An address as it may be kept and shown. */
export function keptAddress(url: string): string {
  const most = /^\s*(data|javascript):/i.test(url) ? LONGEST_INLINE : LONGEST_ADDRESS;
  const open = url.slice(0, 2 * LONGEST_ADDRESS).replace(CREDENTIALS, '$1');
  return open.length > most ? `${open.slice(0, most - 1)}…` : open;
}
