import * as letsGo from "@pkmn/mods/gen7letsgo";
import {
  Battle,
  Dex,
  type ModdedDex,
  type PokemonSet,
  type Pokemon as SimPokemon,
  type StatsTable
} from "@pkmn/sim";
import type {GameData, StatTable} from "../../data-loaders/game-data.ts";
import type {BattleTables} from "../../pipelines/battle/battle-tables.ts";
import {DEFAULT_BUILD} from "../../pipelines/battle/build.ts";
import type {Fighter, FighterState} from "../../pipelines/battle/fighter.ts";
import type {Policies} from "../../pipelines/battle/fights.ts";
import {fighterOf, type MoveSetSide} from "../../pipelines/battle/move-sets.ts";
import {NATURES} from "../../pipelines/battle/natures.ts";
import {policyNamed} from "../../pipelines/battle/policy.ts";
import {Mirror} from "./mirror.ts";
import {wholeStats} from "./whole-stats.ts";

/** Deep copy with functions: `Dex.mod` alters the module it is given. */
const copy = <T>(value: T): T => {
  if (typeof value !== "object" || value === null) return value;
  const result: Record<string, unknown> | unknown[] = Array.isArray(value) ? [] : {};
  for (const key in value) (result as Record<string, unknown>)[key] = copy(value[key]);
  return result as T;
};

const FORMAT_NAME = "[Gen 7 Let's Go] Duel";

/**
 * @param whole with Let's Go's whole formula of stats (see `wholeStats`): a mod of its own, since battles take the
 * first that was made under a name
 */
function oracleDex(whole: boolean): ModdedDex {
  const name = whole ? "gen7letsgowhole" : "gen7letsgo";
  const mod = copy(letsGo);
  if (whole) Object.assign(mod.Scripts, {statModify: wholeStats});
  const data = {
    ...(mod as object),
    Formats: [{name: FORMAT_NAME, mod: name, ruleset: [], effectType: "Format"}]
  };
  return Dex.mod(name as Parameters<typeof Dex.mod>[0], data as Parameters<typeof Dex.mod>[1]);
}

const statsTable = ({hp, attack, defense, spAttack, spDefense, speed}: StatTable): StatsTable => ({
  hp,
  atk: attack,
  def: defense,
  spa: spAttack,
  spd: spDefense,
  spe: speed
});

/** @pkmn/sim, Pokémon Showdown's engine, with the Let's Go mod: what the rules really do. */
export class Oracle {
  readonly dex: ModdedDex;
  // A format id the engine does not know would silently mean generation 9: the object itself, then.
  readonly #format: ReturnType<ModdedDex["formats"]["get"]>;
  readonly #species: readonly string[];
  readonly #moves: readonly string[];
  readonly #indexes: ReadonlyMap<string, number>;

