import type {GameData} from "../../../data-loaders/game-data.ts";
import type {Duel, RankedMove} from "../../../pipelines/model/prediction/prediction-answers.ts";
import type {ServedModel} from "../../../server/model/served-model.ts";

export const FAKE_FEATURES = ["power_a", "power_b", "speed_difference"] as const;

/**
 * A small model that answers by power and speed: quick, deterministic, and able to explain itself, since it is
 * linear in log-odds.
 */
export function fakeModel(game: GameData, version = 1): ServedModel {
  const pokemonOf = new Map(game.pokemon.map((pokemon) => [pokemon.id, pokemon]));
  const moveOf = new Map(game.moves.map((move) => [move.id, move]));
  const power = (pokemonId: number, moveId: number, againstId: number): number => {
    const move = moveOf.get(moveId)!;
    const multiplier = pokemonOf
      .get(againstId)!
      .typeIds.reduce((product, type) => product * game.effectiveness[move.typeId - 1][type - 1], 1);
    const stab = pokemonOf.get(pokemonId)!.typeIds.includes(move.typeId) ? 1.5 : 1;
    return (move.power ?? 0) * multiplier * stab;
  };
  const vector = ({pokemonA, moveA, pokemonB, moveB}: Duel) =>
    Float32Array.of(
      power(pokemonA, moveA, pokemonB),
      power(pokemonB, moveB, pokemonA),
      pokemonOf.get(pokemonA)!.stats.speed - pokemonOf.get(pokemonB)!.stats.speed
    );
  const weights = [0.02, -0.02, 0.005];
  const contributions = (duel: Duel) => [...vector(duel)].map((value, index) => value * weights[index]);
  const probability = (duel: Duel) =>
    1 / (1 + Math.exp(-contributions(duel).reduce((sum, part) => sum + part, 0)));

  return {
    game,
    manifest: {
      name: "battle_winner_predictor",
      version,
      trainedAt: "2026-01-02T03:04:05.000Z",
      modelType: "fake",
      objective: "binary:logistic",
      featureNames: FAKE_FEATURES,
      featureVersion: "fake",
      frame: "A is the side that acts first",
      parameters: {max_depth: 8},
      seed: 1,
      trainingRows: 10,
      inputs: {},
      modelHash: `fake-${version}`,
      metrics: {accuracy: 0.99}
    },
    predictRow: (features) =>
      1 / (1 + Math.exp(-features.reduce((sum, value, index) => sum + value * weights[index], 0))),
    recommender: {
      modelVersion: String(version),
      featureNames: FAKE_FEATURES,
      featureVector: vector,
      winProbability: probability,
      estimate: (duel) => ({
        probability: probability(duel),
        method: "model",
        playouts: 0,
        standardError: 0,
        modelProbability: probability(duel)
      }),
      explain: (duel) => ({expected: 0, contributions: Float32Array.from(contributions(duel))}),
      bestMove({pokemonA, pokemonB, movesA, movesB}) {
        const replies = movesB ?? pokemonOf.get(pokemonB)!.learnset.map(({moveId}) => moveId);
        const moveB = replies.reduce((best, move) =>
          power(pokemonB, move, pokemonA) > power(pokemonB, best, pokemonA) ? move : best
        );
        const ranked = movesA.map((moveA): RankedMove => {
          const winProbability = probability({pokemonA, moveA, pokemonB, moveB});
          return {
            moveId: moveA,
            opponentMoveId: moveB,
            power: moveOf.get(moveA)!.power,
            effectivePower: power(pokemonA, moveA, pokemonB),
            typeMultiplier: 1,
            stab: 1,
            priority: moveOf.get(moveA)!.priority,
            score: 0.1,
            winProbability,
            method: "model",
            playouts: 0,
            standardError: 0,
            modelProbability: winProbability,
            predictedWinner: winProbability >= 0.5 ? "A" : "B"
          };
        });
        ranked.sort((a, b) => b.winProbability - a.winProbability);
        return {
          recommended: ranked[0],
          ranked,
          cannotHit: [],
          matrix: ranked.map(({winProbability}) => [winProbability]),
          tiedWith: [],
          equilibrium: {
            value: ranked[0].winProbability,
            strategyA: [{moveId: ranked[0].moveId, probability: 1}],
            strategyB: [{moveId: moveB, probability: 1}]
          }
        };
      }
    }
  };
}
