import type {Battle as SimBattle} from "@pkmn/sim";
import {describe, expect, it} from "vitest";
import {Battle, OUTCOME, type Policy} from "../../pipelines/battle/battle.ts";
import {createBattleTables} from "../../pipelines/battle/battle-tables.ts";
import type {Side} from "../../pipelines/battle/side.ts";
import {playTurn} from "../../pipelines/battle/turn.ts";
import {embeddedGame} from "../data-loaders/embedded-game.ts";
import {indexOf} from "../support/index-of.ts";
import {Oracle, quiet} from "./showdown.ts";

/** What the moves that copy, call others or change the type do to both sides, turn by turn of a script. */

const SEEDS = Number(process.env.ORACLE_COPYING_SEEDS ?? 6);
const OUR_PLAYOUTS = 2000;
/** Standard errors two engines that agree practically never differ by. */
const FAR = 5;

const game = embeddedGame();
const tables = createBattleTables(game);
const oracle = new Oracle(game);

/** Pokémon, its moves, and the slots it chooses turn by turn (from 1): the last again and again. */
type Actor = readonly [pokemon: string, moves: string, script: string];

/** The scripts, and whether no draw of chance leads to another form, other moves or power points. */
const SITUATIONS: readonly (readonly [Actor, Actor, number, "sure" | "chance"])[] = [
  // Transform
  [["ditto", "transform", "1"], ["pidgeot-mega", "gust,roost,mirror-move,fly", "2"], 1, "sure"],
  [["ditto", "transform", "13"], ["mew", "transform,pound,recover,psychic", "23"], 4, "sure"],
  [["ditto", "transform", "1"], ["ditto", "transform", "1"], 8, "sure"],
  [["ditto", "transform", "1"], ["kadabra", "substitute,recover", "12"], 3, "sure"],
  [["ditto", "transform", "12"], ["machamp", "bulk-up,strength,focus-energy", "132"], 4, "chance"],
  [["ditto", "transform", "1"], ["snorlax", "defense-curl", "1"], 8, "sure"],
  [["ditto", "transform", "1"], ["pidgeot", "fly", "1"], 3, "chance"],
  [["ditto", "transform", "1"], ["mew", "protect,amnesia", "12"], 3, "sure"],
  [["mew", "transform,pound", "211"], ["hypno", "disable,pound", "12"], 4, "chance"],
  [["mew", "transform,facade", "1"], ["arcanine", "will-o-wisp,facade", "12"], 3, "chance"],
  [["ditto", "transform", "1"], ["gengar", "shadow-ball,night-shade", "1"], 3, "chance"],
  [["ditto", "transform", "1"], ["rhydon", "horn-drill", "1"], 7, "chance"],
  [["mew", "transform,amnesia", "21"], ["porygon", "thunderbolt,conversion", "21"], 3, "chance"],
  [["ditto", "transform", "1"], ["zapdos", "roost,drill-peck", "21"], 3, "chance"],
  [["mew", "transform,rest", "21"], ["venusaur", "leech-seed,toxic", "12"], 4, "chance"],
  // Mimic
  [["jigglypuff", "pound,mimic", "22"], ["snorlax", "amnesia,rest", "12"], 4, "sure"],
  [["mr-mime", "mimic,reflect", "1"], ["mr-mime", "mimic,psychic", "1"], 3, "sure"],
  [["mew", "mimic,pound", "1"], ["chansey", "pound", "1"], 3, "chance"],
  [["mew", "mimic", "1"], ["kadabra", "substitute,recover", "1"], 4, "sure"],
  [["mr-mime", "mimic", "1"], ["dugtrio", "dig", "1"], 5, "chance"],
  [["mew", "mimic,transform", "21"], ["mew", "mimic,amnesia", "2111"], 5, "sure"],
  [["mew", "mimic", "1"], ["hypno", "protect,amnesia", "21"], 3, "sure"],
  [["wigglytuff", "mimic", "1"], ["fearow", "mirror-move,agility", "21"], 4, "sure"],
  [["mew", "mimic", "1"], ["clefable", "encore,disable", "12"], 5, "chance"],
  [["ditto", "transform", "1112"], ["mew", "mimic,amnesia", "21"], 5, "sure"],
  // Metronome
  [["clefairy", "metronome", "1"], ["chansey", "soft-boiled", "1"], 1, "chance"],
  [["clefable", "metronome", "1"], ["chansey", "defense-curl", "1"], 3, "chance"],
  [["mew", "metronome,pound", "1"], ["gengar", "substitute,confuse-ray", "12"], 3, "chance"],
  [["clefable", "metronome", "1"], ["hypno", "disable", "1"], 4, "chance"],
  [["clefable", "metronome", "1"], ["mewtwo", "taunt,recover", "12"], 2, "chance"],
  [["mew", "metronome", "1"], ["mew", "metronome", "1"], 2, "chance"],
  // Mirror Move
  [["pidgeot", "mirror-move", "1"], ["mew", "psychic,recover", "12"], 4, "chance"],
  [["dodrio", "mirror-move", "1"], ["snorlax", "outrage", "1"], 4, "chance"],
  [["fearow", "mirror-move", "1"], ["charizard", "fly", "1"], 5, "chance"],
  [["pidgeot", "mirror-move", "1"], ["snorlax", "hyper-beam", "1"], 3, "chance"],
  [["dodrio", "mirror-move", "1"], ["exeggutor", "leech-seed", "1"], 4, "chance"],
  [["dodrio", "mirror-move", "1"], ["raticate", "facade,sucker-punch", "12"], 3, "chance"],
  [["pidgeot", "mirror-move", "1"], ["hypno", "protect,hypnosis", "21"], 3, "chance"],
  [["farfetchd", "mirror-move", "1"], ["geodude", "bide", "1"], 4, "chance"],
  [["pidgey", "mirror-move", "1"], ["golem", "explosion", "1"], 1, "chance"],
  [["dodrio", "mirror-move", "1"], ["arcanine", "will-o-wisp,flare-blitz", "12"], 3, "chance"],
  // Conversion
  [["porygon", "thunderbolt,conversion", "21"], ["golem", "earthquake", "1"], 2, "chance"],
  [["porygon", "shadow-ball,conversion", "21"], ["gengar", "lick,shadow-ball", "1"], 3, "chance"],
  [["porygon", "conversion,psybeam", "1"], ["snorlax", "amnesia", "1"], 2, "sure"],
  [["porygon", "agility,conversion", "2"], ["weezing", "toxic", "1"], 3, "chance"],
  [["porygon", "ice-beam,conversion", "2"], ["jynx", "ice-beam", "1"], 3, "chance"]
];