  /** @param whole stats as the game has them, not as the mod: the only way that all builds can be compared */
  constructor(game: GameData, whole = true) {
    this.dex = oracleDex(whole);
    this.#format = this.dex.formats.get("gen7letsgoduel");
    if (!this.#format.exists) throw new Error("the oracle's format was not added to the dex");
    const speciesByKey = new Map(
      Object.keys(letsGo.FormatsData).map((id) => {
        const species = this.dex.species.get(id);
        return [`${species.num} ${formOf(species.forme)}`, species.name];
      })
    );
    const moveByNumber = new Map(
      this.dex.moves
        .all()
        .filter(({isZ, isMax}) => !isZ && !isMax)
        .map((move) => [move.num, move.name])
    );
    this.#species = game.pokemon.map((row) => found(speciesByKey, `${row.speciesId} ${row.form}`));
    this.#moves = game.moves.map((row) => found(moveByNumber, row.id));
    this.#indexes = new Map(this.#moves.map((name, index) => [this.dex.moves.get(name).id as string, index]));
  }

  moveName(move: number): string {
    return this.#moves[move];
  }

  /** Of a move by the oracle's id, without spaces and hyphens. */
  moveIndex(id: string): number {
    return found(this.#indexes, id);
  }

  #set({pokemon, moves, build}: Fighter): PokemonSet {
    const name = this.#species[pokemon];
    return {
      name,
      species: name,
      item: "",
      ability: "No Ability",
      moves: moves.map((move) => this.#moves[move]),
      nature: NATURES[build.nature].name.en,
      gender: "",
      evs: statsTable(build.awakeningValues),
      ivs: statsTable(build.individualValues),
      level: build.level,
      happiness: build.friendship
    };
  }

  /** A battle of one Pokémon each of the default build, at the first choice. */
  start(
    a: number,
    movesA: readonly number[],
    b: number,
    movesB: readonly number[],
    seed: readonly [number, number, number, number]
  ): Battle {
    const fighter = (pokemon: number, moves: readonly number[]): Fighter => ({
      pokemon,
      moves,
      build: DEFAULT_BUILD
    });
    return this.startFight(fighter(a, movesA), fighter(b, movesB), seed);
  }

  /** A battle of two fighters as they stand, at the first choice. */
  startFight(a: Fighter, b: Fighter, seed: readonly [number, number, number, number]): Battle {
    const battle = new Battle({
      formatid: this.#format.id,
      format: this.#format,
      seed: seed.join(",") as never,
      p1: {name: "A", team: [this.#set(a)]},
      p2: {name: "B", team: [this.#set(b)]}
    });
    for (const [i, {state}] of [a, b].entries())
      if (state !== undefined) stand(battle.sides[i].active[0], state);
    return battle;
  }

  /** Plays a duel in which both repeat their one move. @returns 1 if A wins, 0 if B wins, 1/2 for a draw */
  duel(
    a: number,
    moveA: number,
    b: number,
    moveB: number,
    seed: readonly [number, number, number, number]
  ): number {
    const battle = quiet(this.start(a, [moveA], b, [moveB], seed));
    while (!battle.ended) battle.makeChoices("move 1", "move 1");
    return outcome(battle);
  }
}

/** Keeps the battle from writing its log, which nothing here reads: a fifth faster, with the same course. */
export function quiet(battle: Battle): Battle {
  const nothing = (): void => {};
  return Object.assign(battle, {
    add: nothing,
    addMove: nothing,
    attrLastMove: nothing,
    retargetLastMove: nothing,
    hint: nothing
  });
}

/** Plays a battle of move sets by this project's policies. @returns as `duel` */
export function playMoveSets(
  oracle: Oracle,
  tables: BattleTables,
  a: MoveSetSide,
  b: MoveSetSide,
  seed: readonly [number, number, number, number]
): number {
  return playFight(oracle, tables, fighterOf(a), fighterOf(b), [a.policy, b.policy], seed);
}

/** Plays a fight by this project's policies. @returns as `duel` */
export function playFight(
  oracle: Oracle,
  tables: BattleTables,
  a: Fighter,
  b: Fighter,
  policies: Policies,
  seed: readonly [number, number, number, number]
): number {
  const battle = quiet(oracle.startFight(a, b, seed));
  if (a.moves.length === 1 && b.moves.length === 1) {
    while (!battle.ended) battle.makeChoices("move 1", "move 1");
    return outcome(battle);
  }
  const chosenBy = [policyNamed(policies[0]), policyNamed(policies[1])] as const;
  const mirror = new Mirror(tables, a, b, chosenBy, Math.imul(seed[1], 1_000_003) ^ seed[2], (id) =>
    oracle.moveIndex(id)
  );
  while (!battle.ended) {
    const [slotA, slotB] = mirror.choose(battle);
    battle.makeChoices(choiceText(slotA), choiceText(slotB));
  }
  return outcome(battle);
}

const STATUS: Readonly<Record<NonNullable<FighterState["ailment"]>, string>> = {
  burn: "brn",
  freeze: "frz",
  paralysis: "par",
  poison: "psn",
  bad_poison: "tox",
  sleep: "slp"
};

/** Puts a state on the Pokémon, counters and all. */
function stand(pokemon: SimPokemon, state: FighterState): void {
  pokemon.hp = state.hp;
  if (state.ailment !== null) {
    pokemon.setStatus(STATUS[state.ailment]);
    if (state.ailment === "sleep") pokemon.statusState.time = state.ailmentTurns;
    if (state.ailment === "bad_poison") pokemon.statusState.stage = state.ailmentTurns;
  }
  if (state.confusion > 0) {
    pokemon.addVolatile("confusion");
    pokemon.volatiles.confusion.time = state.confusion;
  }
  const {attack, defense, spAttack, spDefense, speed, accuracy, evasion} = state.stages;
  Object.assign(pokemon.boosts, {
    atk: attack,
    def: defense,
    spa: spAttack,
    spd: spDefense,
    spe: speed,
    accuracy,
    evasion
  });
  for (const [slot, left] of state.powerPoints.entries()) pokemon.moveSlots[slot].pp = left;
}

const choiceText = (slot: number | null): string => (slot === null ? "move 1" : `move ${slot + 1}`);

/** 1 where A has won, 0 where B has, 1/2 for a draw. */
export const outcome = (battle: Battle): number =>
  battle.winner === "A" ? 1 : battle.winner === "B" ? 0 : 0.5;

const FORMS: Readonly<Record<string, string>> = {
  "": "base",
  Mega: "mega",
  "Mega-X": "mega_x",
  "Mega-Y": "mega_y",
  Alola: "alola",
  Starter: "starter"
};
const formOf = (forme: string): string => FORMS[forme] ?? forme;

function found<K, V>(map: ReadonlyMap<K, V>, key: K): V {
  const value = map.get(key);
  if (value === undefined) throw new Error(`the oracle does not know ${String(key)}`);
  return value;
}
