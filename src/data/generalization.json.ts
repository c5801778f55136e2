import {dataPaths} from "../../data-loaders/io/paths.ts";
import {generalizationPath} from "../../pipelines/evaluation/generalization.ts";
import {copyJson} from "./copy-json.ts";

copyJson(generalizationPath(dataPaths()));
