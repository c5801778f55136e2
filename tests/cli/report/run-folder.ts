import {mkdirSync, writeFileSync} from "node:fs";
import {join} from "node:path";

/** A chart as `figures` writes it. */
export const svg = (text: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg"><text>${text}</text></svg>`;

export interface Run {
  readonly accuracy?: number;
  readonly interval?: readonly [number, number];
  readonly rows?: Readonly<Record<string, number>>;
  readonly trainKey?: string;
  readonly charts?: Readonly<Record<string, string>>;
  readonly script?: string;
  /** Mean regret where B's replies are given and the model alone recommends; not measured unless given. */
  readonly regret?: number;
}

const record = (name: string, key: string, details: unknown) => ({
  name,
  key,
  seconds: 2,
  peakMemoryBytes: 3e8,
  details
});

/** Writes the files of a run that a comparison reads: `data/` and `dist/` in `folder`. */
export function writeRun(folder: string, run: Run = {}): string {
  const {
    accuracy = 0.99,
    interval = [0.985, 0.995],
    rows = {type: 18},
    trainKey = "k",
    charts = {},
    script = "x",
    regret
  } = run;
  const figure = (value: number) => ({n: 9, value, interval: [value - 0.001, value + 0.001]});
  const put = (path: string, content: unknown): void => {
    mkdirSync(join(folder, path, ".."), {recursive: true});
    writeFileSync(join(folder, path), typeof content === "string" ? content : JSON.stringify(content));
  };
  put("data/stages/etl.json", record("etl", "e", {rows, disagreements: 4}));
  put("data/stages/duels.json", record("duels", "d", {rows: {best_move: 10}}));
  put("data/stages/train.json", record("train", trainKey, {}));
  put("data/evaluation/evaluation.json", {
    model: {hash: `model of ${accuracy}`, features: 3, trees: 4},
    splits: [
      {
        name: "pair-disjoint",
        scores: {n: 100, accuracy, logLoss: 1 - accuracy},
        intervals: {accuracy: interval, logLoss: [1 - interval[1], 1 - interval[0]]},
        limit: {n: 100, accuracy: 0.999, logLoss: 0.001}
      }
    ],
    ...(regret !== undefined && {
      regret: {
        kinds: [
          {
            replies: "given",
            figures: {
              model: {
                mean: figure(regret),
                above001: figure(0.01),
                above005: figure(0.005),
                wrongVerdict: figure(0.02),
                overstatement: figure(2 * regret)
              }
            }
          }
        ]
      }
    })
  });
  for (const [name, text] of Object.entries(charts)) put(`data/figures/${name}`, svg(text));
  put(
    "dist/index.html",
    '<link rel="stylesheet" href="./_import/a.css"><script src="./_import/a.js"></script>'
  );
  put("dist/_import/a.js", script);
  put("dist/_import/a.css", "body{}");
  put("dist/pokedex/one.html", '<script src="../_import/a.js"></script>');
  put("dist/pokedex/two.html", `<script src="../_import/a.js"></script>${"<p>longer".repeat(9)}`);
  return folder;
}
