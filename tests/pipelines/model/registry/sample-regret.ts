import type {
  RegretCase,
  RegretFigures,
  RegretReport,
  Share
} from "../../../../pipelines/model/evaluation/regret/regret-report.ts";
import type {TruthReport} from "../../../../pipelines/model/evaluation/truth/truth-report.ts";

/** Made-up figures of regret, easy to tell apart. Pokémon and moves are of the game. */
const share = (count: number, n: number): Share => ({
  n,
  count,
  value: count / n,
  interval: [count / n / 2, (2 * count) / n]
});

export const sampleCase = (given: Partial<RegretCase> = {}): RegretCase => ({
  pokemonA: 3,
  pokemonB: 7,
  movesA: [76, 438, 89, 75],
  movesB: null,
  recommended: {move: 76, reply: 91, probability: 0.2, standardError: 0},
  promised: 0.95,
  best: {move: 438, reply: 58, probability: 0.9, standardError: 0.01},
  ...given
});

const figures = (mean: number, counts: readonly [number, number, number], n: number): RegretFigures => ({
  mean: {n, value: mean, interval: [mean / 2, 2 * mean]},
  above001: share(counts[0], n),
  above005: share(counts[1], n),
  wrongVerdict: share(counts[2], n - 3),
  even: 3,
  overstatement: {n, value: 3 * mean, interval: [2 * mean, 4 * mean]},
  worst: []
});

export const sampleRegret = (): RegretReport => ({
  seed: 7,
  playouts: 2000,
  kinds: [
    {
      replies: "given",
      questions: 400,
      figures: {
        model: {
          ...figures(0.002, [8, 4, 6], 400),
          worst: [sampleCase({movesB: [91, 58, 8, 57]})]
        },
        answered: figures(0.0001, [2, 0, 1], 400)
      }
    },
    {
      replies: "open",
      questions: 100,
      figures: {
        model: {...figures(0.004, [5, 3, 2], 100), worst: [sampleCase()]},
        answered: {
          ...figures(0.0002, [1, 0, 0], 100),
          worst: [
            sampleCase({
              recommended: {move: 89, reply: 91, probability: 0.88, standardError: 0},
              promised: 0.89
            })
          ]
        }
      }
    }
  ]
});

const mean = (value: number, n: number): TruthReport["meanError"] => ({
  n,
  value,
  interval: [value / 2, 2 * value]
});

/** Made-up figures of the model and its labels against the truth. */
export const sampleTruth = (): TruthReport => ({
  seed: 7,
  duels: 900,
  exact: 400,
  playouts: 3000,
  meanError: mean(0.0064, 900),
  labelError: mean(0.0044, 900),
  wrongFavourite: share(3, 890),
  even: 10
});
