import type { PackageParts } from './package-parts.ts';
import { escapeXml, OFFICE_RELATIONSHIPS, parseXml, rootOf } from './xml.ts';

export interface CustomXmlPart {
  readonly id: string;
  readonly path: string;
}

const DATA_STORE = 'http://schemas.openxmlformats.org/officeDocument/2006/customXml';
const PROPERTIES_TYPE = 'application/vnd.openxmlformats-officedocument.customXmlProperties+xml';

/** The custom XML parts of a workbook. */
export class CustomXmlStore {
  readonly #parts: PackageParts;
  readonly #workbookPath: string;

  constructor(parts: PackageParts, workbookPath: string) {
    this.#parts = parts;
    this.#workbookPath = workbookPath;
  }

  all(): readonly CustomXmlPart[] {
    const sources = [this.#workbookPath, ''];
    const paths = sources.flatMap((source) =>
      this.#parts
        .relationships(source)
        .flatMap((each) => (each.type.endsWith('/customXml') ? each.target : [])),
    );
    return [...new Set(paths)]
      .filter((path) => this.#parts.has(path))
      .map((path) => ({ path, id: this.#idOf(path) ?? path }));
  }

  find(id: string): CustomXmlPart | undefined {
    return this.all().find((each) => each.id.toLowerCase() === id.toLowerCase());
  }

  #propertiesOf(path: string): string | undefined {
    return this.#parts.relationships(path).find((each) => each.type.endsWith('/customXmlProps'))?.target;
  }

  #idOf(path: string): string | undefined {
    const properties = this.#propertiesOf(path);
    if (!properties || !this.#parts.has(properties)) return undefined;
    const root = rootOf(this.#parts.document(properties));
    return root.getAttributeNS(DATA_STORE, 'itemID') ?? undefined;
  }

  xml(part: CustomXmlPart): string {
    return this.#parts.text(part.path);
  }

  namespace(part: CustomXmlPart): string {
    return rootOf(parseXml(this.xml(part))).namespaceURI ?? '';
  }

  add(xml: string): CustomXmlPart {
    const namespace = rootOf(parseXml(xml)).namespaceURI ?? '';
    const path = this.#parts.freePath('customXml/item');
    const id = `{${crypto.randomUUID().toUpperCase()}}`;
    this.#parts.setText(path, xml);
    this.#parts.addRelationship(this.#workbookPath, `${OFFICE_RELATIONSHIPS}/customXml`, path);
    const propertiesPath = this.#parts.freePath('customXml/itemProps');
    const schema = namespace === '' ? '' : `<ds:schemaRef ds:uri="${escapeXml(namespace)}"/>`;
    this.#parts.addPart(
      propertiesPath,
      `<?xml version="1.0" encoding="UTF-8" standalone="no"?>\n<ds:datastoreItem ds:itemID="${id}" xmlns:ds="${DATA_STORE}"><ds:schemaRefs>${schema}</ds:schemaRefs></ds:datastoreItem>`,
      PROPERTIES_TYPE,
    );
    this.#parts.addRelationship(path, `${OFFICE_RELATIONSHIPS}/customXmlProps`, propertiesPath);
    return { id, path };
  }

  setXml(part: CustomXmlPart, xml: string): void {
    rootOf(parseXml(xml));
    this.#parts.setText(part.path, xml);
  }

  delete(part: CustomXmlPart): void {
    const properties = this.#propertiesOf(part.path);
    if (properties) this.#parts.removePart(properties);
    for (const source of [this.#workbookPath, '']) {
      for (const each of this.#parts.relationships(source)) {
        if (each.target === part.path) this.#parts.removeRelationship(source, each.id);
      }
    }
    this.#parts.removePart(part.path);
  }
}
