/** Of a row or a cell, whose attributes have neither prefix nor escapes. */
export function quickAttribute(attributes: string, name: string): string | undefined {
  let at = attributes.indexOf(`${name}=`);
  while (at > 0 && attributes.charCodeAt(at - 1) > 32) at = attributes.indexOf(`${name}=`, at + 1);
  if (at <= 0) return attributes.includes(' =') ? slowAttribute(attributes, name) : undefined;
  const quote = attributes[at + name.length + 1] ?? '';
  const from = at + name.length + 2;
  const to = attributes.indexOf(quote, from);
  return (quote === '"' || quote === "'") && to >= 0
    ? attributes.slice(from, to)
    : slowAttribute(attributes, name);
}

const slowAttribute = (attributes: string, name: string): string | undefined =>
  new RegExp(`\\s${name}\\s*=\\s*["']([^"']*)`).exec(attributes)?.[1];

/** Of a cell's place, such as BC12. */
export function columnOf(place: string): number {
  let column = 0;
  for (let at = 0; at < place.length; at++) {
    const code = place.charCodeAt(at) | 32;
    if (code < 97) break;
    column = column * 26 + code - 96;
  }
  return column - 1;
}
