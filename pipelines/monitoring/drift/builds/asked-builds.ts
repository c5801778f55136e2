import type {DuckDBConnection} from "@duckdb/node-api";
import type {GameData} from "../../../../data-loaders/game-data.ts";
import {type BattleTables, createBattleTables} from "../../../battle/battle-tables.ts";
import type {Build} from "../../../battle/build.ts";
import {fighterPokemon} from "../../../battle/fighter.ts";
import {NATURES} from "../../../battle/natures.ts";
import {logColumn} from "../../log/log-sql.ts";
import type {LoggedFighter} from "../../log/logged-prediction.ts";
import {timeCondition, type WindowQuestion} from "../window/window-question.ts";
import type {BuiltFighter} from "./build-columns.ts";

/** Fights looked at, a random sample of more. */
const MOST_FIGHTS = 5_000;

/** Who fought in the fights of a window. */
export interface AskedBuilds {
  /** Logged within the window, and of these made for demonstration. */
  readonly fights: number;
  readonly synthetic: number;
  /** By request, in the order of time; a fighter that a request has in many fights stands once. */
  readonly requests: readonly (readonly BuiltFighter[])[];
}

type Span = Pick<WindowQuestion, "from" | "to">;

/** @param relation a table or view of logged fights */
export async function askedBuilds(
  connection: DuckDBConnection,
  relation: string,
  game: GameData,
  span: Span,
  {seed = 1, most = MOST_FIGHTS}: {readonly seed?: number; readonly most?: number} = {}
): Promise<AskedBuilds> {
  const counted = await connection.runAndReadAll(
    `SELECT count(*)::DOUBLE, count(*) FILTER (${logColumn("synthetic")})::DOUBLE FROM ${relation} WHERE ${timeCondition(span)}`
  );
  const [fights, synthetic] = counted.getRows()[0].map(Number);
  if (fights === 0) return {fights, synthetic, requests: []};
  const order = `${logColumn("time")}, ${logColumn("request_id")}`;
  const reader = await connection.runAndReadAll(
    `SELECT ${logColumn("request_id")}, ${logColumn("fight")} FROM (
       SELECT * FROM ${relation} WHERE ${timeCondition(span)}
       ORDER BY hash(${logColumn("request_id")}, ${logColumn("time")}, ${logColumn("fight")}, ${seed}) LIMIT ${most}
     ) ORDER BY ${order}`
  );
  const tables = createBattleTables(game);
  const ids = game.pokemon.map(({id}) => id);
  const requests = new Map<string, Map<string, BuiltFighter>>();
  for (const [request, fight] of reader.getRows()) {
    const known = requests.get(String(request)) ?? new Map<string, BuiltFighter>();
    requests.set(String(request), known);
    const {a, b} = JSON.parse(String(fight)) as Readonly<Record<"a" | "b", LoggedFighter>>;
    for (const logged of [a, b]) {
      const fighter = fighterOf(tables, ids, logged);
      if (fighter) known.set(JSON.stringify(logged), fighter);
    }
  }
  return {fights, synthetic, requests: [...requests.values()].map((known) => [...known.values()])};
}

/** null for one that the game does not know any more. */
function fighterOf(tables: BattleTables, ids: readonly number[], logged: LoggedFighter): BuiltFighter | null {
  const {pokemon_id, nature, individual_values, awakening_values, level, friendship, hp, ailment} = logged;
  const pokemon = ids.indexOf(pokemon_id);
  if (pokemon < 0 || !(nature in NATURES)) return null;
  const build = {
    level,
    friendship,
    nature,
    individualValues: individual_values,
    awakeningValues: awakening_values
  } as Build;
  const most = fighterPokemon(tables, {pokemon, moves: [], build}).hp;
  return {...build, hpLeft: Math.min(1, hp / most), ailment};
}
