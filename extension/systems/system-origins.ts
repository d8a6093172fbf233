/** A force's system: the address of its pages, and of the frames in them. */
export interface System {
  /** The pages' host, by which a person knows it. */
  readonly name: string;
  /** Match patterns, as browsers take them; the pages' own first. */
  readonly origins: readonly string[];
}

/** Firefox matches hosts whatever the port, and refuses patterns that name one. */
export function originPattern(address: string, isFirefox: boolean): string | null {
  const url = URL.parse(address);
  if (url === null || !/^https?:$/.test(url.protocol)) return null;
  return `${url.protocol}//${isFirefox ? url.hostname : url.host}/*`;
}

/** Null where the address is none of a web page. */
export function systemOf(pageUrl: string, frameUrls: readonly string[], isFirefox: boolean): System | null {
  const own = originPattern(pageUrl, isFirefox);
  if (own === null) return null;
  const others = frameUrls.map((url) => originPattern(url, isFirefox)).filter((pattern) => pattern !== null);
  return { name: new URL(pageUrl).host, origins: [...new Set([own, ...others])] };
}

/** What a person types: 'records.example' as well as a whole address. */
export function typedAddress(text: string): string | null {
  const trimmed = text.trim();
  if (trimmed === '') return null;
  const url = URL.parse(/^https?:\/\//i.test(trimmed) ? trimmed : `https://${trimmed}`);
  return url !== null && /^[^\s.]+(\.[^\s.]+)*$/.test(url.hostname) ? url.href : null;
}

/** Systems of one name are one: what the later adds is added. */
export function withSystem(systems: readonly System[], added: System): readonly System[] {
  const others = systems.filter(({ name }) => name !== added.name);
  const standing = systems.find(({ name }) => name === added.name);
  const origins = [...new Set([...(standing?.origins ?? []), ...added.origins])];
  return [...others, { name: added.name, origins }].sort((a, b) => (a.name < b.name ? -1 : 1));
}
