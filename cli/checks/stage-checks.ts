import {existsSync} from "node:fs";
import {loadGame} from "../../data-loaders/load-game.ts";
import {readDuckDb} from "../../lib/duckdb/open-duckdb.ts";
import type {DataPaths} from "../../lib/files/paths.ts";
import {readRecord} from "../../lib/stage-runner/stage-record.ts";
import {readAliases} from "../../pipelines/model/registry/model-store.ts";
import {loadVersion} from "../../pipelines/model/registry/production.ts";
import type {Check} from "./check.ts";

/** Names of the stages that a whole run has; said here, for loading the graph itself takes seconds. */
export const STAGES = ["etl", "pages", "duels", "train", "evaluate", "promote", "mechanics", "site"] as const;

/** What the pipeline has made, by opening it: warehouse, game, model in production, site. */
export const fileChecks = (paths: DataPaths): Check[] => [
  {
    group: "files",
    name: "stages",
    remedy: "npm run pipeline",
    look() {
      const missing = STAGES.filter((name) => readRecord(paths, name) === null);
      if (missing.length > 0) throw new Error(`never ran: ${missing.join(", ")}`);
      return `all ${STAGES.length} have run`;
    }
  },
  {
    group: "files",
    name: "warehouse",
    remedy: "npm run etl",
    async look() {
      if (!existsSync(paths.warehouse)) throw new Error("there is none");
      const count = await readDuckDb(paths.warehouse, async (connection) => {
        const reader = await connection.runAndReadAll(
          "SELECT count(*)::INTEGER FROM duckdb_tables() WHERE NOT internal"
        );
        return Number(reader.getRows()[0][0]);
      });
      return `${count} tables`;
    }
  },
  {
    group: "files",
    name: "game",
    remedy: "npm run etl",
    async look() {
      const {pokemon, moves} = await loadGame(paths.game);
      return `${pokemon.length} Pokémon, ${moves.length} moves`;
    }
  },
  {
    group: "files",
    name: "model in production",
    remedy: "npm run pipeline",
    look() {
      const {production} = readAliases(paths);
      if (production === undefined) throw new Error("none");
      const {manifest} = loadVersion(paths, production);
      return `version ${production}, ${manifest.featureNames.length} features, trained ${manifest.trainedAt}`;
    }
  },
  {
    group: "files",
    name: "site",
    remedy: "npm run build",
    look() {
      if (!existsSync(paths.site)) throw new Error("not built");
      return paths.site;
    }
  }
];
