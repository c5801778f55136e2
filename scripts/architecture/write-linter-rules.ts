import {readFileSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {REPOSITORY} from "../../lib/files/paths.ts";
import {withFloorRules} from "./linter-rules.ts";

/** `npm run floors`: writes the floors' rules into `biome.json`; `npm run format` lays it out. */
const path = join(REPOSITORY, "biome.json");
writeFileSync(path, `${JSON.stringify(withFloorRules(JSON.parse(readFileSync(path, "utf8"))), null, 2)}\n`);
