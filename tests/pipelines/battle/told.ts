import {createRandom} from "../../../lib/statistics/seeded-random.ts";
import type {MoveSetSide} from "../../../pipelines/battle/move-sets.ts";
import type {Replay, ReplayEvent} from "../../../pipelines/battle/replay.ts";
import {game, M, P, tables} from "../../support/battle-game.ts";

/** Opponents whose moves bear on the other side in many ways: what every move is told against. */
const OPPONENTS = [
  ["snorlax", "body-slam"],
  ["mew", "substitute"],
  ["gengar", "confuse-ray"],
  ["pidgeot", "fly"],
  ["jolteon", "thunder-wave"],
  ["venusaur", "leech-seed"],
  ["chansey", "minimize"],
  ["machamp", "counter"],
  ["alakazam", "reflect"],
  ["ninetales", "will-o-wisp"],
  ["hitmonlee", "high-jump-kick"],
  ["charizard", "roost"],
  ["primeape", "rage"],
  ["blastoise", "protect"],
  ["hypno", "hypnosis"],
  ["articuno", "mist"],
  ["dugtrio", "dig"],
  ["weezing", "toxic"],
  ["porygon", "light-screen"],
  ["arbok", "wrap"],
  ["raticate", "facade"],
  ["lapras", "rest"],
  ["starmie", "recover"],
  ["geodude", "bide"],
  ["dragonite", "outrage"],
  ["clefable", "encore"],
  ["kadabra", "disable"],
  ["mewtwo", "taunt"],
  ["jigglypuff", "yawn"],
  ["dragonair", "hyper-beam"],
  ["raichu", "fake-out"],
  ["butterfree", "quiver-dance"]
] as const;

export interface KnownDuel {
  readonly a: number;
  readonly moveA: number;
  readonly b: number;
  readonly moveB: number;
}

/** Every move of the game by a Pokémon that learns it, against two of the opponents. */
export const duelsOfEveryMove = (): KnownDuel[] =>
  game.moves.flatMap(({id}, moveA) => {
    const learners = game.pokemon.flatMap(({learnset}, index) =>
      learnset.some(({moveId}) => moveId === id) ? [index] : []
    );
    return [0, 1].map((which) => {
      const a = learners.length === 0 ? P("mew") : learners[(moveA * 3 + which) % learners.length];
      const [opponent, answer] = OPPONENTS[(moveA * 5 + which * 11) % OPPONENTS.length];
      return {a, moveA, b: P(opponent), moveB: M(answer)};
    });
  });

/** `count` battles of four moves drawn from a seed, under both policies. */
export function drawnBattles(count: number, seed: number): (readonly [MoveSetSide, MoveSetSide])[] {
  const random = createRandom(seed);
  const below = (n: number): number => Math.floor(random() * n);
  const able = tables().pokemon.filter(({moves}) => moves.length >= 4);
  const side = (policy: MoveSetSide["policy"]): MoveSetSide => {
    const {index, moves} = able[below(able.length)];
    const left = [...moves];
    return {pokemon: index, moves: [0, 1, 2, 3].map(() => left.splice(below(left.length), 1)[0]), policy};
  };
  return Array.from({length: count}, (_, i) => [
    side(i % 3 === 0 ? "greedy" : "random"),
    side(i % 2 === 0 ? "random" : "greedy")
  ]);
}

const side = (policy: MoveSetSide["policy"], pokemon: string, ...moves: string[]): MoveSetSide => ({
  pokemon: P(pokemon),
  moves: moves.map(M),
  policy
});

/** Battles in which the moves that copy or call others, or change the type, do something. */
export const copyingBattles = (): (readonly [MoveSetSide, MoveSetSide])[] => [
  [side("greedy", "ditto", "transform"), side("greedy", "gyarados", "waterfall", "crunch", "rest")],
  [side("random", "mew", "transform", "pound"), side("random", "machamp", "facade", "bulk-up", "strength")],
  [side("greedy", "ditto", "transform"), side("greedy", "ditto", "transform")],
  [side("greedy", "ditto", "transform"), side("random", "kadabra", "substitute", "psychic")],
  [side("random", "jigglypuff", "mimic", "pound"), side("random", "poliwrath", "scald", "hypnosis")],
  [side("random", "mr-mime", "mimic", "reflect"), side("random", "mr-mime", "mimic", "psychic")],
  [side("greedy", "clefable", "metronome"), side("greedy", "chansey", "pound", "soft-boiled")],
  [side("random", "clefairy", "metronome", "moonblast"), side("random", "mew", "metronome", "roost")],
  [side("greedy", "pidgeot", "mirror-move"), side("greedy", "charizard", "fly", "flamethrower")],
  [side("random", "dodrio", "mirror-move"), side("random", "snorlax", "outrage", "facade", "rest")],
  [side("random", "porygon", "tri-attack", "conversion"), side("random", "gengar", "lick", "confuse-ray")],
  [side("random", "porygon", "thunderbolt", "conversion"), side("random", "ditto", "transform")]
];

export const nameOf = (pokemon: number): string => game.pokemon[pokemon].identifier;
export const moveName = (move: number): string => game.moves[move].identifier;

const MOVES_NAMED: ReadonlySet<string> = new Set(["move", "charge"]);

const told = ({side, kind, value}: ReplayEvent): string => {
  if (MOVES_NAMED.has(kind)) return `${side} ${kind === "move" ? "" : "charge "}${moveName(value)}`;
  return value === 0 ? `${side} ${kind}` : `${side} ${kind} ${value}`;
};

/** A line for every turn up to `turns` of them, with both sides' HP after it, and one for the end. */
export function tell({events, winner, turns: length}: Replay, turns: number): string[] {
  const lines: string[] = [];
  for (let turn = 1; turn <= Math.min(length, turns); turn++) {
    const of = events.filter((event) => event.turn === turn);
    const last = of.at(-1);
    lines.push(`${turn}: ${of.map(told).join(", ")} | ${last ? `${last.hpA} ${last.hpB}` : ""}`);
  }
  return [...lines, `${winner ?? "nobody"} wins in turn ${length} after ${events.length} events`];
}
