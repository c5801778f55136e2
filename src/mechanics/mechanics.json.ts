import {dataPaths} from "../../lib/files/paths.ts";
import {readMechanics} from "../../pipelines/battle/agreement/mechanics-report.ts";

// null where its stage has not run.
process.stdout.write(JSON.stringify(readMechanics(dataPaths())));
