import {dataPaths} from "../../lib/files/paths.ts";
import {featureReportPath} from "../../pipelines/model/evaluation/feature-report.ts";
import {copyJson} from "../data/copy-json.ts";

copyJson(featureReportPath(dataPaths()));
