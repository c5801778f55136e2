import {existsSync, readdirSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {dataPaths} from "../../lib/files/paths.ts";
import type {StageRecord} from "../../lib/stage-runner/stage.ts";

const {stages} = dataPaths();
const records = (existsSync(stages) ? readdirSync(stages) : [])
  .filter((name) => name.endsWith(".json") && !name.startsWith("."))
  .map((name) => JSON.parse(readFileSync(join(stages, name), "utf8")) as StageRecord);
process.stdout.write(JSON.stringify(records));
