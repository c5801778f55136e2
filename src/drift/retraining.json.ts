import {dataPaths} from "../../lib/files/paths.ts";
import {retrainingPath} from "../../pipelines/monitoring/retraining/retraining-result.ts";
import {copyJson} from "../data/copy-json.ts";

copyJson(retrainingPath(dataPaths()));
