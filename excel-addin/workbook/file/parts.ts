import { FileFault } from './file-fault.ts';
import { attribute, elements, escapeAttribute, firstElement, type Tag } from './xml-text.ts';
import { packText, unpack, unpackPieces, type ZipArchive, type ZipEntry } from './zip-archive.ts';

export interface Relationship {
  readonly id: string;
  /** The last word of its type: worksheet, table, styles … */
  readonly kind: string;
  /** The part's name without a leading slash; for something outside the file, as it stands. */
  readonly target: string;
  readonly isExternal: boolean;
}

/** The parts of a workbook while it is being changed; the archive it came from stays as it was. */
export interface Parts {
  has(name: string): boolean;
  names(): readonly string[];
  /** Of a part that is there. */
  text(name: string): string;
  /** The same text piece by piece, whatever its size. */
  pieces(name: string): Generator<string>;
  write(name: string, pieces: Iterable<string>): void;
  remove(name: string): void;
  archive(): ZipArchive;
}

export function openParts(archive: ZipArchive): Parts {
  const entries = new Map<string, ZipEntry>(archive);
  return {
    has: (name) => entries.has(name),
    names: () => [...entries.keys()],
    text: (name) => textOf(entries.get(name), name),
    pieces: (name) => piecesOf(entries.get(name), name),
    write: (name, pieces) => {
      entries.set(name, packText(name, pieces));
    },
    remove: (name) => {
      entries.delete(name);
    },
    archive: () => entries,
  };
}

function textOf(entry: ZipEntry | undefined, name: string): string {
  if (entry === undefined) throw damaged(`its part ${name} is missing`);
  const bytes = unpack(entry);
  if (!bytes.ok) throw damaged(bytes.error);
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes.value);
  } catch {
    throw damaged(`its part ${name} is not UTF-8 text`);
  }
}

function* piecesOf(entry: ZipEntry | undefined, name: string): Generator<string> {
  if (entry === undefined) throw damaged(`its part ${name} is missing`);
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  const pieces = unpackPieces(entry);
  try {
    let next = pieces.next();
    for (; !next.done; next = pieces.next()) yield decoder.decode(next.value, { stream: true });
    if (!next.value) throw damaged(`${name} is damaged`);
    decoder.decode();
  } catch (fault) {
    // The decoder's own fault: bytes that are no UTF-8.
    if (fault instanceof TypeError) throw damaged(`its part ${name} is not UTF-8 text`);
    throw fault;
  }
}

const damaged = (reason: string): FileFault => new FileFault({ type: 'not-a-workbook', reason });

export function relationshipsPath(part: string): string {
  const slash = part.lastIndexOf('/') + 1;
  return `${part.slice(0, slash)}_rels/${part.slice(slash)}.rels`;
}

export function relationships(parts: Parts, part: string): readonly Relationship[] {
  const path = relationshipsPath(part);
  if (!parts.has(path)) return [];
  return elements(parts.text(path), 'Relationship').map((tag) => relationship(tag, part));
}

function relationship(tag: Tag, part: string): Relationship {
  const type = attribute(tag, 'Type') ?? '';
  const target = attribute(tag, 'Target') ?? '';
  const isExternal = attribute(tag, 'TargetMode') === 'External';
  return {
    id: attribute(tag, 'Id') ?? '',
    kind: type.slice(type.lastIndexOf('/') + 1),
    target: isExternal ? target : resolved(target, part),
    isExternal,
  };
}

function resolved(target: string, part: string): string {
  if (target.startsWith('/')) return target.slice(1);
  const path = part.split('/').slice(0, -1);
  for (const step of target.split('/')) {
    if (step === '..') path.pop();
    else if (step !== '.') path.push(step);
  }
  return path.join('/');
}

/** Adds text before the end of a part's root element; nothing else of the part changes. */
function appendToRoot(parts: Parts, name: string, text: string): void {
  const xml = parts.text(name);
  const at = xml.lastIndexOf('</');
  if (at < 0) throw damaged(`its part ${name} is empty`);
  parts.write(name, [xml.slice(0, at), text, xml.slice(at)]);
}

/** Takes elements out of a part by their places, last first. */
export function withoutElements(
  xml: string,
  found: readonly { readonly start: number; readonly elementEnd: number }[],
): string {
  let kept = xml;
  for (const { start, elementEnd } of found.toReversed())
    kept = kept.slice(0, start) + kept.slice(elementEnd);
  return kept;
}

export const emptyRelationships =
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>';

const contentTypes = '[Content_Types].xml';

export function addContentType(parts: Parts, part: string, type: string): void {
  const prefix = firstElement(parts.text(contentTypes), 'Types')?.prefix ?? '';
  const override = `<${prefix}Override PartName="/${escapeAttribute(part)}" ContentType="${type}"/>`;
  appendToRoot(parts, contentTypes, override);
}

export function removeContentTypes(parts: Parts, removed: ReadonlySet<string>): void {
  const xml = parts.text(contentTypes);
  const gone = elements(xml, 'Override').filter((tag) =>
    removed.has((attribute(tag, 'PartName') ?? '').slice(1)),
  );
  if (gone.length > 0) parts.write(contentTypes, [withoutElements(xml, gone)]);
}

const relationshipType = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** Relates a part to another under a fresh id, and answers with it. */
export function addRelationship(parts: Parts, part: string, to: { kind: string; target: string }): string {
  const path = relationshipsPath(part);
  const xml = parts.text(path);
  const taken = new Set(elements(xml, 'Relationship').map((tag) => attribute(tag, 'Id')));
  let number = 1;
  while (taken.has(`rIdPl${number}`)) number++;
  const prefix = firstElement(xml, 'Relationships')?.prefix ?? '';
  const tag = `<${prefix}Relationship Id="rIdPl${number}" Type="${relationshipType}/${to.kind}" Target="/${escapeAttribute(to.target)}"/>`;
  appendToRoot(parts, path, tag);
  return `rIdPl${number}`;
}

export function removeRelationships(parts: Parts, part: string, ids: ReadonlySet<string>): void {
  const path = relationshipsPath(part);
  const xml = parts.text(path);
  const gone = elements(xml, 'Relationship').filter((tag) => ids.has(attribute(tag, 'Id') ?? ''));
  if (gone.length > 0) parts.write(path, [withoutElements(xml, gone)]);
}

/** The first of name1.xml, name2.xml … that no part has. */
export function freePart(parts: Parts, stem: string): string {
  let number = 1;
  while (parts.has(`${stem}${number}.xml`)) number++;
  return `${stem}${number}.xml`;
}

/** Every part that relationships lead to from these, themselves included. */
export function reachable(
  parts: Parts,
  from: readonly string[],
  isSkipped: (from: string, id: string) => boolean = () => false,
): ReadonlySet<string> {
  const seen = new Set(from);
  for (const part of seen)
    for (const { id, target, isExternal } of relationships(parts, part))
      if (!isExternal && !isSkipped(part, id)) seen.add(target);
  return seen;
}
