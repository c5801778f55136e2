import {join} from "node:path";
import {dataPaths} from "../../lib/files/paths.ts";
import {copyJson} from "../data/copy-json.ts";

copyJson(join(dataPaths().evaluation, "drift.json"));
