import type { PackageParts } from './package-parts.ts';
import { descendants, escapeXml, rootOf } from './xml.ts';

const PATH = 'xl/webextensions/webextension';
const PANES = 'xl/webextensions/taskpanes.xml';
const OFFICE = 'http://schemas.microsoft.com/office';

/** An add-in's settings: they live in the file as properties of its web extension. */
export class SettingsStore {
  readonly #parts: PackageParts;
  readonly #path: string;
  readonly values: Map<string, unknown>;

  constructor(parts: PackageParts) {
    this.#parts = parts;
    const found = parts.paths().find((path) => path.startsWith(PATH) && path.endsWith('.xml'));
    this.#path = found ?? `${PATH}1.xml`;
    const properties = found ? descendants(rootOf(parts.document(found)), 'property') : [];
    this.values = new Map(
      properties.map((each) => [each.getAttribute('name') ?? '', readJson(each.getAttribute('value') ?? '')]),
    );
  }

  set(key: string, value: unknown): void {
    this.values.set(key, value);
    this.#write();
  }

  delete(key: string): void {
    this.values.delete(key);
    this.#write();
  }

  replace(values: Iterable<readonly [string, unknown]>): void {
    this.values.clear();
    for (const [key, value] of values) this.values.set(key, value);
    this.#write();
  }

  #write(): void {
    const properties = [...this.values].map(
      ([key, value]) => `<we:property name="${escapeXml(key)}" value="${escapeXml(JSON.stringify(value))}"/>`,
    );
    const id = '11111111-1111-1111-1111-111111111111';
    const xml = `<we:webextension xmlns:we="${OFFICE}/webextensions/webextension/2010/11" id="{${id}}"><we:reference id="${id}" version="1.0.0.0" store="developer" storeType="Registry"/><we:alternateReferences/><we:properties>${properties.join('')}</we:properties><we:bindings/></we:webextension>`;
    if (this.#parts.has(this.#path)) this.#parts.setText(this.#path, xml);
    else this.#addParts(xml);
  }

  #addParts(xml: string): void {
    this.#parts.addPart(this.#path, xml, 'application/vnd.ms-office.webextension+xml');
    const relationship = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
    const panes = `<wetp:taskpanes xmlns:wetp="${OFFICE}/webextensions/taskpanes/2010/11"><wetp:taskpane dockstate="right" visibility="0" width="350" row="1"><wetp:webextensionref xmlns:r="${relationship}" r:id="rIdPl1"/></wetp:taskpane></wetp:taskpanes>`;
    this.#parts.addPart(PANES, panes, 'application/vnd.ms-office.webextensiontaskpanes+xml');
    this.#parts.addRelationship(PANES, `${OFFICE}/2011/relationships/webextension`, this.#path);
    this.#parts.addRelationship('', `${OFFICE}/2011/relationships/webextensiontaskpanes`, PANES);
  }
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
