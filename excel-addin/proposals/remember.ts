/** What was worked out for a table once, and is the same by its name, is kept for as long as the table is. */
export function remember<Table extends object, Key, Value extends object>(
  read: (table: Table, key: Key) => Value,
  nameOf: (key: Key, table: Table) => string | number,
): (table: Table, key: Key) => Value {
  const byTable = new WeakMap<Table, Map<string | number, Value>>();
  return (table, key) => {
    const known = byTable.get(table) ?? new Map<string | number, Value>();
    byTable.set(table, known);
    const name = nameOf(key, table);
    const kept = known.get(name);
    if (kept !== undefined) return kept;
    const value = read(table, key);
    known.set(name, value);
    return value;
  };
}
