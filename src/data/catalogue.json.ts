import {join} from "node:path";
import {dataPaths} from "../../data-loaders/io/paths.ts";
import {copyJson} from "./copy-json.ts";

copyJson(join(dataPaths().quality, "catalogue.json"));
