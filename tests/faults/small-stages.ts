import {readFileSync} from "node:fs";
import {join} from "node:path";
import {runEtl} from "../../data-loaders/etl.ts";
import type {GameData} from "../../data-loaders/game-data.ts";
import {loadGame} from "../../data-loaders/load-game.ts";
import type {DataPaths} from "../../lib/files/paths.ts";
import {publishText} from "../../lib/files/publish.ts";
import type {Stage} from "../../lib/stage-runner/stage.ts";
import {duelFiles, loadDuels} from "../../pipelines/model/duels/load-duels.ts";
import {runDuels} from "../../pipelines/model/duels/run-duels.ts";
import {aliasesPath, registerVersion, setAlias} from "../../pipelines/model/registry/model-store.ts";
import type {ModelManifest} from "../../pipelines/model/training/manifest.ts";
import {readParameters} from "../../pipelines/model/training/parameters.ts";
import {trainedFolder, trainModel} from "../../pipelines/model/training/train-model.ts";

const POKEMON = 6;
const NOW = new Date("2026-11-24T12:00:00Z");

export const smallGamePath = (paths: DataPaths): string => join(paths.data, "small", "game.json");
const small = (paths: DataPaths): DataPaths => ({...paths, game: smallGamePath(paths)});

/** The game with its first few Pokémon alone. */
const reduce = (game: GameData): GameData => ({...game, pokemon: game.pokemon.slice(0, POKEMON)});

/** The pipeline's own work, on so few Pokémon and trees that a run takes seconds. Every run gives the same bytes. */
export const smallStages = (paths: DataPaths): readonly Stage[] => [
  {
    name: "etl",
    title: "load the game",
    after: [],
    inputs: [],
    outputs: [paths.warehouse, paths.parquet, paths.game],
    code: ["data-loaders/game-data.ts"],
    parameters: {},
    async run() {
      const {rows} = await runEtl({paths, force: true});
      return {...rows};
    }
  },
  {
    name: "reduce",
    title: "keep a few Pokémon",
    after: ["etl"],
    inputs: [paths.game],
    outputs: [smallGamePath(paths)],
    code: ["data-loaders/game-data.ts"],
    parameters: {POKEMON},
    async run() {
      await publishText(smallGamePath(paths), JSON.stringify(reduce(await loadGame(paths.game))));
      return {};
    }
  },
  {
    name: "duels",
    title: "simulate their duels",
    after: ["reduce"],
    inputs: [smallGamePath(paths)],
    outputs: [paths.duels],
    code: ["pipelines/model/duels/duel-file-columns.ts"],
    parameters: {},
    async run() {
      return {...(await runDuels({paths: small(paths), playouts: 4, threads: 1}))};
    }
  },
  {
    name: "train",
    title: "train a few trees",
    after: ["duels"],
    inputs: [paths.duels],
    outputs: [trainedFolder(paths)],
    code: ["pipelines/model/training/parameters.ts"],
    parameters: {},
    async run() {
      const game = await loadGame(smallGamePath(paths));
      const duels = await loadDuels(duelFiles(paths), game);
      const settings = {...readParameters(), rounds: 3};
      const {modelHash} = await trainModel({paths, game, duels, settings, inputs: {}, now: () => NOW});
      return {modelHash};
    }
  },
  {
    name: "register",
    title: "register the model",
    after: ["train"],
    inputs: [trainedFolder(paths)],
    outputs: [aliasesPath(paths), join(paths.models, "versions", "1")],
    code: ["pipelines/model/training/manifest.ts"],
    parameters: {},
    async run() {
      const read = (name: string): Buffer => readFileSync(join(trainedFolder(paths), name));
      const manifest = JSON.parse(read("manifest.json").toString()) as ModelManifest;
      const version = await registerVersion(paths, manifest, {"model.json": read("model.json")});
      await setAlias(paths, "production", version);
      return {version};
    }
  }
];
