import {describe, expect, it} from "vitest";
import {Battle, OUTCOME} from "../../pipelines/battle/battle.ts";
import {createBattleTables} from "../../pipelines/battle/battle-tables.ts";
import {playTurn} from "../../pipelines/battle/turn.ts";
import {embeddedGame} from "../data-loaders/embedded-game.ts";
import {indexOf} from "../support/index-of.ts";
import {Oracle, quiet} from "./showdown.ts";

const SEEDS = Number(process.env.ORACLE_SITUATION_SEEDS ?? 12);
const OUR_PLAYOUTS = 2000;
/** Standard errors two engines that agree practically never differ by. */
const FAR = 5;
/** With few possible outcomes every one of the oracle's must be possible here. */
const FEW = 60;

const game = embeddedGame();
const tables = createBattleTables(game);
const oracle = new Oracle(game);

type Hp = readonly [number, number];

/** Once a battle is decided this engine stops; what recoil the winner would still have had is not compared. */
const A_WINS: Hp = [500, 0];
const B_WINS: Hp = [0, 500];

/** What moves without a damage formula, and rules beyond it, do to HP in so many turns of the same situation. */
const SITUATIONS: readonly (readonly [string, string, string, string, number])[] = [
  ["raticate", "super-fang", "chansey", "tackle", 3],
  ["rhydon", "horn-drill", "snorlax", "body-slam", 1],
  ["rhydon", "fissure", "pidgeot", "gust", 2],
  ["gengar", "night-shade", "machamp", "seismic-toss", 2],
  ["dragonite", "dragon-rage", "magneton", "sonic-boom", 2],
  ["jynx", "psywave", "chansey", "pound", 2],
  ["wartortle", "counter", "rattata", "tackle", 2],
  ["wartortle", "mirror-coat", "porygon", "swift", 2],
  ["wartortle", "mirror-coat", "rattata", "tackle", 2],
  ["geodude", "bide", "rattata", "tackle", 3],
  ["geodude", "bide", "gengar", "lick", 3],
  ["mewtwo", "taunt", "charmander", "growl", 3],
  ["snorlax", "rest", "mewtwo", "psychic", 4],
  ["chansey", "soft-boiled", "weezing", "toxic", 5],
  ["zapdos", "roost", "dugtrio", "earthquake", 3],
  ["mew", "substitute", "rattata", "tackle", 4],
  ["venusaur", "leech-seed", "snorlax", "tackle", 4],
  ["venusaur", "leech-seed", "exeggutor", "confusion", 3],
  ["arbok", "wrap", "snorlax", "tackle", 7],
  ["mew", "protect", "rattata", "tackle", 3],
  ["jigglypuff", "yawn", "machop", "karate-chop", 3],
  ["alakazam", "reflect", "machop", "karate-chop", 6],
  ["alakazam", "light-screen", "porygon", "swift", 6],
  ["dugtrio", "dig", "golem", "earthquake", 2],
  ["pidgeot", "fly", "raichu", "thunder", 2],
  ["pidgeot", "fly", "butterfree", "gust", 2],
  ["pidgeot", "fly", "snorlax", "body-slam", 2],
  ["dragonite", "outrage", "chansey", "pound", 4],
  ["snorlax", "double-edge", "chansey", "pound", 2],
  ["hitmonlee", "high-jump-kick", "gengar", "lick", 1],
  ["snorlax", "facade", "arcanine", "will-o-wisp", 3],
  ["chansey", "minimize", "rapidash", "stomp", 3],
  ["butterfree", "sleep-powder", "bulbasaur", "tackle", 3],
  ["butterfree", "sleep-powder", "rattata", "tackle", 4],
  ["pikachu", "thunder-wave", "diglett", "scratch", 3],
  ["golbat", "confuse-ray", "machamp", "strength", 4],
  ["machamp", "focus-energy", "chansey", "pound", 2],
  ["cloyster", "skull-bash", "machop", "karate-chop", 2],
  ["snorlax", "hyper-beam", "chansey", "pound", 3],
  ["marowak", "rage", "rattata", "quick-attack", 4],
  ["hypno", "disable", "rattata", "tackle", 5],
  ["nidoking", "superpower", "chansey", "pound", 3],
  ["eevee-starter", "freezy-frost", "ninetales", "nasty-plot", 3],
  ["eevee-starter", "sizzly-slide", "machamp", "strength", 3],
  ["eevee-starter", "sappy-seed", "snorlax", "tackle", 3],
  ["eevee-starter", "glitzy-glow", "porygon", "swift", 3],
  ["pikachu-starter", "zippy-zap", "snorlax", "tackle", 2],
  ["melmetal", "double-iron-bash", "chansey", "pound", 2],
  ["beedrill", "twineedle", "chansey", "pound", 3],
  ["gyarados", "crunch", "alakazam", "recover", 3],
  ["persian", "fake-out", "chansey", "pound", 3],
  ["dewgong", "haze", "machamp", "bulk-up", 3],
  ["raticate-alola", "sucker-punch", "kadabra", "psychic", 1],
  ["raticate-alola", "sucker-punch", "chansey", "growl", 2],
  ["hitmonlee", "feint", "mew", "protect", 3],
  ["golem", "explosion", "chansey", "pound", 1],
  ["hypno", "dream-eater", "chansey", "rest", 3],
  ["raichu", "thunder-wave", "jolteon", "tackle", 3],
  ["arcanine", "will-o-wisp", "ninetales", "ember", 3],
  ["weezing", "toxic", "arbok", "wrap", 3],
  ["weezing", "toxic", "melmetal", "tackle", 3],
  ["butterfree", "poison-powder", "rattata", "tackle", 5],
  ["butterfree", "stun-spore", "bulbasaur", "tackle", 3],
  ["clefable", "encore", "rattata", "tackle", 4],
  ["articuno", "mist", "gyarados", "crunch", 4],
  ["machop", "brick-break", "alakazam", "reflect", 4],
  ["dragonair", "dragon-rage", "alakazam", "recover", 4],
  ["vaporeon", "scald", "machamp", "strength", 4],
  ["muk", "acid-armor", "machamp", "strength", 4],
  // Out of power points after 8 turns: Struggle, which costs its user a quarter of its HP.
  ["rhydon", "fissure", "pidgeot", "roost", 11]
];

