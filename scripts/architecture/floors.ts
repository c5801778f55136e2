/** Folders that stand side by side: each may import from the floors below it, none from another on its own floor. */
export interface Floor {
  readonly folders: readonly string[];
  readonly holds: string;
}

/** The house from the ground up. The linter's rules (`biome.json`) and the documents are checked against this. */
export const FLOORS: readonly Floor[] = [
  {
    folders: ["lib"],
    holds: "what knows nothing of Pokémon: files, DuckDB, statistics, terminal, workers, stage runner"
  },
  {
    folders: ["data-loaders"],
    holds: "the ETL, the only writer of the warehouse, and the game as all others read it"
  },
  {folders: ["pipelines/battle"], holds: "the battle engine, and its comparison with the reference"},
  {
    folders: ["pipelines/model"],
    holds: "duels, features, training, prediction, evaluation, search, tracking, registry"
  },
  {folders: ["pipelines/monitoring"], holds: "the prediction log, drift, retraining, traffic"},
  {folders: ["server", "src", "ops"], holds: "the API, the site with its build, boards and alert rules"},
  {folders: ["stages"], holds: "the stage graph, one module a stage"},
  {folders: ["cli"], holds: "the command-line tool, with its checks, tour, reports and figures"},
  {folders: ["scripts"], holds: "checks and documents of the project itself"}
];

/** What the browser runs too: nothing in it imports from Node. */
export const ISOMORPHIC: readonly string[] = [
  "pipelines/battle/*.ts",
  "pipelines/model/features/*.ts",
  "!pipelines/model/features/matrix.ts",
  "pipelines/model/prediction/*.ts"
];

/** Folders above a floor, and the others on it, which it may not import from; and the tests, which nobody may. */
export const aboveOf = (folder: string): string[] => {
  const floor = FLOORS.findIndex(({folders}) => folders.includes(folder));
  if (floor < 0) throw new RangeError(`${folder} is on no floor`);
  return [
    ...FLOORS.slice(floor).flatMap(({folders}) => folders.filter((other) => other !== folder)),
    "tests"
  ];
};
