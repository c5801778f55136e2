import {dataPaths} from "../../lib/files/paths.ts";
import {readRankings} from "../../pipelines/model/rankings/rankings-file.ts";

// null where its stage has not run.
process.stdout.write(JSON.stringify(readRankings(dataPaths())));
