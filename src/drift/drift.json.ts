import {dataPaths} from "../../lib/files/paths.ts";
import {readDriftReport} from "../../pipelines/monitoring/drift/report/report-files.ts";

// null where its stage has not run.
process.stdout.write(JSON.stringify(readDriftReport(dataPaths())));
