/** Index of a Pokémon or move by its identifier; throws for one that is not there. */
export function indexOf(rows: readonly {readonly identifier: string}[], identifier: string): number {
  const index = rows.findIndex((row) => row.identifier === identifier);
  if (index < 0) throw new Error(`no "${identifier}" in the game`);
  return index;
}