const slotAt = (script: string, turn: number): number =>
  Number(script[Math.min(turn, script.length - 1)]) - 1;

/** The scripted slot if it can be chosen, else the first that can. */
function simChoice(battle: SimBattle, side: 0 | 1, slot: number): string {
  const active = battle.sides[side].active[0];
  const {moves} = active.getMoveRequestData();
  if (moves.length === 1 || !moves[slot] || moves[slot].disabled)
    return `move ${
      1 +
      Math.max(
        0,
        moves.findIndex(({disabled}) => !disabled)
      )
    }`;
  return `move ${slot + 1}`;
}

const scripted =
  (script: string): Policy =>
  ({turn}, user) => {
    const asked = user.attacks[slotAt(script, turn - 1)];
    const usable = user.attacks.slice(0, user.count).filter((attack) => user.usable(attack));
    return usable.includes(asked) ? asked : (usable[0] ?? user.struggle);
  };

interface Seen {
  readonly hp: readonly [number, number];
  /** Types, stats, stages and moves with their power points, of both sides. */
  readonly forms: string;
}

const DECIDED = "decided";
const A_WINS: Seen = {hp: [500, 0], forms: DECIDED};
const B_WINS: Seen = {hp: [0, 500], forms: DECIDED};

function theirForm({types, storedStats, moveSlots, boosts}: SimBattle["sides"][0]["active"][0]): string {
  const {atk, def, spa, spd, spe} = storedStats;
  const slots = moveSlots.map(({id, pp}) => `${oracle.moveIndex(id)}:${pp}`);
  const stages = [
    boosts.atk,
    boosts.def,
    boosts.spa,
    boosts.spd,
    boosts.spe,
    boosts.accuracy,
    boosts.evasion
  ];
  return `${types.join("/").toLowerCase()} ${[atk, def, spa, spd, spe]} ${stages} ${slots}`;
}

