import {dataPaths} from "../../data-loaders/io/paths.ts";
import {featureReportPath} from "../../pipelines/evaluation/feature-report.ts";
import {copyJson} from "./copy-json.ts";

copyJson(featureReportPath(dataPaths()));
