import {dataPaths} from "../../lib/files/paths.ts";
import {generalizationPath} from "../../pipelines/model/evaluation/generalization.ts";
import {copyJson} from "../data/copy-json.ts";

copyJson(generalizationPath(dataPaths()));
