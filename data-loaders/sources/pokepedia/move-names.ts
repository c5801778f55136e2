/** Same letters, whatever the apostrophe, hyphen, case or accent's encoding. */
export const comparable = (name: string): string =>
  name
    .normalize("NFC")
    .toLowerCase()
    .replace(/[’ʼ`´]/g, "'")
    .replace(/[\s\u00a0]+/g, " ")
    .trim();

export interface NamedMove {
  readonly id: number;
  readonly name_fr: string;
  readonly name_fr_alias: string | null;
}

/** Finds a move by its French name in Let's Go or by its other spelling. */
export function moveNames(moves: readonly NamedMove[]): (name: string) => number | null {
  const ids = new Map<string, number>();
  for (const {id, name_fr_alias} of moves) if (name_fr_alias) ids.set(comparable(name_fr_alias), id);
  for (const {id, name_fr} of moves) ids.set(comparable(name_fr), id);
  // Articles that share their name with something else carry an addition: "Charge (capacité)".
  return (name) => ids.get(comparable(name.replace(/\s*\(.*\)$/, ""))) ?? null;
}
