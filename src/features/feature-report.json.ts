import {dataPaths} from "../../lib/files/paths.ts";
import {readFeatureReport} from "../../pipelines/model/evaluation/read-evaluation.ts";

// null where its stage has not run.
process.stdout.write(JSON.stringify(readFeatureReport(dataPaths())));
