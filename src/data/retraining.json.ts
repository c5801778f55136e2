import {dataPaths} from "../../data-loaders/io/paths.ts";
import {retrainingPath} from "../../pipelines/retrain/result.ts";
import {copyJson} from "./copy-json.ts";

copyJson(retrainingPath(dataPaths()));
