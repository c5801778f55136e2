import type {Duel, Recommender} from "../../model/prediction/prediction-answers.ts";
import type {LogRows} from "./log-rows.ts";
import type {LogColumnName} from "./log-schema.ts";

const DUEL = {
  pokemonA: "pokemon_a_id",
  moveA: "move_a_id",
  pokemonB: "pokemon_b_id",
  moveB: "move_b_id"
} as const satisfies Readonly<Record<keyof Duel, LogColumnName>>;

const FIGHT: LogColumnName = "fight";

/** Feature values of the log's rows, by feature; NaN for a duel that the game does not know, and for a fight. */
export function featuresOf(
  {rows, columns}: LogRows,
  {featureNames, featureVector}: Pick<Recommender, "featureNames" | "featureVector">
): Record<string, Float32Array> {
  const features = featureNames.map(() => new Float32Array(rows).fill(Number.NaN));
  for (let row = 0; row < rows; row += 1) {
    const id = (side: keyof Duel): number => Number(columns[DUEL[side]][row]);
    const duel = {pokemonA: id("pokemonA"), moveA: id("moveA"), pokemonB: id("pokemonB"), moveB: id("moveB")};
    const isFight = typeof columns[FIGHT]?.[row] === "string";
    const values = isFight ? null : knownOrNull(() => featureVector(duel));
    for (const [feature, value] of values?.entries() ?? []) features[feature][row] = value;
  }
  return Object.fromEntries(featureNames.map((name, index) => [name, features[index]]));
}

/** What is written may be older than the game data, which may have lost what it names. */
function knownOrNull<T>(ask: () => T): T | null {
  try {
    return ask();
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}
