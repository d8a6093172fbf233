import type { Document } from '@xmldom/xmldom';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { appendElement, children, parseXml, removeElement, rootOf, serializeXml } from './xml.ts';

export interface Relationship {
  readonly id: string;
  readonly type: string;
  /** The path of the part inside the file, or the outside address. */
  readonly target: string;
  readonly isExternal: boolean;
}

const CONTENT_TYPES = '[Content_Types].xml';
const EMPTY_RELATIONSHIPS =
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"/>';

/** The parts of an .xlsx. A part that nobody touched is written back byte for byte. */
export class PackageParts {
  readonly #bytes: Map<string, Uint8Array>;
  readonly #documents = new Map<string, Document>();
  readonly #touched = new Set<string>();

  constructor(zip: Uint8Array) {
    this.#bytes = new Map(Object.entries(unzipSync(zip)));
  }

  has(path: string): boolean {
    return this.#bytes.has(path);
  }

  paths(): readonly string[] {
    return [...this.#bytes.keys()];
  }

  text(path: string): string {
    const bytes = this.#bytes.get(path);
    if (!bytes) throw new Error(`The file has no part ${path}.`);
    return strFromU8(bytes).replace(/^\uFEFF/, '');
  }

  /** To read; call `touch` as well before changing it. */
  document(path: string): Document {
    const known = this.#documents.get(path);
    if (known) return known;
    const document = parseXml(this.text(path));
    this.#documents.set(path, document);
    return document;
  }

  touch(path: string): Document {
    this.#touched.add(path);
    return this.document(path);
  }

  setText(path: string, text: string): void {
    this.#bytes.set(path, strToU8(text));
    this.#documents.delete(path);
    this.#touched.delete(path);
  }

  addPart(path: string, text: string, contentType: string): void {
    this.setText(path, text);
    appendElement(rootOf(this.touch(CONTENT_TYPES)), 'Override', {
      PartName: `/${path}`,
      ContentType: contentType,
    });
  }

  removePart(path: string): void {
    for (const gone of [path, relationshipsPath(path)]) {
      this.#bytes.delete(gone);
      this.#documents.delete(gone);
      this.#touched.delete(gone);
    }
    const overrides = children(rootOf(this.document(CONTENT_TYPES)), 'Override');
    const override = overrides.find((each) => each.getAttribute('PartName') === `/${path}`);
    if (!override) return;
    this.touch(CONTENT_TYPES);
    removeElement(override);
  }

  freePath(stem: string): string {
    let number = 1;
    while (this.has(`${stem}${number}.xml`)) number++;
    return `${stem}${number}.xml`;
  }

  relationships(source: string): readonly Relationship[] {
    const path = relationshipsPath(source);
    if (!this.has(path)) return [];
    return children(rootOf(this.document(path)), 'Relationship').map((each) => {
      const isExternal = each.getAttribute('TargetMode') === 'External';
      const target = each.getAttribute('Target') ?? '';
      return {
        id: each.getAttribute('Id') ?? '',
        type: each.getAttribute('Type') ?? '',
        target: isExternal ? target : resolveTarget(source, target),
        isExternal,
      };
    });
  }

  addRelationship(source: string, type: string, targetPath: string): string {
    const path = relationshipsPath(source);
    if (!this.has(path)) this.setText(path, EMPTY_RELATIONSHIPS);
    const taken = new Set(this.relationships(source).map((each) => each.id));
    let number = 1;
    while (taken.has(`rIdPl${number}`)) number++;
    const attributes = { Id: `rIdPl${number}`, Type: type, Target: `/${targetPath}` };
    appendElement(rootOf(this.touch(path)), 'Relationship', attributes);
    return attributes.Id;
  }

  removeRelationship(source: string, id: string): void {
    const root = rootOf(this.touch(relationshipsPath(source)));
    removeElement(children(root, 'Relationship').find((each) => each.getAttribute('Id') === id));
  }

  /** `replaced` holds parts whose text its owner writes at the moment of saving. */
  save(replaced: ReadonlyMap<string, string>): Uint8Array {
    const files: Record<string, Uint8Array> = {};
    for (const [path, bytes] of this.#bytes) {
      const text = replaced.get(path);
      const document = this.#touched.has(path) ? this.#documents.get(path) : undefined;
      files[path] =
        text !== undefined
          ? strToU8(text)
          : document
            ? strToU8(withDeclaration(serializeXml(document)))
            : bytes;
    }
    // A fixed date: the same workbook gives the same bytes. ZIP dates begin in 1980.
    return zipSync(files, { mtime: new Date(1980, 0, 1), level: 1 });
  }
}

export const withDeclaration = (xml: string): string =>
  xml.startsWith('<?xml') ? xml : `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${xml}`;

function relationshipsPath(source: string): string {
  const slash = source.lastIndexOf('/') + 1;
  return `${source.slice(0, slash)}_rels/${source.slice(slash)}.rels`;
}

function resolveTarget(source: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1);
  const segments = source.split('/').slice(0, -1);
  for (const segment of target.split('/')) {
    if (segment === '..') segments.pop();
    else if (segment !== '.') segments.push(segment);
  }
  return segments.join('/');
}
