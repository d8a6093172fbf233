/** Published texts and tables that some documents are made of; see texts/ATTRIBUTION.md. */
export interface Sources {
  readonly texts: Readonly<Record<string, string>>;
  readonly tables: Readonly<Record<string, PublishedTable>>;
}

export interface PublishedTable {
  readonly title: string;
  readonly group: string;
  readonly heads: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

export function textOf(sources: Sources, name: string): string {
  const text = sources.texts[name];
  if (text === undefined) throw new Error(`There is no text "${name}"`);
  return text;
}

export function tableOf(sources: Sources, name: string): PublishedTable {
  const table = sources.tables[name];
  if (table === undefined) throw new Error(`There is no table "${name}"`);
  return table;
}
