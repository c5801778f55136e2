// The package's "exports" hide its own declarations from bundler resolution.
declare module "@pkmn/mods/gen7letsgo" {
  export const FormatsData: Readonly<Record<string, object>>;
  export const Learnsets: Readonly<Record<string, {readonly learnset?: Readonly<Record<string, string[]>>}>>;
  export const Moves: Readonly<Record<string, object>>;
  export const Species: Readonly<Record<string, object>>;
  export const Scripts: Readonly<Record<string, unknown>>;
}