function ourForm({pokemon, attacks, count, ...side}: Side): string {
  const types = [pokemon.type1, pokemon.type2].filter((type) => type >= 0);
  const names = types.map((type) => game.types[type].identifier);
  const {attack, defense, spAttack, spDefense, speed} = pokemon;
  const slots = attacks.slice(0, count).map(({move, powerPoints}) => `${move.index}:${powerPoints}`);
  const stages = [
    side.attack,
    side.defense,
    side.spAttack,
    side.spDefense,
    side.speed,
    side.accuracy,
    side.evasion
  ];
  return `${names.join("/")} ${[attack, defense, spAttack, spDefense, speed]} ${stages} ${slots}`;
}

const readActor = ([pokemon, moves]: Actor) => ({
  index: indexOf(game.pokemon, pokemon),
  uses: moves.split(",").map((move) => indexOf(game.moves, move))
});

function theirs(a: Actor, b: Actor, turns: number, seed: number): Seen {
  const [sideA, sideB] = [readActor(a), readActor(b)];
  const battle = quiet(oracle.start(sideA.index, sideA.uses, sideB.index, sideB.uses, [8, seed, 3, 7]));
  for (let turn = 0; turn < turns && !battle.ended; turn++)
    battle.makeChoices(simChoice(battle, 0, slotAt(a[2], turn)), simChoice(battle, 1, slotAt(b[2], turn)));
  if (battle.ended) return battle.winner === "A" ? A_WINS : B_WINS;
  const [activeA, activeB] = battle.sides.map(({active}) => active[0]);
  return {hp: [activeA.hp, activeB.hp], forms: `${theirForm(activeA)} | ${theirForm(activeB)}`};
}

function ours(battle: Battle, a: Actor, b: Actor, turns: number): Seen {
  const [policyA, policyB] = [scripted(a[2]), scripted(b[2])];
  battle.reset();
  for (let turn = 0; turn < turns && battle.outcome === OUTCOME.open; turn++)
    playTurn(battle, policyA, policyB);
  if (battle.outcome !== OUTCOME.open) return battle.outcome === OUTCOME.winA ? A_WINS : B_WINS;
  return {hp: [battle.a.hp, battle.b.hp], forms: `${ourForm(battle.a)} | ${ourForm(battle.b)}`};
}

describe("copying moves", () => {
  it.each(SITUATIONS)("%s and %s in %d turns are the oracle's", (a, b, turns, kind) => {
    const reference = Array.from({length: SEEDS}, (_, i) => theirs(a, b, turns, i + 1));
    const [sideA, sideB] = [readActor(a), readActor(b)];
    const battle = new Battle(tables);
    battle.prepare(sideA.index, sideA.uses, sideB.index, sideB.uses);
    battle.random.seed(1);
    const played = Array.from({length: OUR_PLAYOUTS}, () => ours(battle, a, b, turns));
    const possible = new Set(played.map(({forms}) => forms));
    if (kind === "sure") expect(possible.size).toBeLessThanOrEqual(8);
    // Of what chance leads to, the common outcomes have to be possible.
    const common = reference.filter(
      ({forms}) => kind === "sure" || reference.filter((other) => other.forms === forms).length > SEEDS / 5
    );
    for (const {forms} of common) expect([...possible]).toContain(forms);
    for (const side of [0, 1] as const) {
      const [meanOurs, variance] = moments(played.map(({hp}) => hp[side]));
      const [meanTheirs] = moments(reference.map(({hp}) => hp[side]));
      const error = Math.sqrt(variance / SEEDS + variance / OUR_PLAYOUTS);
      expect(Math.abs(meanOurs - meanTheirs)).toBeLessThanOrEqual(FAR * error + 1e-9);
    }
  });
});

function moments(values: readonly number[]): readonly [mean: number, variance: number] {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return [mean, values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length];
}
