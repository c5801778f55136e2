import {dataPaths} from "../../lib/files/paths.ts";
import {readBuildsReport} from "../../pipelines/model/builds/evaluate-builds.ts";

// null where its stage has not run.
process.stdout.write(JSON.stringify(readBuildsReport(dataPaths())));
