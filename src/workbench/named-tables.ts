/** Tables that a query names, in whatever place. */
export function namedTables(query: string, names: readonly string[]): string[] {
  const said = new Set(query.toLowerCase().match(/[a-z_]\w*/g));
  return names.filter((name) => said.has(name));
}