describe("what happens to HP", () => {
  it.each(SITUATIONS)("%s's %s against %s's %s in %d turns is the oracle's", (a, moveA, b, moveB, turns) => {
    const [indexA, indexB] = [indexOf(game.pokemon, a), indexOf(game.pokemon, b)];
    const [useA, useB] = [indexOf(game.moves, moveA), indexOf(game.moves, moveB)];
    const theirs = Array.from({length: SEEDS}, (_, i): Hp => {
      const battle = quiet(oracle.start(indexA, [useA], indexB, [useB], [5, i + 1, 3, 7]));
      for (let turn = 0; turn < turns && !battle.ended; turn++) battle.makeChoices("move 1", "move 1");
      if (battle.ended) return battle.winner === "A" ? A_WINS : B_WINS;
      const [hpA, hpB] = battle.sides.map(({pokemon}) => pokemon[0].hp);
      return [hpA, hpB];
    });
    const battle = new Battle(tables);
    battle.prepare(indexA, [useA], indexB, [useB]);
    battle.random.seed(1);
    const ours = Array.from({length: OUR_PLAYOUTS}, (): Hp => {
      battle.reset();
      for (let turn = 0; turn < turns && battle.outcome === OUTCOME.open; turn++)
        playTurn(battle, null, null);
      if (battle.outcome !== OUTCOME.open) return battle.outcome === OUTCOME.winA ? A_WINS : B_WINS;
      return [battle.a.hp, battle.b.hp];
    });
    const possible = new Set(ours.map(String));
    if (possible.size <= FEW) for (const outcome of theirs) expect(possible).toContain(String(outcome));
    for (const side of [0, 1] as const) {
      const [meanOurs, variance] = moments(ours.map((hp) => hp[side]));
      const [meanTheirs] = moments(theirs.map((hp) => hp[side]));
      const error = Math.sqrt(variance / SEEDS + variance / OUR_PLAYOUTS);
      expect(Math.abs(meanOurs - meanTheirs)).toBeLessThanOrEqual(FAR * error + 1e-9);
    }
  });
});

function moments(values: readonly number[]): readonly [mean: number, variance: number] {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return [mean, values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length];
}
