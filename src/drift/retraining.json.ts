import {dataPaths} from "../../lib/files/paths.ts";
import {readRetraining} from "../../pipelines/monitoring/retraining/retraining-result.ts";

// null where its stage has not run.
process.stdout.write(JSON.stringify(readRetraining(dataPaths())));
